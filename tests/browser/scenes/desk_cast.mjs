// The people of the desk in the demo, and what they do again and again.
import { person } from "../lib/browser.mjs";
import { heading, press, prove, quiet, says } from "../lib/steps.mjs";

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

/** Somebody of the bank at the desk. */
export async function atTheDesk(browser, portal, who) {
  const someone = await person(browser, portal);
  await enter(someone, portal, who, "/desk", "手続き");
  await someone.page.locator(".desk-mark").waitFor();
  return someone;
}

/** What a queue holds of a kind, of a company where one is named, opened. */
export async function open(page, tab, kind, company = "") {
  await page.getByRole("navigation", { name: "次にすること" }).getByRole("link", { name: tab, exact: true }).click();
  await page.getByRole("row").filter({ hasText: kind }).filter({ hasText: company }).getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: new RegExp(kind.slice(0, 6)) }).waitFor();
}

/** A device of the stock is chosen and the form carried out. */
export async function hand(someone, portal, who) {
  const { page } = someone;
  const serial = await page.locator(".pick-offered li .is-code").first().innerText();
  await press(page, `${serial}を選ぶ`);
  await says(page, "1本そろいました。");
  await sign(someone, portal, who, "実行する");
  await says(page, "「実行」を記録しました");
  return serial;
}

/** What was carried out is shipped and delivered. */
export async function ship(someone, portal, who) {
  await sign(someone, portal, who, "発送済みにする");
  await says(someone.page, "「発送」を記録しました");
  await sign(someone, portal, who, "お届け済みにする");
  await says(someone.page, "この手続きはこれで終わりです。");
}

/** A clerk takes the paper of a procedure and checks it. */
export async function receive({ browser, portal }, kind, company) {
  const someone = await atTheDesk(browser, portal, clerk);
  await open(someone.page, "書面待ち", kind, company);
  await sign(someone, portal, clerk, "受け付ける");
  await says(someone.page, "「受付」を記録しました");
  await sign(someone, portal, clerk, "確認済みにする");
  await says(someone.page, "「確認」を記録しました");
  quiet(someone);
  await someone.close();
}

/** The other person approves what was checked, and sends the device that it brings. */
export async function approveAndSend({ browser, portal }, kind, company) {
  const someone = await atTheDesk(browser, portal, approver);
  await open(someone.page, "承認待ち", kind, company);
  await sign(someone, portal, approver, "承認する");
  await says(someone.page, "「承認」を記録しました");
  const serial = await hand(someone, portal, approver);
  await ship(someone, portal, approver);
  quiet(someone);
  await someone.close();
  return serial;
}
