import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { mailedCode } from "../lib/mailbox.mjs";
import { fill, heading, press, quiet, says, signIn } from "../lib/steps.mjs";
import { ALONE, sakura } from "./cast.mjs";

const MAIL = "sakura01@sakura.example";
const LOGIN = "natsu-no-yama-no-kage";
const CONFIRMATION = "fuyu-no-hoshi-no-michi";

/** What only the person knows, typed at the door. */
async function ask(someone, id, mail) {
  const { page } = someone;
  await someone.go("/sign-in");
  await page.getByRole("link", { name: "パスワードの再設定" }).click();
  await heading(page, "パスワードの再設定");
  await fill(page, "ログインID", id);
  await fill(page, "登録メールアドレス", mail);
  await fill(page, "支店コード", "001");
  await fill(page, "口座番号", "1234567");
  await press(page, "番号をメールで受け取る");
  await says(page, "ご入力の内容が正しければ、番号をお送りしました");
}

/** A sole master sets a new login password with a mailed code and the token. */
export async function loginReset({ browser, portal }) {
  const stranger = await person(browser, portal);
  // Nothing tells whether an ID exists: the same answer, and no mail.
  await ask(stranger, "nobody99", "nobody@sakura.example");
  await stranger.close();

  const someone = await person(browser, portal);
  const { page } = someone;
  await someone.go("/reset");
  await press(page, "番号をメールで受け取る");
  await says(page, "入力内容をご確認ください。");
  await picture(page, "reset-ask");
  assert.deepEqual(await findings(page), []);
  await ask(someone, sakura.id, MAIL);
  await picture(page, "reset-prove");
  assert.deepEqual(await findings(page), []);
  const { code } = await mailedCode(portal, MAIL);
  const type = async (mailed) => {
    await fill(page, "メールで届いた番号（確認コード）", mailed);
    await fill(page, "新しいログインパスワード", LOGIN);
    await fill(page, "新しいログインパスワード（再入力）", LOGIN);
  };
  await type(String((Number(code) + 1) % 100_000_000).padStart(8, "0"));
  await press(page, "パスワードを再設定する");
  await says(page, "再設定できませんでした。");
  await type(`${code.slice(0, 4)} ${code.slice(4)}`);
  await press(page, "パスワードを再設定する");
  await says(page, "ワンタイムパスワードが入力されていません。");
  assert.equal(await page.getByLabel("新しいログインパスワード", { exact: true }).inputValue(), LOGIN, "what was typed stays");
  await picture(page, "reset-needs-otp");
  await portal.forward(61);
  await page.getByLabel(/ワンタイムパスワード/).fill(await portal.code(ALONE));
  await press(page, "パスワードを再設定する");
  await says(page, "ログインパスワードを再設定しました");
  await picture(page, "reset-done");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("link", { name: "ログインへ" }).click();
  await signIn(someone, sakura.id, LOGIN);
  sakura.login = LOGIN;
  quiet(someone);
  await someone.close();
}

/** The same person, signed in, sets a new confirmation password. */
export async function confirmationReset({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, sakura.id, sakura.login);
  await someone.go("/passwords");
  await heading(page, "パスワード変更");
  await page.getByRole("link", { name: "確認用パスワードの再設定" }).click();
  await heading(page, "確認用パスワードの再設定");
  const before = await mailedCode(portal, MAIL).catch(() => ({ id: null }));
  await press(page, "番号を送る");
  await says(page, "番号をメールでお送りしました");
  const { code } = await mailedCode(portal, MAIL, before.id);
  await fill(page, "いまのログインパスワード", sakura.login);
  await fill(page, "メールで届いた番号（確認コード）", code);
  await portal.forward(61);
  await page.getByLabel(/ワンタイムパスワード/).fill(await portal.code(ALONE));
  await fill(page, "新しい確認用パスワード", CONFIRMATION);
  await fill(page, "新しい確認用パスワード（再入力）", CONFIRMATION);
  await picture(page, "confirmation-reset");
  assert.deepEqual(await findings(page), []);
  await press(page, "確認用パスワードを再設定する");
  await says(page, "確認用パスワードを再設定しました");
  sakura.confirmation = CONFIRMATION;
  quiet(someone);
  await someone.close();
}

/** Whoever asks again and again is told when to come back. */
export async function throttled({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await ask(someone, "nobody98", "nobody@sakura.example");
  // More than are let through by two windows: one may end meanwhile.
  for (let n = 0; n < 70; n += 1) {
    const answered = page.waitForResponse((response) => response.url().includes("/api/session/request-reset"));
    await press(page, "番号をもう一度送る");
    if ((await answered).status() === 429) break;
  }
  await says(page, "ただいま受け付けられません。");
  await says(page, /以降（約\d+分後）に、もう一度お試しください|秒ほど待ってから/);
  await picture(page, "reset-throttled");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
  // The window of the throttle is over for the scenes that follow.
  await portal.forward(60 * 60);
}
