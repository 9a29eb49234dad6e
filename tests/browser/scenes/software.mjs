import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { fill, follow, heading, looked, payee, press, prove, quiet, says, signIn } from "../lib/steps.mjs";
import { number } from "../lib/totp.mjs";
import { mori } from "./cast.mjs";
import { aoba } from "./q10.mjs";

/** An administrator allows a software device, its person obtains it, and it is as good as any other. */
export async function software({ browser, portal }) {
  const { newcomer } = aoba;
  const waiting = await person(browser, portal);
  await signIn(waiting, newcomer.id, newcomer.login, "利用開始登録");
  await press(waiting.page, "あとで");
  await waiting.go("/tokens/software");
  await says(waiting.page, "発行は許可されていません");
  await waiting.close();

  const master = await person(browser, portal);
  await signIn(master, mori.id, mori.login);
  await master.go("/tokens");
  await follow(master.page, "ソフトウェアトークン");
  await heading(master.page, "ソフトウェアトークン");
  await master.page.getByRole("radio", { name: newcomer.name }).check();
  await looked(master.page, "software-grant");
  await press(master.page, "確認へ進む");
  await looked(master.page, "software-grant-confirm");
  await portal.forward(61);
  await prove(master.page, mori.confirmation, await portal.code(mori.serial), "許可する");
  await says(master.page, `${newcomer.name}さんの発行を許可しました`);
  await picture(master.page, "software-granted");
  quiet(master);
  await master.close();

  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, newcomer.id, newcomer.login, "利用開始登録");
  // Nobody has a device with a serial on its back: the way past is told.
  await says(page, "ソフトウェアトークンの発行が許可されています。");
  await press(page, "ソフトウェアトークンを発行する");
  await heading(page, "ソフトウェアトークン");
  await looked(page, "software-obtain");
  await fill(page, "確認用パスワード", newcomer.confirmation);
  await press(page, "発行する");
  await page.getByRole("img", { name: "認証アプリで読み取る二次元コード" }).waitFor();
  await looked(page, "software-code");
  const text = (await page.locator(".software-text").innerText()).replace(/\s/g, "");
  const [secret] = /[A-Z2-7]{32}/.exec(text);
  const shows = async () => number(secret, await portal.now());
  const confirm = async (first, second) => {
    await fill(page, "確認用パスワード", newcomer.confirmation);
    await page.getByLabel("いま表示されている番号").fill(first);
    await page.getByLabel("その次に表示された番号").fill(second);
    await press(page, "登録する");
  };
  // An app that ignores the sixty seconds shows other numbers.
  const now = await portal.now();
  await confirm(number(secret, now, 30), number(secret, now + 30_000, 30));
  await says(page, /あと\d+回間違えると/);
  await portal.forward(61);
  await portal.settle();
  const first = await shows();
  await portal.forward(60);
  await confirm(first, await shows());
  await says(page, "トークンを登録しました");
  await looked(page, "software-registered");

  // Its secret is shown once.
  await someone.go("/tokens/software");
  await says(page, "すでにトークンが登録されています");
  assert.equal(await page.locator(".software-code").count(), 0);

  // And used as any other.
  await payee(someone, "6666666");
  await portal.forward(61);
  const used = await shows();
  await prove(page, newcomer.confirmation, used, "登録する");
  await says(page, "振込先を登録しました");
  await payee(someone, "7777777");
  await prove(page, newcomer.confirmation, used, "登録する");
  await says(page, "この番号はすでに使われています");
  await someone.go("/tokens");
  await says(page, "ソフトウェアトークン");
  await looked(page, "software-own");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
}
