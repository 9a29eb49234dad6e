import { person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { hanako, ito } from "./cast.mjs";

export async function secondSignIn({ browser, portal }) {
  const first = await person(browser, portal);
  await signIn(first, hanako.id, hanako.login);
  const second = await person(browser, portal);
  await signIn(second, hanako.id, hanako.login);
  await says(second.page, "ほかの画面でのログインを終了しました。");
  await first.go("/users");
  await says(first.page, "ほかの画面でログインされたため、ログアウトしました。");
  await second.go("/history");
  await heading(second.page, "履歴");
  await second.page.getByRole("row").nth(2).waitFor();
  await picture(second.page, "history-two-sessions");
  await second.page.getByRole("button", { name: "ログアウト" }).click();
  await heading(second.page, "ログイン");
  await says(second.page, "ログアウトしました。");
  await second.go("/");
  await heading(second.page, "ログイン");
  quiet(second);
  await first.close();
  await second.close();
}

export async function idle({ browser, portal }) {
  const someone = await person(browser, portal);
  await signIn(someone, hanako.id, hanako.login);
  // A page that is open leaves by itself; this one is opened when the time is over.
  await someone.page.goto("about:blank");
  await portal.forward(15 * 60);
  await someone.go("/users");
  await says(someone.page, "自動的にログアウトしました。");
  await someone.page.getByLabel("ログインID").fill(hanako.id);
  await someone.page.getByLabel("ログインパスワード", { exact: true }).fill(hanako.login);
  await someone.page.keyboard.press("Enter");
  await heading(someone.page, "利用者情報の管理");
  quiet(someone);
  await someone.close();
}

export async function lockAndLapse({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  const attempt = async (password) => {
    await someone.go("/sign-in");
    await page.getByLabel("ログインID").fill(ito.id);
    await page.getByLabel("ログインパスワード", { exact: true }).fill(password);
    await page.getByRole("button", { name: "ログイン", exact: true }).click();
  };
  for (let n = 0; n < 6; n += 1) {
    await attempt("wrong password");
    await says(page, "ログインできませんでした。");
  }
  await attempt(ito.login);
  await says(page, "ログインできませんでした。");

  const watcher = await person(browser, portal);
  await signIn(watcher, hanako.id, hanako.login);
  await watcher.go("/users");
  await says(watcher.page, "ログインパスワード一時停止");
  await picture(watcher.page, "users-locked");
  await portal.forward(30 * 60);
  await attempt(ito.login);
  await heading(page, "ホーム");
  await says(page, /相違|停止/);
  await says(page, "最近のログイン");
  await someone.close();
  await watcher.close();
}
