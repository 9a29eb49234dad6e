import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { mailedCode } from "../lib/mailbox.mjs";
import { fill, follow, heading, press, quiet, says, signIn } from "../lib/steps.mjs";
import { SHARED, suzuki, tanaka } from "./cast.mjs";

/** The paper as it comes out of a printer: one sheet, with nothing else on it. */
async function printed(page, name) {
  await page.locator(".paper").waitFor();
  await page.emulateMedia({ media: "print" });
  await picture(page, name, { variants: false });
  assert.equal(await page.locator("h1").isVisible(), false, "the page's heading is not printed");
  assert.equal(await page.locator(".paper-title").isVisible(), true);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, `${name} fits on one sheet`);
  await page.emulateMedia({ media: "screen" });
}

/** What the button for printing asks of the browser. */
async function printsBy(page, button) {
  await page.evaluate(() => {
    globalThis.asked = 0;
    globalThis.print = () => (globalThis.asked += 1);
  });
  await press(page, button);
  assert.equal(await page.evaluate(() => globalThis.asked), 1, "the browser is asked to print");
}

/** A token is lost on a Monday: it is stopped at once, and the form is printed. */
export async function lossOnMonday({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, tanaka.id, tanaka.login);
  await someone.go("/procedures");
  await heading(page, "手続き");
  await follow(page, "トークンの紛失・盗難・故障の届出");
  await heading(page, "紛失・盗難・故障の届出");
  await says(page, "お電話もお願いします");
  assert.equal(await page.getByRole("radio", { name: /あなたのトークン/ }).isChecked(), true, "one's own is chosen");
  await picture(page, "report");
  assert.deepEqual(await findings(page), []);
  await fill(page, "確認用パスワード", tanaka.confirmation);
  await press(page, "届け出て、すぐに停止する");
  await says(page, "入力内容をご確認ください。");
  assert.deepEqual(await findings(page), []);
  // A faulty one costs nothing if it comes back; a lost one costs what the seed says.
  await page.getByRole("radio", { name: "故障" }).check();
  await says(page, /ご返却いただくと無料/);
  await page.getByRole("radio", { name: "紛失" }).check();
  await says(page, /2,200円（税込/);
  await fill(page, "確認用パスワード", tanaka.confirmation);
  await press(page, "届け出て、すぐに停止する");
  await says(page, `届出を受け付け、トークン ${SHARED} を停止しました`);
  await says(page, "次にしていただくこと");
  await picture(page, "reported");
  assert.deepEqual(await findings(page), []);
  await printsBy(page, "依頼書を印刷する");
  await printed(page, "report-paper");
  await follow(page, "進み具合を見る");
  await heading(page, "手続きの内容");
  await says(page, "書面待ち");
  await picture(page, "procedure");
  assert.deepEqual(await findings(page), []);
  // It is stopped for whoever shares it, at once.
  await someone.go("/tokens/report");
  await says(page, /届け出るトークンがありません。|どのトークンですか/);
  await someone.go("/notices");
  await says(page, "トークンの紛失・盗難・故障の届出を受け付けました");
  await follow(page, "手続きを見る");
  await heading(page, "手続きの内容");
  quiet(someone);
  await someone.close();
}

