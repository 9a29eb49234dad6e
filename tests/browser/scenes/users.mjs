import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { begin, heading, prove, quiet, says, signIn, temporaryPasswords } from "../lib/steps.mjs";
import { OTHER, suzuki } from "./cast.mjs";

export async function addUser({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await someone.go("/users/new");
  await heading(page, "ユーザの追加");
  await page.getByLabel("利用者名").fill("小林 真央");
  await page.getByLabel("ログインID").fill("kobaya5m");
  await page.getByLabel("メールアドレス", { exact: true }).fill("kobaya5m@midori.example");
  await page.getByLabel("メールアドレス（確認）").fill("kobaya5m@midori.example");
  await page.getByText("管理者ユーザを追加できるのは、マスターユーザだけです。").waitFor();
  await picture(page, "users-new");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "次へ進む" }).click();
  await page.getByLabel("総合振込：依頼").check();
  await page.getByLabel("振込先口座情報登録").check();
  await picture(page, "users-new-rights");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "次へ進む" }).click();
  await page.getByLabel("支店001・普通・1234567").check();
  // Above the company's limit: said at the field, and nothing typed is lost.
  await page.getByLabel("総合振込", { exact: true }).fill("999999999");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, /会社の限度額 .* を超えています/);
  await picture(page, "users-new-over-limit");
  await page.getByLabel("総合振込", { exact: true }).fill("５００，０００");
  await page.getByLabel("税金・各種料金の払込み", { exact: true }).focus();
  assert.equal(await page.getByLabel("総合振込", { exact: true }).inputValue(), "500,000");
  await picture(page, "users-new-accounts");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "総合振込：500,000円");
  await says(page, "総合振込：依頼");
  await picture(page, "users-new-confirm");
  await portal.forward(61);
  await prove(page, suzuki.confirmation, await portal.code(OTHER), "追加する");
  await says(page, "小林 真央さんを追加しました");
  await picture(page, "users-added");
  assert.deepEqual(await findings(page), []);
  await page.emulateMedia({ media: "print" });
  await picture(page, "users-slip", { variants: false });
  await page.emulateMedia({ media: "screen" });
  const { login, confirmation } = await temporaryPasswords(page);
  quiet(someone);
  await someone.close();

  const newcomer = await person(browser, portal);
  await signIn(newcomer, "kobaya5m", login, "パスワードの登録");
  await picture(newcomer.page, "first-use");
  assert.deepEqual(await findings(newcomer.page), []);
  // Nothing else is to be had before.
  await newcomer.go("/payees");
  await heading(newcomer.page, "パスワードの登録");
  await begin(newcomer, { login, confirmation }, { login: "yuki-no-hi-no-koneko", confirmation: "mado-giwa-no-hachi" });
  quiet(newcomer);
  await newcomer.close();
}
