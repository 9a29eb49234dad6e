import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { fill, heading, press, quiet, says, signIn } from "../lib/steps.mjs";
import { misaki } from "./cast.mjs";

const LOGIN = "kumo-no-ue-no-sampo";
const CONFIRMATION = "mizu-umi-no-hotori";

/** One's own passwords, with what may go wrong told at the fields. */
export async function ownPasswords({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, misaki.id, misaki.login);
  await someone.go("/passwords");
  await heading(page, "パスワード変更");
  await says(page, "確認用パスワードをお忘れのとき");
  // A general user sets nobody else's, and is told whom to ask.
  assert.equal(await page.getByRole("link", { name: "ほかの利用者のパスワードを変更する" }).count(), 0);
  await says(page, "次の方に、仮の確認用パスワードの設定をご依頼ください。");
  await picture(page, "passwords");
  assert.deepEqual(await findings(page), []);

  await fill(page, "いまのログインパスワード", misaki.login);
  await fill(page, "新しいログインパスワード", LOGIN);
  await fill(page, "新しいログインパスワード（再入力）", "something else");
  await press(page, "ログインパスワードを変更する");
  await says(page, "上の入力と一致していません。");
  await picture(page, "passwords-differ");
  await fill(page, "新しいログインパスワード（再入力）", LOGIN);
  await press(page, "ログインパスワードを変更する");
  await says(page, "ログインパスワードを変更しました");

  await fill(page, "いまの確認用パスワード", "not the one");
  await fill(page, "新しい確認用パスワード", CONFIRMATION);
  await fill(page, "新しい確認用パスワード（再入力）", CONFIRMATION);
  await press(page, "確認用パスワードを変更する");
  await says(page, "確認用パスワードが違います。");
  await fill(page, "いまの確認用パスワード", misaki.confirmation);
  // The login password is no confirmation password: told at the field.
  await fill(page, "新しい確認用パスワード", LOGIN);
  await fill(page, "新しい確認用パスワード（再入力）", LOGIN);
  await press(page, "確認用パスワードを変更する");
  await says(page, "もう一方のパスワードと同じものは使えません。");
  await fill(page, "新しい確認用パスワード", CONFIRMATION);
  await fill(page, "新しい確認用パスワード（再入力）", CONFIRMATION);
  await press(page, "確認用パスワードを変更する");
  await says(page, "確認用パスワードを変更しました");
  await picture(page, "passwords-changed");
  assert.deepEqual(await findings(page), []);
  misaki.login = LOGIN;
  misaki.confirmation = CONFIRMATION;
  quiet(someone);
  await someone.close();
  const again = await person(browser, portal);
  await signIn(again, misaki.id, misaki.login);
  await again.close();
}
