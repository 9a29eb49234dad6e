// What people do again and again, in the words of the screen.
import assert from "node:assert/strict";
import { findings, picture } from "./browser.mjs";

/** Types into a field. */
export const fill = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text);

/** Presses a button. */
export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** Follows the first link of a name. */
export const follow = (page, name) => page.getByRole("link", { name, exact: true }).first().click();

/** The page once it has come to rest: its pictures, and nothing that keeps anybody out. */
export async function looked(page, name, options) {
  await page.waitForLoadState("networkidle");
  await picture(page, name, options);
  assert.deepEqual(await findings(page), [], name);
}

/** Signs in and waits for what comes after. */
export async function signIn(someone, loginId, password, expected = "ホーム") {
  await someone.go("/sign-in");
  await someone.page.getByLabel("ログインID").fill(loginId);
  await someone.page.getByLabel("ログインパスワード", { exact: true }).fill(password);
  await someone.page.getByRole("button", { name: "ログイン", exact: true }).click();
  await heading(someone.page, expected);
}

/** Waits for the page's heading. */
export async function heading(page, text) {
  await page.getByRole("heading", { level: 1, name: text, exact: true }).waitFor();
}

/** Waits until a text is on the page. */
export async function says(page, text) {
  await page.getByText(text).first().waitFor();
}

/** Types both proofs and presses the button. */
export async function prove(page, confirmation, code, button) {
  await page.getByLabel("確認用パスワード", { exact: true }).fill(confirmation);
  await page.getByLabel(/ワンタイムパスワード/).fill(code);
  await page.getByRole("button", { name: button, exact: true }).click();
}

/** A payee by its number, up to the confirm step. */
export async function payee(someone, number) {
  const { page } = someone;
  await someone.go("/payees/new");
  await heading(page, "振込先の登録");
  await page.getByLabel("銀行コード").fill("0125");
  await page.getByLabel("支店コード").fill("101");
  await page.getByLabel("口座番号").fill(number);
  await page.getByLabel("受取人名（半角カナ）").fill("みどりせいき（か");
  await page.getByRole("button", { name: "確認へ進む" }).click();
}

/** Nothing that the browser complained about is let pass. */
export function quiet(someone) {
  assert.deepEqual(someone.complaints, []);
}

/** Both temporary passwords of a slip on the page. */
export async function temporaryPasswords(page) {
  const shown = async (label) => {
    const row = page.locator("dt", { hasText: label }).first();
    return (await row.locator("xpath=following-sibling::dd[1]").innerText()).replace(/\s/g, "");
  };
  return { login: await shown("ログインパスワード（仮）"), confirmation: await shown("確認用パスワード（仮）") };
}

/** The first day, at パスワードの登録: both temporary passwords are replaced. */
export async function begin({ page }, temporary, chosen) {
  await fill(page, "仮ログインパスワード", temporary.login);
  await fill(page, "仮確認用パスワード", temporary.confirmation);
  await fill(page, "新しいログインパスワード", chosen.login);
  await fill(page, "新しいログインパスワード（再入力）", chosen.login);
  await fill(page, "新しい確認用パスワード", chosen.confirmation);
  await fill(page, "新しい確認用パスワード（再入力）", chosen.confirmation);
  await press(page, "パスワードを登録する");
  await heading(page, "利用開始登録");
}

/** Registers a device, which may be the one that was sent in place of one's own. */
export async function register(someone, portal, confirmation, serial) {
  const { page } = someone;
  await someone.go("/tokens/register");
  await fill(page, "シリアル番号", serial);
  await fill(page, "確認用パスワード", confirmation);
  await portal.forward(61);
  await page.getByLabel(/トークンに表示されている番号/).fill(await portal.code(serial));
  await press(page, "登録する");
  await says(page, "トークンを登録しました");
}
