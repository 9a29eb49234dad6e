import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { hanako, suzuki, tanaka } from "./cast.mjs";

const IDLE = "操作がないときにログアウトするまでの時間（分）";

async function confirm(page, password) {
  await page.getByLabel("確認用パスワード", { exact: true }).fill(password);
  await page.getByRole("button", { name: "変更する", exact: true }).click();
}

/** The settings change from → to; whoever had them open keeps what they typed; the others read of it. */
export async function settings({ browser, portal }) {
  const early = await person(browser, portal);
  await signIn(early, suzuki.id, suzuki.login);
  await early.go("/settings");
  await heading(early.page, "設定");
  await early.page.getByLabel("ログインのたびに本人へメールで知らせる").check();

  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, hanako.id, hanako.login);
  await someone.go("/settings");
  await heading(page, "設定");
  await says(page, "銀行の取り決め");
  await says(page, "お手続きに必要な確認");
  await picture(page, "settings");
  assert.deepEqual(await findings(page), []);
  // The bank's bounds hold while one types.
  await page.getByLabel(IDLE).fill("99");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "1から15までの整数で入力してください");
  await page.getByLabel(IDLE).fill("１０");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await page.getByRole("row", { name: /自動ログアウトまでの時間 15分 10分/ }).waitFor();
  await picture(page, "settings-confirm");
  assert.deepEqual(await findings(page), []);
  await confirm(page, "wrong password");
  await says(page, /確認用パスワードが違います。あと5回/);
  await confirm(page, hanako.confirmation);
  await says(page, "設定を変更しました");
  await picture(page, "settings-done");

  // The other one had an older page: what they typed is kept, and what changed is told.
  await early.page.getByRole("button", { name: "確認へ進む" }).click();
  await confirm(early.page, suzuki.confirmation);
  await says(early.page, "ほかの方が先に設定を変更しました");
  assert.equal(await early.page.getByLabel(IDLE).inputValue(), "10", "what was not typed follows");
  assert.ok(await early.page.getByLabel("ログインのたびに本人へメールで知らせる").isChecked(), "what was typed stays");
  await picture(early.page, "settings-stale");
  assert.deepEqual(await findings(early.page), []);
  quiet(early);

  await someone.go("/notices");
  await heading(page, "お知らせ");
  await says(page, "会社の設定が変更されました");
  quiet(someone);
  await someone.close();

  // Back to what the other scenes expect.
  await early.page.getByLabel("ログインのたびに本人へメールで知らせる").uncheck();
  await early.page.getByLabel(IDLE).fill("15");
  await early.page.getByRole("button", { name: "確認へ進む" }).click();
  await confirm(early.page, suzuki.confirmation);
  await says(early.page, "設定を変更しました");
  await early.close();

  const general = await person(browser, portal);
  await signIn(general, tanaka.id, tanaka.login);
  await general.go("/settings");
  await says(general.page, "この操作の権限がありません。");
  await general.close();
}

/** The bell has a dot until one has looked. */
export async function notices({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, hanako.id, hanako.login);
  await page.getByRole("link", { name: "お知らせ（新着あり）" }).click();
  await heading(page, "お知らせ");
  await page.getByText("新着", { exact: true }).first().waitFor();
  await picture(page, "notices");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("link", { name: "お知らせ", exact: true }).first().waitFor();
  await page.reload();
  await heading(page, "お知らせ");
  await page.waitForLoadState("networkidle");
  assert.equal(await page.getByRole("link", { name: "お知らせ（新着あり）" }).count(), 0);
  assert.equal(await page.getByText("新着", { exact: true }).count(), 0);
  quiet(someone);
  await someone.close();
}
