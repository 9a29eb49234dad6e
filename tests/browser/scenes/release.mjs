import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, payee, prove, quiet, says, signIn } from "../lib/steps.mjs";
import { ALONE, OTHER, SHARED, ito, misaki, sakura, suzuki, tanaka } from "./cast.mjs";

/** Ten wrong numbers, whoever errs. */
async function err(someone, portal, serial, confirmation, number) {
  const { page } = someone;
  await payee(someone, number);
  for (let n = 1; n <= 10; n += 1) {
    const right = await portal.code(serial);
    const wrong = String((Number(right) + 500000) % 1000000).padStart(6, "0");
    await prove(page, confirmation, wrong, "登録する");
    if (n < 10) await says(page, new RegExp(`あと${10 - n}回間違えると`));
  }
  await says(page, "あなたのトークンは利用停止になっています");
}

export async function stopAndRelease({ browser, portal }) {
  const erring = await person(browser, portal);
  await signIn(erring, misaki.id, misaki.login);
  await err(erring, portal, SHARED, misaki.confirmation, "2222222");
  await picture(erring.page, "stopped");
  assert.deepEqual(await findings(erring.page), []);
  await erring.close();

  const sharer = await person(browser, portal);
  await signIn(sharer, tanaka.id, tanaka.login);
  await payee(sharer, "3333333");
  await says(sharer.page, "鈴木 一郎");
  await sharer.close();

  const same = await person(browser, portal);
  await signIn(same, ito.id, ito.login);
  await same.go("/tokens/release");
  await heading(same.page, "ワンタイムパスワードの利用停止解除");
  await same.page.getByRole("button", { name: /解除へ進む/ }).or(same.page.getByRole("link", { name: /解除へ進む/ })).click();
  await says(same.page, "あなたも同じトークンを使っています");
  await picture(same.page, "release-refused");
  await same.close();

  const helper = await person(browser, portal);
  const { page } = helper;
  await signIn(helper, suzuki.id, suzuki.login);
  await says(page, "取引が止まっています");
  await picture(page, "home-needs");
  await page.getByRole("link", { name: "解除する" }).or(page.getByRole("button", { name: "解除する" })).first().click();
  await heading(page, "ワンタイムパスワードの利用停止解除");
  await says(page, "解除する内容");
  await picture(page, "release");
  assert.deepEqual(await findings(page), []);
  await portal.forward(61);
  await prove(page, suzuki.confirmation, await portal.code(OTHER), "解除する");
  await says(page, "利用停止を解除しました");
  await says(page, "田中 健");
  await picture(page, "released");
  quiet(helper);
  await helper.close();

  const freed = await person(browser, portal);
  await signIn(freed, tanaka.id, tanaka.login);
  await payee(freed, "4444444");
  await portal.forward(61);
  await prove(freed.page, tanaka.confirmation, await portal.code(SHARED), "登録する");
  await says(freed.page, "振込先を登録しました");
  quiet(freed);
  await freed.close();
}

export async function nobodyQualifies({ browser, portal }) {
  const alone = await person(browser, portal);
  await signIn(alone, sakura.id, sakura.login);
  await err(alone, portal, ALONE, sakura.confirmation, "5555555");
  await says(alone.page, "会社の中に解除できる人がいません");
  await says(alone.page, "0120-000-000");
  await picture(alone.page, "only-the-bank");
  assert.deepEqual(await findings(alone.page), []);
  quiet(alone);
  await alone.close();
}
