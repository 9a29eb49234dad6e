import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, quiet, says, signIn } from "../lib/steps.mjs";
import { hanako, sakura } from "./cast.mjs";
import { approver, auditor, clerk, colleague, enter, sign } from "./desk_cast.mjs";

const FILE = "トークンのファイル";

/** A file of devices as it would be dropped: a good row, or a good one among bad ones. */
function csv(rows) {
  const text = ["serial,seed,expires_on,algorithm,digits,step_seconds", ...rows].join("\r\n");
  return { name: "devices.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
}

async function leaf(someone, name) {
  await picture(someone.page, name);
  assert.deepEqual(await findings(someone.page), []);
}

/** Contracts by number, and one as its own people see it. */
export async function contracts({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await enter(someone, portal, clerk);
  await says(page, "みどり精機");
  await leaf(someone, "desk-contracts");
  await page.getByLabel("契約番号で探す").fill("mid");
  await page.keyboard.press("Enter");
  await page.waitForURL(/begins=mid/);
  await page.getByRole("link", { name: "midori", exact: true }).waitFor();
  await page.getByRole("link", { name: "sakura", exact: true }).waitFor({ state: "detached" });
  await page.getByLabel("契約番号で探す").fill("zzz");
  await page.keyboard.press("Enter");
  await says(page, "契約が見つかりません");
  await page.goBack();
  await page.getByRole("link", { name: "midori", exact: true }).click();
  await heading(page, "契約の照会");
  await says(page, "救済マップ");
  await says(page, "利用中");
  await leaf(someone, "desk-contract");
  await someone.go("/desk/contract?number=nothere");
  await says(page, "この番号の契約はありません");
  quiet(someone);
  await someone.close();

  const looks = await person(browser, portal);
  await enter(looks, portal, auditor, "/desk/contract?number=midori", "契約の照会");
  await says(looks.page, "救済マップ");
  assert.equal(await looks.page.getByRole("button", { name: "緊急停止" }).count(), 0, "auditors only look");
  await looks.close();
}

/** Who is signed in when their contract is stopped is told so at once; two people let it work again. */
export async function emergency({ browser, portal }) {
  const customer = await person(browser, portal);
  const someone = await person(browser, portal);
  const { page } = someone;
  await enter(someone, portal, clerk, "/desk/contract?number=sakura", "契約の照会");
  await signIn(customer, sakura.id, sakura.login);
  await page.getByRole("button", { name: "緊急停止" }).click();
  await says(page, "この契約の全員が、すぐに使えなくなります");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "この契約の番号と違います");
  await leaf(someone, "desk-stop");
  await page.getByLabel("停止する理由").fill("お客さまから不正送金のご連絡");
  await page.getByLabel("契約番号をもう一度入力してください").fill("sakura");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await leaf(someone, "desk-stop-confirm");
  await sign(someone, portal, clerk, "緊急停止する");
  await says(page, "緊急停止しました");

  await customer.go("/tokens");
  await says(customer.page, "ご契約の利用が緊急停止されたため、ログアウトしました");
  await picture(customer.page, "contract-stopped");
  await customer.close();

  await page.getByRole("button", { name: "再開を提案する" }).click();
  await sign(someone, portal, clerk, "提案する");
  await says(page, "再開を提案しました");
  await someone.go("/desk/staff");
  await says(page, "提案した本人は承認できません");
  await leaf(someone, "desk-proposal-own");
  quiet(someone);

  const second = await person(browser, portal);
  await enter(second, portal, approver, "/desk/staff", "職員・承認待ち");
  await says(second.page, "の再開");
  await second.page.getByRole("button", { name: /^承認する/ }).click();
  await leaf(second, "desk-decide");
  await sign(second, portal, approver, "承認する");
  await says(second.page, "承認しました");
  quiet(second);
  await second.close();
  await someone.go("/desk/contract?number=sakura");
  await says(page, "利用中");
  await someone.close();

  const back = await person(browser, portal);
  await signIn(back, sakura.id, sakura.login);
  await back.close();
}

/** A file with bad rows brings nothing; a good one is looked at, imported, and gone on with by its address. */
export async function importing({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await enter(someone, portal, clerk, "/desk/import", "トークンの取り込み");
  await leaf(someone, "desk-import");
  await page.getByRole("button", { name: "送って確認へ進む" }).click();
  await says(page, "ファイルを選んでください");
  const rows = { name: "rows.csv", mimeType: "text/csv", buffer: readFileSync("tests/data/devices/rows.csv") };
  await page.getByLabel(FILE).setInputFiles(rows);
  await says(page, "rows.csv");
  assert.ok(await page.getByLabel("CSV", { exact: true }).isChecked(), "the name tells the format");
  await page.getByRole("button", { name: "送って確認へ進む" }).click();
  await page.waitForURL(/file=[0-9a-f]{64}&parts=1&format=csv/);
  await leaf(someone, "desk-import-check");
  await sign(someone, portal, clerk, "内容を確認する");
  await says(page, /行が取り込めません/);
  await says(page, "同じシリアル番号がファイルの中に2回あります");
  await leaf(someone, "desk-import-bad");

  await page.getByRole("link", { name: "別のファイルを選ぶ" }).click();
  await page.getByLabel(FILE).setInputFiles({ name: "bomb.xml", mimeType: "text/xml", buffer: readFileSync("tests/data/devices/entity-bomb.xml") });
  await page.getByRole("button", { name: "送って確認へ進む" }).click();
  await page.waitForURL(/format=pskc/);
  await sign(someone, portal, clerk, "内容を確認する");
  await says(page, "XMLの文書型宣言や実体参照が含まれています");

  // Encrypted: without its key nothing, with it everything.
  await page.getByRole("link", { name: "別のファイルを選ぶ" }).click();
  const sealed = readFileSync("tests/data/devices/totp-encrypted-sha256.xml");
  await page.getByLabel(FILE).setInputFiles({ name: "sealed.xml", mimeType: "text/xml", buffer: sealed });
  await page.getByRole("button", { name: "送って確認へ進む" }).click();
  await page.waitForURL(/format=pskc/);
  await sign(someone, portal, clerk, "内容を確認する");
  await says(page, "値が暗号化されています");
  await page.getByRole("button", { name: "もう一度確認する" }).click();
  await page.getByLabel("値が暗号化されているときの鍵（16進数）").fill("00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f");
  await sign(someone, portal, clerk, "内容を確認する");
  await says(page, /個のトークンを取り込めます/);

  await someone.go("/desk/import");
  await page.getByLabel(FILE).setInputFiles(csv(["IMP-0001,3132333435363738393031323334353637383930,2030-09-30,sha1,6,60", "IMP-0002,3132333435363738393031323334353637383931,2030-09-30,sha1,6,60"]));
  await page.getByRole("button", { name: "送って確認へ進む" }).click();
  await page.waitForURL(/format=csv/);
  const address = page.url();
  await sign(someone, portal, clerk, "内容を確認する");
  await says(page, "2個のトークンを取り込めます");
  await leaf(someone, "desk-import-good");
  // One leaves, and comes back without the file.
  await someone.go("/desk/stock");
  await heading(page, "在庫");
  await page.goto(address);
  await says(page, "このファイルの続き");
  await page.getByRole("button", { name: "続きから取り込む" }).click();
  await says(page, "このファイルの取り込みは、まだ始まっていません");
  await page.getByRole("button", { name: "もう一度確認する" }).first().click();
  await sign(someone, portal, clerk, "内容を確認する");
  await says(page, "2個のトークンを取り込めます");
  await sign(someone, portal, clerk, "取り込む");
  await says(page, "2個のトークンを在庫に加えました");
  await leaf(someone, "desk-import-done");
  await page.getByRole("link", { name: "在庫を見る" }).click();
  await heading(page, "在庫");
  await page.getByLabel("シリアル番号で探す").fill("imp-");
  await page.keyboard.press("Enter");
  await page.getByRole("row", { name: /IMP0-001/ }).waitFor();
  await leaf(someone, "desk-stock");
  quiet(someone);
  await someone.close();
}

/** What the bank tells everybody stands above the door and every page, until one has read it. */
export async function banner({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await enter(someone, portal, clerk, "/desk/bank", "お知らせ・方針");
  await leaf(someone, "desk-bank");
  assert.equal(await page.getByRole("button", { name: "連絡先を変更する" }).count(), 0, "approvers only");
  await page.getByLabel("日本語の文").fill("振り込め詐欺にご注意ください。");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "日本語と英語の両方を入力してください");
  await page.getByLabel("英語の文").fill("Beware of fraudulent transfer requests.");
  await leaf(someone, "desk-banner");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await sign(someone, portal, clerk, "お知らせを出す");
  await says(page, "お知らせを変更しました");

  const customer = await person(browser, portal);
  await customer.go("/sign-in");
  await says(customer.page, "振り込め詐欺にご注意ください。");
  await leaf(customer, "banner-door");
  await signIn(customer, hanako.id, hanako.login);
  await says(customer.page, "振り込め詐欺にご注意ください。");
  await leaf(customer, "banner-portal");
  await customer.page.getByRole("button", { name: "閉じる" }).click();
  await customer.page.getByText("振り込め詐欺にご注意ください。").waitFor({ state: "detached" });
  await customer.page.reload();
  await heading(customer.page, "ホーム");
  await customer.page.waitForLoadState("networkidle");
  assert.equal(await customer.page.getByText("振り込め詐欺にご注意ください。").count(), 0, "read in this window");
  quiet(customer);
  await customer.close();

  await page.getByRole("button", { name: "お知らせを消す" }).click();
  await sign(someone, portal, clerk, "お知らせを消す");
  await says(page, "いまは何も出していません");
  quiet(someone);
  await someone.close();

  // The contacts are the approvers'.
  const second = await person(browser, portal);
  await enter(second, portal, approver, "/desk/bank", "お知らせ・方針");
  await second.page.getByRole("button", { name: "連絡先を変更する" }).click();
  const telephone = second.page.getByLabel("電話番号");
  const before = await telephone.inputValue();
  await telephone.fill("おでんわください");
  await second.page.locator("form", { has: telephone }).getByRole("button", { name: "確認へ進む" }).click();
  await says(second.page, "電話番号を数字とハイフンで入力してください");
  await telephone.fill("0120-000-999");
  await second.page.locator("form", { has: telephone }).getByRole("button", { name: "確認へ進む" }).click();
  await second.page.getByRole("row", { name: `電話番号 ${before} 0120-000-999` }).waitFor();
  await leaf(second, "desk-contacts");
  await sign(second, portal, approver, "変更する");
  await says(second.page, "連絡先を変更しました");
  quiet(second);
  await second.close();
}

/** A clerk who locked themself out is freed by two colleagues. */
export async function lockedClerk({ browser, portal }) {
  const erring = await person(browser, portal);
  await enter(erring, portal, colleague, "/desk/bank", "お知らせ・方針");
  await erring.page.getByLabel("日本語の文").fill("試し");
  await erring.page.getByLabel("英語の文").fill("Trial");
  await erring.page.getByRole("button", { name: "確認へ進む" }).click();
  for (let n = 1; n <= 6; n += 1) {
    await sign(erring, portal, { ...colleague, confirmation: "not that one" }, "お知らせを出す");
    if (n < 6) await says(erring.page, new RegExp(`あと${6 - n}回間違えると`));
  }
  await says(erring.page, /一時停止しています/);
  await erring.close();

  const first = await person(browser, portal);
  await enter(first, portal, clerk, "/desk/staff", "職員・承認待ち");
  await leaf(first, "desk-staff");
  await first.page.getByRole("row", { name: new RegExp(colleague.name) }).getByRole("button", { name: /解除を提案する/ }).click();
  await leaf(first, "desk-release");
  await sign(first, portal, clerk, "提案する");
  await says(first.page, "提案しました");
  quiet(first);
  await first.close();

  const second = await person(browser, portal);
  await enter(second, portal, approver, "/desk/staff", "職員・承認待ち");
  await second.page.getByRole("button", { name: /^承認する/ }).click();
  await sign(second, portal, approver, "承認する");
  await says(second.page, "承認しました");
  await second.page.getByRole("button", { name: "一覧に戻る" }).click();
  const row = second.page.getByRole("row", { name: new RegExp(colleague.name) });
  await row.getByText("利用可能").first().waitFor();
  quiet(second);
  await second.close();
}

/** Other figures are proposed by one and decided by an approver, from → to. */
export async function figures({ browser, portal }) {
  const first = await person(browser, portal);
  const { page } = first;
  await enter(first, portal, clerk, "/desk/bank", "お知らせ・方針");
  await says(page, "方針の数値");
  await page.getByRole("link", { name: "seventysevenの変更を提案する" }).click();
  await page.waitForURL(/policy=seventyseven/);
  const tries = page.getByLabel("利用停止までの番号の間違い（回）");
  await tries.fill("500");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await says(page, "1～100の整数で入力してください");
  await leaf(first, "desk-figures");
  await tries.fill("８");
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await page.getByRole("row", { name: /利用停止までの番号の間違い 10回 8回/ }).waitFor();
  await leaf(first, "desk-figures-confirm");
  await sign(first, portal, clerk, "提案する");
  await says(page, "変更を提案しました");
  quiet(first);
  await first.close();

  const clerkToo = await person(browser, portal);
  await enter(clerkToo, portal, colleague, "/desk/staff", "職員・承認待ち");
  await says(clerkToo.page, "方針の変更を決められるのは承認者だけです");
  await clerkToo.close();

  const second = await person(browser, portal);
  await enter(second, portal, approver, "/desk/staff", "職員・承認待ち");
  await second.page.getByRole("row", { name: /利用停止までの番号の間違い 10回 8回/ }).waitFor();
  await second.page.getByRole("button", { name: /^却下する/ }).click();
  await leaf(second, "desk-figures-refuse");
  await sign(second, portal, approver, "却下する");
  await says(second.page, "却下しました");
  quiet(second);
  await second.close();
}
