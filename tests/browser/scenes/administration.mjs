import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, prove, quiet, says, signIn } from "../lib/steps.mjs";
import { OTHER, SHARED, hanako, suzuki, yamamoto } from "./cast.mjs";

/** From the list to everything about a user. */
async function look(someone, name) {
  const { page } = someone;
  await someone.go("/users");
  await heading(page, "利用者情報の管理");
  await page.getByRole("link", { name, exact: true }).click();
  await heading(page, "利用者情報の照会");
  await says(page, name);
}

/** The fact with a label. */
function fact(page, label) {
  return page.locator("dt", { hasText: label }).first().locator("xpath=following-sibling::dd[1]");
}

export async function works({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await someone.go("/management");
  await heading(page, "利用者管理");
  const main = page.getByRole("main");
  const papers = ["利用者情報の管理", "利用者停止・解除", "パスワード変更", "ワンタイムパスワードの利用停止解除", "トークンの失効", "トークン"];
  for (const name of papers) {
    await main.getByRole("link", { name, exact: true }).waitFor();
    await page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name, exact: true }).waitFor();
  }
  await picture(page, "management");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
}

export async function list({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await someone.go("/users");
  const rows = page.locator("tbody tr");
  await rows.first().waitFor();
  const head = page.getByRole("columnheader", { name: "ログインID" });
  await head.getByRole("button").click();
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  const ids = async () => page.locator("tbody td[data-label='ログインID']").allInnerTexts();
  const up = await ids();
  assert.deepEqual(up, [...up].sort());
  await head.getByRole("button").click();
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.deepEqual(await ids(), [...up].reverse());
  await page.getByLabel("名前・ログインIDで探す").fill("SUZUKI");
  assert.deepEqual(await ids(), [suzuki.id]);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /CSV/ }).click()]);
  assert.match(file.suggestedFilename(), /^users-\d{4}-\d{2}-\d{2}\.csv$/);
  await page.getByLabel("名前・ログインIDで探す").fill("");
  await page.getByLabel("鈴木 一郎さんを選ぶ").check();
  await page.getByRole("link", { name: "選んだ1名の停止・解除へ" }).waitFor();
  await picture(page, "users-ticked");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
}

export async function forgottenId({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await look(someone, "山本 涼");
  await page.getByText(yamamoto.id, { exact: true }).first().waitFor();
  await says(page, "ログインIDを忘れた方には");
  await picture(page, "users-view");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
}

export async function resetMaster({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await someone.go("/users/passwords");
  await heading(page, "パスワード変更");
  await picture(page, "users-passwords-choose");
  await page.getByRole("main").getByRole("link", { name: "佐藤 花子" }).click();
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "変更するパスワードを選んでください。");
  await page.getByLabel("ログインパスワード", { exact: true }).check();
  await picture(page, "users-passwords");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "ログインパスワードの停止・一時停止は解除されます。");
  await picture(page, "users-passwords-confirm");
  await portal.forward(61);
  await prove(page, suzuki.confirmation, await portal.code(OTHER), "設定する");
  await says(page, "佐藤 花子さんの仮パスワードを設定しました");
  await picture(page, "users-passwords-set");
  assert.deepEqual(await findings(page), []);
  // Only what is new is handed over.
  assert.equal(await page.locator("dt", { hasText: "確認用パスワード（仮）" }).count(), 0);
  await page.emulateMedia({ media: "print" });
  await picture(page, "users-passwords-slip", { variants: false });
  await page.emulateMedia({ media: "screen" });
  const temporary = (await fact(page, "ログインパスワード（仮）").innerText()).replace(/\s/g, "");
  quiet(someone);
  await someone.close();

  const master = await person(browser, portal);
  await signIn(master, hanako.id, temporary, "ログインパスワードの変更");
  await picture(master.page, "first-use-login-only");
  await master.page.getByLabel("仮ログインパスワード", { exact: true }).fill(temporary);
  await master.page.getByLabel("新しいログインパスワード", { exact: true }).fill(hanako.login);
  await master.page.getByLabel("新しいログインパスワード（再入力）", { exact: true }).fill(hanako.login);
  await master.page.getByRole("button", { name: "ログインパスワードを変更する" }).click();
  await heading(master.page, "ホーム");
  quiet(master);
  await master.close();
}

export async function suspendAndRelease({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  const open = await person(browser, portal);
  await signIn(open, yamamoto.id, yamamoto.login);

  await look(someone, "山本 涼");
  await page.getByRole("main").getByRole("link", { name: "利用者停止・解除" }).click();
  await heading(page, "利用者停止・解除");
  // The link ticked him; with oneself among them nobody can be released.
  assert.ok(await page.getByLabel("山本 涼さんを選ぶ").isChecked());
  await page.getByLabel("鈴木 一郎さんを選ぶ").check();
  await says(page, "ご自身を選んでいるため、解除はできません。");
  assert.equal(await page.getByRole("button", { name: "解除する" }).getAttribute("aria-disabled"), "true");
  await picture(page, "users-state");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "利用停止にする" }).click();
  await says(page, "ご自身が含まれています");
  await picture(page, "users-state-oneself");
  await page.getByRole("button", { name: "戻る" }).click();
  await page.getByLabel("鈴木 一郎さんを選ぶ").uncheck();
  await page.getByRole("button", { name: "利用停止にする" }).click();
  await page.getByLabel("確認用パスワード", { exact: true }).fill(suzuki.confirmation);
  await page.getByRole("button", { name: "利用停止にする" }).click();
  await says(page, "1名の状態を変更しました");
  await picture(page, "users-suspended");
  assert.deepEqual(await findings(page), []);

  // An open session ends at once.
  await open.go("/history");
  await heading(open.page, "ログイン");
  await open.close();

  await page.getByRole("button", { name: "続けて停止・解除する" }).click();
  const tick = page.getByLabel("山本 涼さんを選ぶ");
  await tick.waitFor();
  await tick.setChecked(true);
  await page.getByLabel("佐藤 花子さんを選ぶ").check();
  await page.getByRole("button", { name: "解除する" }).click();
  await says(page, "解除する内容");
  assert.ok(await page.getByLabel("利用停止", { exact: true }).isChecked());
  await picture(page, "users-release");
  assert.deepEqual(await findings(page), []);
  await page.getByLabel("確認用パスワード", { exact: true }).fill(suzuki.confirmation);
  await page.getByRole("button", { name: "解除する" }).click();
  // One result per person, with the reason in words.
  await says(page, "1名の状態を変更しました。1名は変更できませんでした。");
  await says(page, "変更するものがありません");
  await picture(page, "users-released");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();

  const freed = await person(browser, portal);
  await signIn(freed, yamamoto.id, yamamoto.login);
  quiet(freed);
  await freed.close();
}

