import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { hanako, suzuki } from "./cast.mjs";

const REFUSED = "IDかパスワードが違うか、利用が停止されています。";

export async function strangers({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  const answers = [];
  const fetched = [];
  page.on("response", (answer) => fetched.push(answer.url()));
  for (const [id, password] of [["nobody99", "whatever it is"], [hanako.id, "wrong password"]]) {
    await someone.go("/sign-in");
    await page.getByLabel("ログインID").fill(id);
    await page.getByLabel("ログインパスワード", { exact: true }).fill(password);
    await page.getByRole("button", { name: "ログイン", exact: true }).click();
    await says(page, REFUSED);
    const alert = await page.getByText(REFUSED).first().innerText();
    answers.push(alert);
    assert.equal(await page.getByLabel("ログインID").inputValue(), id, "what was typed stays");
  }
  assert.equal(answers[0], answers[1]);
  // While one types, the browser fetches what comes after signing in.
  await page.waitForLoadState("networkidle");
  assert.ok(fetched.some((url) => /\/assets\/portal-[0-9a-f]+\.wasm$/.test(url)), "the portal's files");
  await picture(page, "sign-in");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
}

export async function home({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await someone.go("/users");
  await page.getByLabel("ログインID").waitFor();
  await page.getByLabel("ログインID").fill(suzuki.id);
  await page.getByLabel("ログインパスワード", { exact: true }).fill(suzuki.login);
  await page.keyboard.press("Enter");
  await heading(page, "利用者情報の管理");
  await someone.go("/");
  await heading(page, "ホーム");
  await says(page, "救済マップ");
  await page.getByRole("row", { name: /佐藤 花子/ }).first().waitFor();
  await says(page, "最近のログイン");
  await picture(page, "home");
  assert.deepEqual(await findings(page), []);
  for (const [path, title, name] of [["/users", "利用者情報の管理", "users"], ["/tokens", "トークン", "tokens"], ["/management", "利用者管理", "management"], ["/history", "履歴", "history"], ["/help", "お困りのとき", "help"]]) {
    await someone.go(path);
    await heading(page, title);
    await page.waitForLoadState("networkidle");
    await picture(page, name);
    assert.deepEqual(await findings(page), [], path);
  }
  await page.getByRole("link", { name: "ホームへ" }).click();
  await heading(page, "ホーム");
  await page.getByRole("navigation").getByRole("link", { name: "お困りのとき" }).click();
  await heading(page, "お困りのとき");
  await page.goBack();
  await heading(page, "ホーム");
  quiet(someone);
  await someone.close();
}

/** Help is for everyone, and leads to the part that was asked for. */
export async function help({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await someone.go("/sign-in");
  await page.getByRole("link", { name: "トークンをなくした・壊れた" }).click();
  await heading(page, "お困りのとき");
  await says(page, "トークンを紛失した・盗まれた");
  await page.getByRole("link", { name: "ログインへ" }).click();
  await heading(page, "ログイン");
  await page.goBack();
  await heading(page, "お困りのとき");
  quiet(someone);
  await someone.close();
}

export async function languages({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await heading(page, "Home");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.reload();
  await heading(page, "Home");
  await says(page, "Rescue map");
  await picture(page, "home-en", { variants: false });
  for (const [path, name] of [["/users", "users"], ["/users/new", "users-new"], ["/tokens", "tokens"], ["/tokens/release", "release"], ["/payees", "payees"], ["/payees/new", "payees-new"], ["/history", "history"], ["/help", "help"]]) {
    await someone.go(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    const japanese = await page.evaluate(() => {
      const seen = document.querySelector("main").innerText;
      return seen.match(/[\u3040-\u309f]{3,}/g) ?? [];
    });
    assert.deepEqual(japanese, [], `hiragana on the English ${path}`);
    await picture(page, `${name}-en`, { variants: false });
  }
  quiet(someone);
  await someone.close();
}
