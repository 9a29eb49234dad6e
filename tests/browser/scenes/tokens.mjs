import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, prove, quiet, says, signIn } from "../lib/steps.mjs";
import { OTHER, SHARED, ito, misaki, sakura, suzuki, tanaka } from "./cast.mjs";

/** The card of a device on the page of all. */
function card(page, serial) {
  return page.locator(".token-list > li", { hasText: serial });
}

export async function list({ browser, portal }) {
  const administrator = await person(browser, portal);
  const { page } = administrator;
  await signIn(administrator, suzuki.id, suzuki.login);
  await administrator.go("/tokens");
  await heading(page, "トークン");
  // A colleague's device in use is revoked on screen, one's own by others.
  const [shared, own] = [card(page, SHARED), card(page, OTHER)];
  await shared.getByRole("link", { name: "失効する", exact: true }).waitFor();
  assert.equal(await own.getByRole("link", { name: "失効する", exact: true }).count(), 0);
  await own.getByText(/失効できる人：/).waitFor();
  for (const token of [shared, own]) {
    await token.getByRole("link", { name: "紛失・盗難・故障を届け出る" }).waitFor();
    await token.getByRole("link", { name: "これまでの記録" }).waitFor();
  }
  await own.getByText("番号が合わないとき").click();
  await own.getByRole("link", { name: "時刻を合わせる" }).waitFor();
  await picture(page, "tokens-ways");
  assert.deepEqual(await findings(page), []);

  await shared.getByRole("link", { name: "これまでの記録" }).click();
  await heading(page, "トークンの記録");
  await page.getByRole("cell", { name: "利用開始登録" }).first().waitFor();
  await page.locator(".life-picture").waitFor();
  await picture(page, "token-life");
  assert.deepEqual(await findings(page), []);
  quiet(administrator);
  await administrator.close();

  const someone = await person(browser, portal);
  await signIn(someone, tanaka.id, tanaka.login);
  await someone.page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "ご自身のトークン" }).click();
  await heading(someone.page, "あなたのトークン");
  await card(someone.page, SHARED).getByRole("link", { name: "これまでの記録" }).waitFor();
  assert.equal(await card(someone.page, OTHER).count(), 0);
  await picture(someone.page, "token-own");
  assert.deepEqual(await findings(someone.page), []);
  // Another one's life is not told.
  await someone.go(`/tokens/life?serial=${OTHER}`);
  await says(someone.page, "このトークンの記録は表示できません");
  quiet(someone);
  await someone.close();
}

export async function clock({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, tanaka.id, tanaka.login);
  await someone.go("/tokens/clock");
  await heading(page, "トークンの時刻合わせ");
  const send = async (first, second) => {
    await page.getByLabel("確認用パスワード", { exact: true }).fill(tanaka.confirmation);
    await page.getByLabel("いま表示されている番号").fill(first);
    await page.getByLabel("その次に表示された番号").fill(second);
    await page.getByRole("button", { name: "時刻を合わせる" }).click();
  };
  await page.getByRole("button", { name: "時刻を合わせる" }).click();
  await says(page, "確認用パスワードを入力してください");
  await portal.forward(61);
  const early = await portal.code(SHARED);
  await send(early, early);
  await says(page, "2つの番号が続いていないか、違っています");
  await picture(page, "clock-refused");
  assert.deepEqual(await findings(page), []);
  await portal.forward(120);
  await portal.settle();
  const first = await portal.code(SHARED);
  await portal.forward(60);
  await send(first, await portal.code(SHARED));
  await says(page, "時刻を合わせました");
  await picture(page, "clock-right");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
}

