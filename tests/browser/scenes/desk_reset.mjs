import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { mailedCode, mailThatSays } from "../lib/mailbox.mjs";
import { fill, follow, heading, press, quiet, says, signIn } from "../lib/steps.mjs";
import { sakura } from "./cast.mjs";
import { approver, atTheDesk, clerk, open, sign } from "./desk_cast.mjs";

const KIND = "パスワードの再設定";
const MAIL = "sakura01@sakura.example";
const LOGIN = "aki-no-mori-no-kitsune";

/** The paper of a sole master who knows no password: two people of the desk, a mailed code, and a new password. */
export async function deskReset({ browser, portal }) {
  const first = await atTheDesk(browser, portal, clerk);
  const { page } = first;
  await follow(page, "書面を受け付ける");
  await fill(page, "契約番号", "sakura");
  await press(page, "契約を表示する");
  await says(page, "さくら商店");
  await page.getByLabel("手続きの種類", { exact: true }).selectOption({ label: KIND });
  await page.getByLabel("再設定するパスワード", { exact: true }).selectOption({ label: "ログインパスワード" });
  await press(page, "確認へ進む");
  await sign(first, portal, clerk, "受け付ける");
  await page.getByRole("heading", { level: 1, name: new RegExp(KIND) }).waitFor();
  await sign(first, portal, clerk, "確認済みにする");
  await says(page, "「確認」を記録しました");
  quiet(first);
  await first.close();

  const second = await atTheDesk(browser, portal, approver);
  await open(second.page, "承認待ち", KIND);
  await sign(second, portal, approver, "承認する");
  await says(second.page, "「承認」を記録しました");
  await sign(second, portal, approver, "実行する");
  await says(second.page, "「実行」を記録しました");
  const letter = await mailThatSays(portal, MAIL, /再設定の確認コード（銀行から）/);
  const { code } = await mailedCode(portal, MAIL);
  assert.ok(letter.text.replace(/\D/g, "").includes(code), "the newest code is the desk's");
  // Whoever works at the desk sees no secret.
  const seen = await second.page.locator("body").innerText();
  assert.ok(!seen.replace(/\D/g, "").includes(code), "the desk does not see the code");
  await picture(second.page, "desk-reset-done");
  assert.deepEqual(await findings(second.page), []);
  quiet(second);
  await second.close();

  // The mail names the button by its own words.
  const button = /「([^」]*ある)」/.exec(letter.text)[1];
  const someone = await person(browser, portal);
  await someone.go("/reset");
  await press(someone.page, button);
  await fill(someone.page, "ログインID", sakura.id);
  await fill(someone.page, "メールで届いた番号（確認コード）", code);
  await fill(someone.page, "新しいログインパスワード", LOGIN);
  await fill(someone.page, "新しいログインパスワード（再入力）", LOGIN);
  // Her device was reported stolen: nobody asks for its number.
  await press(someone.page, "パスワードを再設定する");
  await says(someone.page, "ログインパスワードを再設定しました");
  await follow(someone.page, "ログインへ");
  sakura.login = LOGIN;
  await signIn(someone, sakura.id, sakura.login);
  await someone.go("/procedures");
  await heading(someone.page, "手続き");
  await says(someone.page, KIND);
  quiet(someone);
  await someone.close();

  // A code is good once.
  const again = await person(browser, portal);
  await again.go("/reset");
  await press(again.page, button);
  await fill(again.page, "ログインID", sakura.id);
  await fill(again.page, "メールで届いた番号（確認コード）", code);
  await fill(again.page, "新しいログインパスワード", "kaze-no-naka-no-mado");
  await fill(again.page, "新しいログインパスワード（再入力）", "kaze-no-naka-no-mado");
  await press(again.page, "パスワードを再設定する");
  await says(again.page, "再設定できませんでした。");
  quiet(again);
  await again.close();
}
