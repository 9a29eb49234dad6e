import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { SHARED, sakura, suzuki, tanaka } from "./cast.mjs";

/** A question with its answer. */
function question(page, number) {
  return page.locator(`details#q${number}`);
}

/** Opens it. */
async function open(page, number) {
  await question(page, number).locator("summary").click();
  return question(page, number);
}

export async function questions({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, tanaka.id, tanaka.login);
  // A link opens its question.
  await someone.go("/questions#q4");
  await heading(page, "Q&A");
  const stop = question(page, 4);
  await stop.getByText("次の方が「ワンタイムパスワードの利用停止解除」で解除できます").waitFor();
  assert.equal(await stop.getAttribute("open"), "");
  assert.equal(await question(page, 1).getAttribute("open"), null);
  await stop.getByText("鈴木 一郎").waitFor();
  await picture(page, "questions-link");

  const guarded = await open(page, 3);
  await guarded.getByRole("row", { name: /振込先口座情報登録（振込・振替）/ }).getByText("できます").waitFor();
  await guarded.getByRole("row", { name: /ユーザの追加/ }).getByText("権限がありません").waitFor();
  const lost = await open(page, 6);
  await lost.getByText(/2,200円（税込）/).first().waitFor();
  const report = lost.getByRole("link", { name: /の紛失・盗難・故障を届け出る/ });
  assert.equal(await report.getAttribute("href"), `/tokens/report?serial=${SHARED.replaceAll("-", "")}`);
  await (await open(page, 8)).getByText(/と共有しています/).waitFor();
  await (await open(page, 10)).getByText("失効は、管理者権限をお持ちの方が行います。").waitFor();
  await page.getByRole("button", { name: "すべて開く" }).click();
  assert.equal(await page.locator("details.question[open]").count(), 11);
  await picture(page, "questions");
  assert.deepEqual(await findings(page), []);
  await page.emulateMedia({ media: "print" });
  await picture(page, "questions-paper", { variants: false });
  await page.emulateMedia({ media: "screen" });
  quiet(someone);
  await someone.close();

  // An administrator reads what may become of each colleague's link.
  const administrator = await person(browser, portal);
  await signIn(administrator, suzuki.id, suzuki.login);
  await administrator.go("/questions#q10");
  const revoke = question(administrator.page, 10);
  await revoke.getByRole("link", { name: "田中 健さんの登録を画面で失効する" }).waitFor();
  await (await open(administrator.page, 7)).getByText(/7日～10日前後/).waitFor();
  await (await open(administrator.page, 11)).getByRole("row", { name: /追加発行/ }).getByText("2,200円（税込）").waitFor();
  await picture(administrator.page, "questions-administrator");
  assert.deepEqual(await findings(administrator.page), []);
  quiet(administrator);
  await administrator.close();

  // Who is alone is told that only paper can.
  const alone = await person(browser, portal);
  await signIn(alone, sakura.id, sakura.login);
  await alone.go("/questions#q4");
  await says(alone.page, "書面の手続きになります");
  await (await open(alone.page, 10)).getByText("利用者がお一人なので、失効はいつも書面の手続きです。").waitFor();
  quiet(alone);
  await alone.close();
}
