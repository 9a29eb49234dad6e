import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { suzuki } from "./cast.mjs";

/** Picks a choice of a question. */
const pick = (page, name) => page.getByRole("link", { name, exact: true }).click();

/** A sole master who forgot the login ID: from the door, without signing in. */
export async function forgottenId({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await someone.go("/sign-in");
  await page.getByRole("link", { name: "ログインIDを忘れた" }).click();
  await heading(page, "お困りのとき");
  await says(page, "上の質問に答えると");
  assert.equal(new URL(page.url()).searchParams.get("problem"), "login_id_forgotten");
  await pick(page, "マスターユーザ");
  await pick(page, "いない");
  await says(page, "解約して、もう一度お申し込みいただく");
  await says(page, "0120-000-000");
  await says(page, "お電話の際に、この番号をお伝えください。");
  await picture(page, "guide-forgotten-id");
  assert.deepEqual(await findings(page), []);
  // What was chosen stands in the address: Back undoes it, and the address leads here.
  const address = page.url();
  await page.goBack();
  await says(page, "上の質問に答えると");
  await page.goto(address);
  await says(page, "解約して、もう一度お申し込みいただく");
  await page.emulateMedia({ media: "print" });
  await picture(page, "guide-print", { variants: false });
  await page.emulateMedia({ media: "screen" });
  // With a colleague there is a better way.
  await pick(page, "いる（あなたと同じトークンを使っている）");
  await says(page, "管理者権限をお持ちの方に調べてもらう");
  await picture(page, "guide-colleague");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await heading(page, "Help");
  await says(page, "Ask a colleague with administrator rights");
  await picture(page, "guide-en", { variants: false });
  quiet(someone);
  await someone.close();
}

/** Who is signed in need not say who they are, and finds the way home. */
export async function guideSignedIn({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await someone.go("/help?problem=login_password_forgotten");
  await heading(page, "お困りのとき");
  await page.getByRole("link", { name: "管理者ユーザ", exact: true }).and(page.locator("[aria-current]")).waitFor();
  await page.getByRole("link", { name: "ホームへ" }).click();
  await heading(page, "ホーム");
  quiet(someone);
  await someone.close();
}