/** A procedure is filed, looked at and withdrawn. */
export async function fileAndWithdraw({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await page.getByRole("navigation").getByRole("link", { name: "手続き", exact: true }).click();
  await heading(page, "手続き");
  await page.waitForLoadState("networkidle");
  await picture(page, "procedures");
  assert.deepEqual(await findings(page), []);
  await follow(page, "新しい手続き");
  await heading(page, "新しい手続き");
  await says(page, "手続きの種類を選んでください。");
  await picture(page, "procedure-kinds");
  assert.deepEqual(await findings(page), []);
  // What can be done on screen leads there.
  await follow(page, "ログインIDの通知");
  await says(page, "画面でできることがあります");
  await page.goBack();
  await heading(page, "新しい手続き");
  await follow(page, "トークンの追加発行");
  await heading(page, "トークンの追加発行");
  await fill(page, "台数", "0");
  await press(page, "確認へ進む");
  await says(page, /1から\d+までの数を入力してください。/);
  assert.deepEqual(await findings(page), []);
  await fill(page, "台数", "2");
  await says(page, /4,400円（税込/);
  await picture(page, "procedure-form");
  await press(page, "確認へ進む");
  await says(page, "本人の確認");
  await says(page, "すぐには何も変わりません。");
  await picture(page, "procedure-confirm");
  assert.deepEqual(await findings(page), []);
  await fill(page, "確認用パスワード", suzuki.confirmation);
  await press(page, "申し込む");
  await says(page, "お申し込みを受け付けました");
  await picture(page, "procedure-filed");
  assert.deepEqual(await findings(page), []);
  await printed(page, "procedure-paper");
  // The same again is refused, with the way to the one under way.
  await someone.go("/procedures/new?kind=token_addition");
  await fill(page, "台数", "1");
  await press(page, "確認へ進む");
  await fill(page, "確認用パスワード", suzuki.confirmation);
  await press(page, "申し込む");
  await says(page, "同じ手続きが進行中です。");
  await follow(page, "進行中の手続きを見る");
  await heading(page, "手続きの内容");
  await press(page, "取り下げる");
  await says(page, "この手続きを取り下げますか");
  await picture(page, "procedure-withdraw");
  assert.deepEqual(await findings(page), []);
  await page.getByRole("dialog").getByRole("button", { name: "取り下げる", exact: true }).click();
  await says(page, "手続きを取り下げました");
  await picture(page, "procedure-withdrawn");
  await someone.go("/history");
  await says(page, "手続きの取下げ");
  await press(page, "EN");
  for (const [path, name] of [["/procedures", "procedures"], ["/procedures/new", "procedure-kinds"], ["/procedures/new?kind=contract_data", "procedure-form"], ["/tokens/report", "report"]]) {
    await someone.go(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await picture(page, `${name}-en`, { variants: false });
  }
  await press(page, "日本語");
  quiet(someone);
  await someone.close();
}

/** The forms are for everybody, also for those who can't sign in. */
export async function blankForms({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await someone.go("/sign-in");
  await page.getByRole("link", { name: /手続きの用紙を印刷する/ }).first().click();
  await heading(page, "手続きの用紙");
  await says(page, "解約");
  await picture(page, "forms");
  assert.deepEqual(await findings(page), []);
  await follow(page, "新規申込");
  await heading(page, "新規利用申込書");
  await page.locator(".paper").waitFor();
  await picture(page, "form");
  assert.deepEqual(await findings(page), []);
  await printsBy(page, "この用紙を印刷する");
  await printed(page, "form-paper");
  await someone.go("/forms?kind=token_reissue");
  await heading(page, "ハードウェアトークン再発行依頼書");
  await printed(page, "form-reissue-paper");
  await press(page, "EN");
  await heading(page, "Request for a replacement hardware token");
  await printed(page, "form-reissue-paper-en");
  await someone.go("/forms?kind=nothing");
  await heading(page, "Forms");
  await someone.go("/help?problem=device_lost&role=master&helper=nobody");
  await page.getByRole("link", { name: "Print the form" }).first().click();
  await heading(page, "Request for a replacement hardware token");
  quiet(someone);
  await someone.close();
}

/** The master of a new contract obtains a login ID: `letter` is what the desk printed, with the master's address. */
export async function obtainLoginId({ browser, portal }, { contract, number, mail }, chosen) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await someone.go("/sign-in");
  await follow(page, "ログインIDの取得（はじめての方）");
  await heading(page, "ログインIDの取得");
  await press(page, "番号をメールで受け取る");
  await says(page, "入力内容をご確認ください。");
  await picture(page, "start-up-ask");
  assert.deepEqual(await findings(page), []);
  // A wrong number gets the same answer, and no mail.
  await fill(page, "契約番号", contract);
  await fill(page, "ご案内の番号", "0000-0000");
  await press(page, "番号をメールで受け取る");
  await says(page, "ご入力の内容が正しければ、番号をお送りしました");
  await press(page, "前の画面に戻る");
  await fill(page, "ご案内の番号", number);
  await press(page, "番号をメールで受け取る");
  await says(page, "ご入力の内容が正しければ、番号をお送りしました");
  const { code } = await mailedCode(portal, mail);
  await picture(page, "start-up-prove");
  const type = async (mailed) => {
    await fill(page, "メールで届いた番号（確認コード）", mailed);
    await fill(page, "お名前", chosen.name);
    await fill(page, "ログインID", chosen.id);
    await fill(page, "新しいログインパスワード", chosen.login);
    await fill(page, "新しいログインパスワード（再入力）", chosen.login);
    await fill(page, "新しい確認用パスワード", chosen.confirmation);
    await fill(page, "新しい確認用パスワード（再入力）", chosen.confirmation);
  };
  await type(String((Number(code) + 1) % 100_000_000).padStart(8, "0"));
  await press(page, "ログインIDを取得する");
  await says(page, /ログインIDを取得できませんでした。|違います/);
  assert.equal(await page.getByLabel("お名前", { exact: true }).inputValue(), chosen.name, "what was typed stays");
  assert.deepEqual(await findings(page), []);
  await type(code);
  await press(page, "ログインIDを取得する");
  await says(page, "ログインIDを取得しました");
  await picture(page, "start-up-done");
  assert.deepEqual(await findings(page), []);
  await follow(page, "ログインへ");
  quiet(someone);
  await someone.close();
}

/** Whoever has a code from the desk begins with it. */
export async function withDeskCode({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await someone.go("/reset");
  await press(page, "銀行から届いた番号がある");
  await says(page, "銀行から届いた番号で再設定する");
  await picture(page, "reset-desk-code");
  assert.deepEqual(await findings(page), []);
  await press(page, "パスワードを再設定する");
  await says(page, "入力内容をご確認ください。");
  await press(page, "番号をまだお持ちでない方");
  await says(page, "ご登録の内容");
  quiet(someone);
  await someone.close();
}