/** From the basic data to the check, through forms that are left as they are. */
async function toCheck(page) {
  await page.getByRole("button", { name: "次へ進む" }).click();
  await page.getByRole("button", { name: "次へ進む" }).click();
  await page.getByRole("button", { name: "確認へ進む" }).click();
}

export async function twoAdministrators({ browser, portal }) {
  const [master, other] = [await person(browser, portal), await person(browser, portal)];
  await signIn(master, hanako.id, hanako.login);
  await signIn(other, suzuki.id, suzuki.login);
  for (const someone of [master, other]) {
    await look(someone, "山本 涼");
    await someone.page.getByRole("link", { name: "変更", exact: true }).click();
    await heading(someone.page, "利用者情報の変更");
  }
  const name = (someone) => someone.page.getByLabel("利用者名");
  const mail = (someone, label) => someone.page.getByLabel(label, { exact: true });

  // One changes name and address…
  await name(master).fill("山本 涼太");
  await mail(master, "メールアドレス").fill("ryota@midori.example");
  await master.page.getByRole("button", { name: "次へ進む" }).click();
  await says(master.page, "メールアドレスが一致していません。");
  await mail(master, "メールアドレス（確認）").fill("ryota@midori.example");
  await picture(master.page, "users-change");
  assert.deepEqual(await findings(master.page), []);
  await toCheck(master.page);
  await says(master.page, "変更前と変更後の両方");
  await picture(master.page, "users-change-confirm");
  assert.deepEqual(await findings(master.page), []);
  await portal.forward(61);
  await prove(master.page, hanako.confirmation, await portal.code(SHARED), "変更する");
  await says(master.page, "の情報を変更しました");
  await picture(master.page, "users-changed");
  quiet(master);
  await master.close();

  // …the other the name and a permission, without knowing.
  const { page } = other;
  await name(other).fill("山本 リョウ");
  await page.getByRole("button", { name: "次へ進む" }).click();
  await page.getByLabel("総合振込：承認").check();
  await page.getByRole("button", { name: "次へ進む" }).click();
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await prove(page, suzuki.confirmation, await portal.code(OTHER), "変更する");
  await says(page, "ほかの管理者がこの利用者を変更しました");
  await says(page, "ryota@midori.example");
  await says(page, "山本 涼太");
  await picture(page, "users-conflict");
  assert.deepEqual(await findings(page), []);
  // The address that was left alone is theirs; the name is the other's unless chosen otherwise.
  const choice = (part) => page.getByRole("group", { name: `${part}：使う内容` });
  assert.ok(await choice("メールアドレス").getByLabel("ほかの管理者の変更を使う").isChecked());
  assert.ok(await choice("利用者名").getByLabel("あなたの入力を使う").isChecked());
  await page.getByRole("button", { name: "この内容で確認へ進む" }).click();
  await says(page, "総合振込：承認");
  await says(page, "山本 リョウ");
  assert.equal(await page.getByText("ryota@midori.example").count(), 0);
  await portal.forward(61);
  await prove(page, suzuki.confirmation, await portal.code(OTHER), "変更する");
  await says(page, "の情報を変更しました");
  await look(other, "山本 リョウ");
  await says(page, "ryota@midori.example");
  quiet(other);
  await other.close();
}

export async function deleteUser({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await look(someone, "佐藤 花子");
  assert.equal(await page.getByRole("link", { name: "削除", exact: true }).count(), 0);
  await look(someone, "小林 真央");
  await page.getByRole("link", { name: "削除", exact: true }).click();
  await heading(page, "利用者の削除");
  await says(page, "このログインIDは、今後、誰も使えません。");
  await picture(page, "users-delete");
  assert.deepEqual(await findings(page), []);
  await portal.forward(61);
  await prove(page, suzuki.confirmation, await portal.code(OTHER), "削除する");
  await says(page, "小林 真央さんを削除しました");
  await picture(page, "users-deleted");
  await someone.go("/users");
  await page.getByLabel("名前・ログインIDで探す").fill("kobaya5m");
  await says(page, "条件に合う利用者はいません");
  quiet(someone);
  await someone.close();
}

export async function inEnglish({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await page.getByRole("button", { name: "EN" }).click();
  for (const [path, title] of [
    ["/management", "User administration"],
    ["/users", "User information"],
    ["/users/new", "Add a user"],
    ["/users/state", "Suspend or release users"],
    ["/users/passwords", "Passwords of users"],
  ]) {
    await someone.go(path);
    await heading(page, title);
    await page.locator(".skeleton").waitFor({ state: "detached" });
    await picture(page, `english${path.replaceAll("/", "-")}`);
    assert.deepEqual(await findings(page), []);
  }
  quiet(someone);
  await someone.close();
}
