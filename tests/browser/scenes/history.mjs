import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { hanako, tanaka } from "./cast.mjs";

/** The rows of a file: enough of RFC 4180 for what a person's name may hold. */
function rowsOf(text) {
  const rows = [[]];
  for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g)) {
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1);
}

export async function history({ browser, portal }) {
  const refused = await person(browser, portal);
  await refused.go("/sign-in");
  await refused.page.getByLabel("ログインID").fill(tanaka.id);
  await refused.page.getByLabel("ログインパスワード", { exact: true }).fill("not the password");
  await refused.page.getByRole("button", { name: "ログイン", exact: true }).click();
  await says(refused.page, "IDかパスワードが違うか、利用が停止されています。");
  await signIn(refused, tanaka.id, tanaka.login);
  // Who may not see everybody's is not offered it, and doesn't get it by its address.
  await refused.go("/history");
  await heading(refused.page, "履歴");
  assert.equal(await refused.page.getByRole("link", { name: "全利用者" }).count(), 0);
  await refused.go("/history?of=all");
  await says(refused.page, "この操作の権限がありません。");
  await refused.close();

  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, hanako.id, hanako.login);
  await someone.go("/history");
  await heading(page, "履歴");
  await page.getByRole("link", { name: "全利用者" }).click();
  await page.getByRole("columnheader", { name: "利用者" }).waitFor();
  await page.getByRole("row").nth(1).waitFor();
  await picture(page, "history-all");
  assert.deepEqual(await findings(page), []);

  // What is looked for stands in the address, and Back leads to what was looked for before.
  await page.getByLabel("利用者", { exact: true }).selectOption({ label: "田中 健" });
  await page.getByLabel("操作の種類").selectOption({ label: "ログイン・ログアウト" });
  await page.getByLabel("結果", { exact: true }).selectOption({ label: "受け付けられなかったもの" });
  await page.getByRole("button", { name: "照会する" }).click();
  await page.waitForURL(/kind=sign_in/);
  assert.match(page.url(), /of=all.*person=.*result=refused/);
  await page.getByRole("cell", { name: /ログインパスワード相違/ }).first().waitFor();
  await picture(page, "history-filtered");
  assert.deepEqual(await findings(page), []);

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSVに書き出す" }).click()]);
  assert.match(download.suggestedFilename(), /^操作履歴-\d{4}-\d{2}-\d{2}\.csv$/);
  const file = await readFile(await download.path());
  assert.deepEqual([...file.subarray(0, 3)], [0xef, 0xbb, 0xbf], "the mark of UTF-8");
  const [head, ...rows] = rowsOf(file.toString("utf8").slice(1));
  assert.deepEqual(head, ["日時", "利用者", "操作", "対象", "結果", "理由", "ブラウザ", "受付番号"]);
  assert.ok(rows.length >= 1);
  for (const row of rows) {
    assert.equal(row.length, head.length);
    assert.match(row[0], /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
    assert.equal(row[1], "田中 健");
    assert.notEqual(row[4], "成功");
    assert.doesNotMatch(row.join("\n"), /^[=+\-@]/m, "no cell is a formula");
  }
  await says(page, /件をCSVに書き出しました/);

  // The same after a reload; a day before anything happened has nothing, and says so.
  await page.reload();
  await page.getByRole("cell", { name: /ログインパスワード相違/ }).first().waitFor();
  await page.getByLabel("終了日").fill("2001-01-01");
  await page.getByRole("button", { name: "照会する" }).click();
  await says(page, "条件に合う履歴はありません");
  await page.getByLabel("開始日").fill("2001-02-01");
  await page.getByRole("button", { name: "照会する" }).click();
  await says(page, "終了日は開始日以降の日を指定してください");
  await page.goBack();
  await page.getByRole("cell", { name: /ログインパスワード相違/ }).first().waitFor();
  quiet(someone);
  await someone.close();
}
