// The people of the desk in the demo, and what they do again and again.
import { heading, prove } from "../lib/steps.mjs";

export const clerk = { id: "mado0001", login: "ginza-no-hato-dokei", confirmation: "kami-hikoki-no-tabi", serial: "0880-0001-1", name: "窓口 太郎" };
export const approver = { id: "shonin01", login: "ao-kaki-no-ki-no-shita", confirmation: "inku-bin-to-fuyu", serial: "0880-0002-9", name: "承認 花子" };
export const colleague = { id: "mado0003", login: "nami-uchigiwa-no-kai", confirmation: "natsu-no-shima-no-uta", serial: "0880-0004-5", name: "窓口 三枝" };
export const auditor = { id: "kansa001", login: "toki-no-kane-no-machi", confirmation: "yuki-guni-no-tomoshibi", serial: "0880-0003-7", name: "監査 次郎" };

/** Signs in at the desk, which always asks for the second factor. */
export async function enter(someone, portal, who, path = "/desk/contracts", title = "契約") {
  const { page } = someone;
  await portal.forward(61);
  await someone.go("/sign-in");
  await page.getByLabel("ログインID").fill(who.id);
  await page.getByLabel("ログインパスワード", { exact: true }).fill(who.login);
  await page.getByRole("button", { name: "ログイン", exact: true }).click();
  await heading(page, "ワンタイムパスワードの確認");
  await page.getByLabel(/ワンタイムパスワード/).fill(await portal.code(who.serial));
  await page.getByRole("button", { name: "ログインを続ける", exact: true }).click();
  await heading(page, "手続き");
  await someone.go(path);
  await heading(page, title);
}

/** Proves who acts with the next number, and presses the button. */
export async function sign(someone, portal, who, button) {
  await portal.forward(61);
  await prove(someone.page, who.confirmation, await portal.code(who.serial), button);
}
