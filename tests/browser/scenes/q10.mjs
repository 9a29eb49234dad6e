// Q10's table, row by row: who may be freed of whose token on screen, and whose paper is filled in already.
import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { begin, fill, follow, heading, press, prove, quiet, register, says, signIn, temporaryPasswords } from "../lib/steps.mjs";
import { SHARED, ito, mori, sakura, suzuki } from "./cast.mjs";
import { approveAndSend, receive } from "./desk_cast.mjs";

/** The people of the new company beside its master. */
export const aoba = {
  sharer: { id: "aoki2026", name: "青木 実", login: "hatake-no-mugi-no-ho", confirmation: "yama-no-michi-no-ishi" },
  newcomer: { id: "ishida26", name: "石田 透", login: "umi-no-soko-no-kai", confirmation: "sora-no-iro-no-enpitsu" },
};

/** The rows of the page トークンの失効, opened anew. */
async function rows(someone) {
  await someone.go("/tokens/revoke");
  await heading(someone.page, "トークンの失効");
  await someone.page.locator(".skeleton").first().waitFor({ state: "detached" });
  return (name) => someone.page.getByRole("row", { name: new RegExp(name) });
}

/** A row that only the paper can carry out, and the form that it leads to, with that person ticked. */
async function written(someone, row, name, why) {
  const { page } = someone;
  if (why) await row.getByText(why).waitFor();
  assert.equal(await row.getByRole("checkbox").count(), 0, `${name}: nothing to tick`);
  await row.getByRole("link", { name: `${name}さんの失効を書面で届け出る` }).click();
  await heading(page, "トークンの失効");
  await page.getByRole("checkbox", { name: new RegExp(name) }).waitFor();
  assert.ok(await page.getByRole("checkbox", { name: new RegExp(name) }).isChecked(), `${name} stands on the paper`);
  assert.equal(await page.getByText("画面でできることがあります").count(), 0, "and nobody is sent back to the screen");
}

/** The master adds a general user; what comes back are the temporary passwords. */
async function add(someone, portal, { id, name }) {
  const { page } = someone;
  await someone.go("/users/new");
  await page.getByLabel("利用者名").fill(name);
  await page.getByLabel("ログインID").fill(id);
  await page.getByLabel("メールアドレス", { exact: true }).fill(`${id}@aoba.example`);
  await page.getByLabel("メールアドレス（確認）").fill(`${id}@aoba.example`);
  await press(page, "次へ進む");
  await page.getByLabel("振込先口座情報登録").check();
  await press(page, "次へ進む");
  await press(page, "確認へ進む");
  await portal.forward(61);
  await prove(page, mori.confirmation, await portal.code(mori.serial), "追加する");
  await says(page, `${name}さんを追加しました`);
  return temporaryPasswords(page);
}

/** In use: one user, and several on one token, only in writing; on different ones, on screen. */
export async function inUse({ browser, portal }) {
  const master = await person(browser, portal);
  const { page } = master;
  await signIn(master, mori.id, mori.login, "利用開始登録");
  await register(master, portal, mori.confirmation, mori.serial);

  // 【ユーザが1名のみの場合】利用中
  let row = await rows(master);
  await written(master, row(mori.name), mori.name, "あなたが使っているトークンです");

  // 【ユーザが複数の場合】複数ユーザが1つのハードウェアトークンを共有: 利用中
  for (const somebody of [aoba.sharer, aoba.newcomer]) {
    const temporary = await add(master, portal, somebody);
    const colleague = await person(browser, portal);
    await signIn(colleague, somebody.id, temporary.login, "パスワードの登録");
    await begin(colleague, temporary, somebody);
    if (somebody === aoba.sharer) await register(colleague, portal, somebody.confirmation, mori.serial);
    quiet(colleague);
    await colleague.close();
  }
  for (const { name } of [mori, aoba.sharer]) {
    row = await rows(master);
    await written(master, row(name), name, "あなたが使っているトークンです");
  }
  await picture(page, "q10-paper");
  assert.deepEqual(await findings(page), []);
  quiet(master);
  await master.close();

  // 複数ユーザが別のハードウェアトークンを利用: 利用中
  const apart = await person(browser, portal);
  await signIn(apart, suzuki.id, suzuki.login);
  row = await rows(apart);
  await row("田中 健").getByText("できます").waitFor();
  await apart.page.getByLabel("田中 健さんの登録を選ぶ").check();
  await press(apart.page, "確認へ進む");
  await says(apart.page, "失効する内容");
  await apart.page.getByRole("button", { name: "失効する", exact: true }).waitFor();
  quiet(apart);
  await apart.close();
}

/** Reported lost, stolen or faulty: whoever looks, only in writing. */
export async function reported({ browser, portal }) {
  const alone = await person(browser, portal);
  await signIn(alone, sakura.id, sakura.login);
  let row = await rows(alone);
  await row("森 さくら").getByText("届出済み").waitFor();
  await written(alone, row("森 さくら"), "森 さくら");
  quiet(alone);
  await alone.close();

  const sharer = await person(browser, portal);
  await signIn(sharer, ito.id, ito.login);
  row = await rows(sharer);
  await written(sharer, row("高橋 美咲"), "高橋 美咲");
  quiet(sharer);
  await sharer.close();

  const apart = await person(browser, portal);
  await signIn(apart, suzuki.id, suzuki.login);
  row = await rows(apart);
  await row("高橋 美咲").getByText(SHARED).waitFor();
  await picture(apart.page, "q10-reported");
  assert.deepEqual(await findings(apart.page), []);
  await written(apart, row("高橋 美咲"), "高橋 美咲", "紛失・盗難・故障の届出があるトークンです");
  quiet(apart);
  await apart.close();
}

/** What was told by telephone comes to its end, so that its owner works again. */
export async function telephoneLossToItsEnd({ browser, portal }) {
  const kind = "トークンの再発行（紛失・盗難・故障）";
  await receive({ browser, portal }, kind, "sakura");
  const serial = await approveAndSend({ browser, portal }, kind, "sakura");
  const owner = await person(browser, portal);
  await signIn(owner, sakura.id, sakura.login);
  await owner.go("/tokens");
  await follow(owner.page, "新しいトークンに切り替える");
  await says(owner.page, "新しいトークンに切り替える");
  await register(owner, portal, sakura.confirmation, serial);
  quiet(owner);
  await owner.close();
}

/** Past the printed day of every token: one user, and several on one, only in writing. */
export async function expired({ browser, portal }) {
  const last = Date.parse(`${await portal.printed(mori.serial)}T23:59:59+09:00`);
  await portal.forward(Math.ceil((last - (await portal.now())) / 1000) + 60);

  const alone = await person(browser, portal);
  await signIn(alone, sakura.id, sakura.login);
  let row = await rows(alone);
  await row("森 さくら").locator(".chip", { hasText: "期限切れ" }).waitFor();
  await written(alone, row("森 さくら"), "森 さくら", "あなたが使っているトークンです");
  quiet(alone);
  await alone.close();

  const master = await person(browser, portal);
  await signIn(master, mori.id, mori.login);
  for (const { name } of [mori, aoba.sharer]) {
    row = await rows(master);
    await written(master, row(name), name);
  }
  await rows(master);
  await picture(master.page, "q10-expired");
  assert.deepEqual(await findings(master.page), []);
  quiet(master);
  await master.close();
}
