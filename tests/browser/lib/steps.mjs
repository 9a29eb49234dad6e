// What people do again and again, in the words of the screen.
import assert from "node:assert/strict";

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