export async function revoke({ browser, portal }) {
  const administrator = await person(browser, portal);
  const { page } = administrator;
  await signIn(administrator, suzuki.id, suzuki.login);
  await administrator.go("/management");
  await page.getByRole("main").getByRole("link", { name: "トークンの失効", exact: true }).click();
  await heading(page, "トークンの失効");
  // One's own can't be ticked, and the page says who could.
  const own = page.getByRole("row", { name: /鈴木 一郎/ });
  await own.getByText("あなたが使っているトークンです").waitFor();
  await own.getByText(/ほかに失効できる人：/).waitFor();
  assert.equal(await own.getByRole("checkbox").count(), 0);
  assert.equal(await page.getByRole("button", { name: "確認へ進む" }).getAttribute("aria-disabled"), "true");
  await page.getByLabel("田中 健さんの登録を選ぶ").check();
  await says(page, "1件を選択中");
  await picture(page, "revoke-select");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "すぐに登録し直すことはできません");
  await says(page, /引き続き使えます/);
  await picture(page, "revoke-confirm");
  assert.deepEqual(await findings(page), []);
  await portal.forward(61);
  const right = await portal.code(OTHER);
  const wrong = String((Number(right) + 500000) % 1000000).padStart(6, "0");
  await prove(page, suzuki.confirmation, wrong, "失効する");
  await says(page, /あと\d+回間違えると/);
  await prove(page, suzuki.confirmation, right, "失効する");
  await says(page, "1件の登録を失効しました");
  await says(page, "次に登録できる日時");
  await picture(page, "revoked");
  assert.deepEqual(await findings(page), []);
  quiet(administrator);
  await administrator.close();

  // Others on the device go on.
  const colleague = await person(browser, portal);
  await signIn(colleague, misaki.id, misaki.login);
  await colleague.go("/tokens");
  await card(colleague.page, SHARED).getByText("利用可能").waitFor();
  await colleague.close();

  const revoked = await person(browser, portal);
  await signIn(revoked, tanaka.id, tanaka.login, "利用開始登録");
  await says(revoked.page, "まだ登録できません");
  await revoked.page.getByRole("timer").first().waitFor();
  await picture(revoked.page, "register-waiting");
  assert.deepEqual(await findings(revoked.page), []);
  quiet(revoked);
  await revoked.close();

  await portal.forward(30 * 60 + 1);
  const again = await person(browser, portal);
  await signIn(again, tanaka.id, tanaka.login, "利用開始登録");
  await again.page.getByLabel("シリアル番号").fill(SHARED);
  await again.page.getByLabel("確認用パスワード", { exact: true }).fill(tanaka.confirmation);
  await again.page.getByLabel(/トークンに表示されている番号/).fill(await portal.code(SHARED));
  await again.page.getByRole("button", { name: "登録する" }).click();
  await says(again.page, "トークンを登録しました");
  await again.go(`/tokens/life?serial=${SHARED}`);
  await again.page.getByRole("cell", { name: "失効" }).first().waitFor();
  quiet(again);
  await again.close();
}

export async function revokeInWriting({ browser, portal }) {
  // One user, one device: whatever its state, in writing.
  const alone = await person(browser, portal);
  await signIn(alone, sakura.id, sakura.login);
  await alone.go("/tokens/revoke");
  await says(alone.page, "あなたが使っているトークンです");
  const paper = alone.page.getByRole("link", { name: /の失効を書面で届け出る/ });
  assert.match(await paper.getAttribute("href"), /^\/procedures\/new\?kind=revocation&user=\w+/);
  assert.equal(await alone.page.getByRole("checkbox").count(), 0);
  await picture(alone.page, "revoke-in-writing");
  assert.deepEqual(await findings(alone.page), []);
  quiet(alone);
  await alone.close();

  // Sharers of one device leave each other to who uses another.
  const sharer = await person(browser, portal);
  await signIn(sharer, ito.id, ito.login);
  await sharer.go("/tokens/revoke");
  const row = sharer.page.getByRole("row", { name: /高橋 美咲/ });
  await row.getByText("ほかに失効できる人：鈴木 一郎").waitFor();
  assert.equal(await row.getByRole("checkbox").count(), 0);
  quiet(sharer);
  await sharer.close();
}

export async function softwareOff({ browser, portal }) {
  const administrator = await person(browser, portal);
  const { page } = administrator;
  await signIn(administrator, suzuki.id, suzuki.login);
  await administrator.go("/tokens/software");
  await heading(page, "ソフトウェアトークン");
  await says(page, "ソフトウェアトークンは提供していません");
  await picture(page, "software-off");
  assert.deepEqual(await findings(page), []);
  await administrator.go("/tokens");
  await card(page, OTHER).waitFor();
  assert.equal(await page.getByRole("link", { name: "ソフトウェアトークン" }).count(), 0);
  quiet(administrator);
  await administrator.close();
}

export async function inEnglish({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await page.getByRole("button", { name: "EN" }).click();
  for (const [path, title] of [
    ["/tokens", "Tokens"],
    ["/tokens/revoke", "Revoke tokens"],
    ["/tokens/clock", "Set a token’s clock right"],
    [`/tokens/life?serial=${SHARED}`, "What happened to a token"],
    ["/tokens/software", "Software tokens"],
    ["/questions", "Q&A"],
  ]) {
    await someone.go(path);
    await heading(page, title);
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
    await picture(page, `english${path.split("?")[0].replaceAll("/", "-")}`);
    assert.deepEqual(await findings(page), []);
  }
  quiet(someone);
  await someone.close();
}
