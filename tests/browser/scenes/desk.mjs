import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { mails } from "../lib/mailbox.mjs";
import { fill, follow, heading, looked, press, quiet, says, signIn } from "../lib/steps.mjs";
import { ALONE, mori, sakura, tanaka } from "./cast.mjs";
import { approver, atTheDesk, clerk, open, ship, sign } from "./desk_cast.mjs";
import { obtainLoginId } from "./procedures.mjs";

/** The desk is for the bank's own people, and says so to nobody else. */
export async function whoIsAtTheDesk({ browser, portal }) {
  const stranger = await person(browser, portal);
  await stranger.go("/desk/fees?month=2026-11");
  await heading(stranger.page, "ログイン");
  assert.match(stranger.page.url(), /next=%2Fdesk%2Ffees/);
  await stranger.close();

  const customer = await person(browser, portal);
  await signIn(customer, tanaka.id, tanaka.login);
  await customer.go("/desk");
  await heading(customer.page, "ホーム");
  quiet(customer);
  await customer.close();

  const someone = await atTheDesk(browser, portal, clerk);
  const { page } = someone;
  await looked(page, "desk-queue");
  // Home is the desk, and one's own passwords are in the portal.
  await someone.go("/");
  await heading(page, "手続き");
  await follow(page, "ご自身のパスワード変更");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await follow(page, "窓口へ戻る");
  await heading(page, "手続き");
  await follow(page, "履歴");
  await heading(page, "履歴");
  await looked(page, "desk-history");
  await follow(page, "窓口へ戻る");
  await heading(page, "手続き");
  await someone.go("/desk/nothing");
  await heading(page, "ページが見つかりません");
  await someone.go("/desk");
  await press(page, "EN");
  await heading(page, "Procedures");
  for (const [path, name] of [["/desk", "desk-queue"], ["/desk/receive", "desk-receive"], ["/desk/loss", "desk-loss"], ["/desk/fees", "desk-fees"]]) {
    await someone.go(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await picture(page, `${name}-en`, { variants: false });
  }
  await press(page, "日本語");
  await press(page, "ログアウト");
  await heading(page, "ログイン");
  quiet(someone);
  await someone.close();
}

/** The loss that was filed on Monday: checked, approved by a second person, charged, shipped, delivered, registered. */
export async function lossThroughTheDesk({ browser, portal }) {
  const kind = "トークンの再発行（紛失・盗難・故障）";
  const someone = await atTheDesk(browser, portal, clerk);
  const { page } = someone;
  await open(page, "書面待ち", kind);
  await says(page, "お急ぎ");
  await says(page, /2,200円（税込/);
  await looked(page, "desk-procedure");
  await fill(page, "メモ（任意）", "窓口に持参");
  await sign(someone, portal, clerk, "受け付ける");
  await says(page, "「受付」を記録しました");
  await says(page, "窓口に持参");
  await sign(someone, portal, clerk, "確認済みにする");
  await says(page, "「確認」を記録しました");
  await says(page, "この段階は、あなたの役割では進められません");
  assert.equal(await page.getByRole("button", { name: "承認する", exact: true }).count(), 0);
  await looked(page, "desk-not-mine");

  const other = await atTheDesk(browser, portal, approver);
  await open(other.page, "承認待ち", kind);
  await sign(other, portal, approver, "承認する");
  await says(other.page, "「承認」を記録しました");
  quiet(other);
  await other.close();

  // The clerk still looks at what it was: nothing is done to what has gone on since.
  await press(page, "差し戻す…");
  await fill(page, "差戻しの理由", "印影が不鮮明");
  await sign(someone, portal, clerk, "差し戻す");
  await says(page, "手続きか契約の内容が、先に変わりました");
  await says(page, "お渡しするトークン");
  await looked(page, "desk-stale");
  await sign(someone, portal, clerk, "実行する");
  await says(page, "トークンをあと1本選んでください。");
  const serial = await page.locator(".pick-offered li .is-code").first().innerText();
  await fill(page, "シリアル番号", serial.slice(0, 6));
  await press(page, `${serial}を選ぶ`);
  await says(page, "1本そろいました。");
  await looked(page, "desk-execute");
  await sign(someone, portal, clerk, "実行する");
  await says(page, "「実行」を記録しました");
  await says(page, "送り先（お届け住所）");
  await looked(page, "desk-ship");
  await fill(page, "お問い合わせ番号（任意）", "1234-5678-9012");
  await ship(someone, portal, clerk);
  await says(page, "この手続きは終わっています");
  await looked(page, "desk-delivered");
  await follow(page, "手数料");
  await heading(page, "手数料");
  await says(page, /件すべて読み込みました。/);
  await says(page, "2,200円");
  await looked(page, "desk-fees");
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "この月の一覧をCSVで保存")]);
  assert.match(file.suggestedFilename(), /^手数料_\d{4}-\d{2}\.csv$/);
  quiet(someone);
  await someone.close();

  // The customer registers what came.
  const customer = await person(browser, portal);
  await signIn(customer, tanaka.id, tanaka.login);
  await customer.go("/tokens/register");
  await customer.page.getByLabel("シリアル番号").fill(serial);
  await customer.page.getByLabel("確認用パスワード", { exact: true }).fill(tanaka.confirmation);
  await portal.forward(61);
  await customer.page.getByLabel(/トークンに表示されている番号/).fill(await portal.code(serial));
  await press(customer.page, "登録する");
  await says(customer.page, "トークンを登録しました");
  quiet(customer);
  await customer.close();

  // Everyone was told, step by step.
  const told = (await mails(portal, `${tanaka.id}@midori.example`)).map((mail) => `${mail.subject}\n${mail.text}`).join("\n\n");
  for (const text of [/届出を受け付けました/, /手続きが完了しました|実行/, /発送しました/, /お届けしました/]) assert.match(told, text);
}

