import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { suzuki, tanaka } from "./cast.mjs";

/** もしも, from home and by its address. */
export async function whatIf({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  const panel = page.getByRole("region").or(page.locator("section")).filter({ has: page.getByRole("heading", { name: "もしも" }) }).last();
  await panel.getByLabel("だれに").selectOption({ label: "高橋 美咲" });
  await panel.getByLabel("何が起きたら").selectOption({ label: "ワンタイムパスワードが利用停止になった" });
  await says(page, "別のトークンを使う管理者権限をお持ちの方に解除してもらう");
  await picture(page, "home-what-if");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("link", { name: "この結果のページを開く" }).click();
  await heading(page, "もしも");
  assert.match(page.url(), /\/rescue\?user=.+&problem=otp_stopped/);
  await says(page, "別のトークンを使う管理者権限をお持ちの方に解除してもらう");
  await page.reload();
  await says(page, "別のトークンを使う管理者権限をお持ちの方に解除してもらう");
  await page.getByLabel("何が起きたら").selectOption({ label: "トークンを紛失した・盗まれた" });
  await page.waitForURL(/problem=device_lost/);
  await says(page, "すぐにお取引店へ連絡する");
  await says(page, "0120-000-000");
  await picture(page, "what-if");
  assert.deepEqual(await findings(page), []);
  // A cell of the map leads to its mishap.
  await someone.go("/");
  await page.getByRole("row", { name: /田中 健/ }).getByRole("link").first().click();
  await heading(page, "もしも");
  await says(page, "田中 健さん：ログインパスワードを忘れた");
  quiet(someone);
  const address = page.url().replace(portal.url, "");
  await someone.close();

  const other = await person(browser, portal);
  await signIn(other, tanaka.id, tanaka.login);
  await other.go(address);
  await says(other.page, "田中 健さん：ログインパスワードを忘れた");
  await other.go("/rescue?user=nobody&problem=suspended");
  await says(other.page, "この利用者の「もしも」は表示できません");
  quiet(other);
  await other.close();
}
