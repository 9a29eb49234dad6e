import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { SHARED, ALONE, tanaka, yamamoto } from "./cast.mjs";

export async function registration({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, yamamoto.id, yamamoto.login, "利用開始登録");
  await picture(page, "register");
  assert.deepEqual(await findings(page), []);
  const attempt = async (serial, code) => {
    await page.getByLabel("シリアル番号").fill(serial);
    await page.getByLabel("確認用パスワード", { exact: true }).fill(yamamoto.confirmation);
    await page.getByLabel(/トークンに表示されている番号/).fill(code);
    await page.getByRole("button", { name: "登録する" }).click();
  };
  // Another contract's serial is refused exactly like an unknown one.
  for (const serial of [ALONE, "9999-9999-9"]) {
    await attempt(serial, await portal.code(ALONE));
    await says(page, "このシリアル番号のトークンは見つかりません");
  }
  await portal.forward(61);
  await attempt(SHARED, await portal.code(SHARED));
  await says(page, "トークンを登録しました");
  await picture(page, "registered", { variants: false });
  quiet(someone);
  await someone.close();

  const other = await person(browser, portal);
  await signIn(other, tanaka.id, tanaka.login);
  await other.go("/tokens/register");
  await says(other.page, "あなたのトークンはすでに登録されています");
  await other.close();
}