/** A loss told by telephone stops the device at once. */
export async function lossByTelephone({ browser, portal }) {
  const someone = await atTheDesk(browser, portal, clerk);
  const { page } = someone;
  await follow(page, "紛失の届出（電話）");
  await heading(page, "紛失の届出");
  await press(page, "確認へ進む");
  await says(page, "入力内容をご確認ください。");
  await looked(page, "desk-loss");
  await fill(page, "契約番号", "sakura");
  await fill(page, "シリアル番号", "9999-9999-9");
  await page.getByRole("radio", { name: "盗難" }).check();
  await fill(page, "折り返しの記録", "桜井様 022-000-0000");
  await press(page, "確認へ進む");
  await sign(someone, portal, clerk, "届け出て、すぐに停止する");
  await says(page, "この契約に、このトークンはありません");
  await press(page, "入力に戻る");
  assert.equal(await page.getByLabel("折り返しの記録", { exact: true }).inputValue(), "桜井様 022-000-0000", "what was typed stays");
  await fill(page, "シリアル番号", ALONE);
  await press(page, "確認へ進む");
  await says(page, "元に戻すことはできません");
  await looked(page, "desk-loss-confirm");
  await sign(someone, portal, clerk, "届け出て、すぐに停止する");
  await says(page, "トークンを停止しました");
  await looked(page, "desk-loss-done");
  await follow(page, "手続きを見る");
  await says(page, "桜井様 022-000-0000");
  await says(page, "電話");
  quiet(someone);
  await someone.close();

  const customer = await person(browser, portal);
  await signIn(customer, sakura.id, sakura.login);
  await customer.go("/tokens");
  await says(customer.page, "届出済み");
  await customer.close();
}

/** Whoever checked does not approve, approver or not; what is rejected ends, with its reason. */
export async function samePerson({ browser, portal }) {
  const someone = await atTheDesk(browser, portal, approver);
  const { page } = someone;
  await follow(page, "書面を受け付ける");
  await fill(page, "契約番号", "nobody");
  await press(page, "契約を表示する");
  await says(page, "この番号の契約はありません。");
  await fill(page, "契約番号", "sakura");
  await press(page, "契約を表示する");
  await says(page, "さくら商店");
  await page.getByLabel("手続きの種類", { exact: true }).selectOption({ label: "トークンの追加発行" });
  await press(page, "確認へ進む");
  await says(page, "入力内容をご確認ください。");
  assert.deepEqual(await findings(page), []);
  await fill(page, "台数", "1");
  await looked(page, "desk-receive-form");
  await press(page, "確認へ進む");
  await looked(page, "desk-receive-confirm");
  await sign(someone, portal, approver, "受け付ける");
  await page.getByRole("heading", { level: 1, name: /トークンの追加発行/ }).waitFor();
  await sign(someone, portal, approver, "確認済みにする");
  await says(page, "確認した人は承認できません");
  assert.equal(await page.getByRole("button", { name: "承認する", exact: true }).count(), 0);
  await looked(page, "desk-same-person");
  await press(page, "差し戻す…");
  await sign(someone, portal, approver, "差し戻す");
  await says(page, "入力してください。");
  await fill(page, "差戻しの理由", "印影が不鮮明です");
  await sign(someone, portal, approver, "差し戻す");
  await says(page, "「差戻し」を記録しました");
  await says(page, "印影が不鮮明です");
  await says(page, "この手続きは終わっています");
  await looked(page, "desk-rejected");
  quiet(someone);
  await someone.close();
}

/** A new company: its paper, its contract, its letter, and its master's login ID. */
export async function newCompany({ browser, portal }) {
  const mail = "mori@aoba.example";
  const first = await atTheDesk(browser, portal, clerk);
  const { page } = first;
  await follow(page, "書面を受け付ける");
  await heading(page, "受付");
  await looked(page, "desk-receive");
  await page.getByRole("radio", { name: "新しい会社（新規申込）" }).check();
  await fill(page, "社名", "青葉食品株式会社");
  await press(page, "確認へ進む");
  await says(page, "入力内容をご確認ください。");
  assert.deepEqual(await findings(page), []);
  await fill(page, "郵便番号", "9800811");
  await fill(page, "お届け住所", "宮城県仙台市青葉区一番町1-1-1");
  await fill(page, "支店コード", "101");
  await page.getByLabel("預金種目", { exact: true }).selectOption({ label: "普通" });
  await fill(page, "口座番号", "7654321");
  await fill(page, "マスターユーザになる方のお名前", mori.name);
  await fill(page, "メールアドレス", mail);
  await page.getByLabel("利用者の人数", { exact: true }).selectOption({ index: 1 });
  await looked(page, "desk-receive-new");
  await press(page, "確認へ進む");
  await says(page, "青葉食品株式会社");
  await sign(first, portal, clerk, "受け付ける");
  await page.getByRole("heading", { level: 1, name: /新規申込/ }).waitFor();
  await sign(first, portal, clerk, "確認済みにする");
  await says(page, "「確認」を記録しました");
  await says(page, "この段階は、あなたの役割では進められません");

  const second = await atTheDesk(browser, portal, approver);
  await open(second.page, "承認待ち", "新規申込");
  await sign(second, portal, approver, "承認する");
  await says(second.page, "「承認」を記録しました");
  mori.serial = await second.page.locator(".pick-offered li .is-code").first().innerText();
  await press(second.page, `${mori.serial}を選ぶ`);
  await fill(second.page, "新しい契約番号", "aoba-foods");
  await looked(second.page, "desk-open");
  await sign(second, portal, approver, "実行する");
  await says(second.page, "ご案内の番号が表示されるのは、この画面だけです");
  await looked(second.page, "desk-letter");
  const number = (await second.page.locator(".facts .secret").innerText()).replace(/\s/g, "");
  await second.page.emulateMedia({ media: "print" });
  await picture(second.page, "desk-letter-paper", { variants: false });
  assert.equal(await second.page.locator(".letter").isVisible(), true);
  assert.equal(await second.page.locator(".card").first().isVisible(), false, "the letter alone is printed");
  const pdf = await second.page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, "the letter fits on one sheet");
  await second.page.emulateMedia({ media: "screen" });
  quiet(second);
  await second.close();
  quiet(first);
  await first.close();

  await obtainLoginId({ browser, portal }, { contract: "aoba-foods", number, mail }, mori);
}
