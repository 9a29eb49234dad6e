import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { mailThatSays } from "../lib/mailbox.mjs";
import { follow, heading, looked, quiet, register, says, signIn } from "../lib/steps.mjs";
import { OTHER, SHARED, hanako, suzuki } from "./cast.mjs";
import { approveAndSend } from "./desk_cast.mjs";

const KIND = "有効期限にともなうトークンの交換";
const MAIL = "suzuki77@midori.example";

// In either language: which one he reads depends on the scenes before.
const EXPIRES = /有効期限が近づいています|comes to its expiry date/;
const DELIVERED = /お届けしました|were delivered/;

/** So many calendar months before a day, as the bank counts them. */
function monthsBefore(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Moves the clock to nine in the morning of a day in Japan. */
async function morning(portal, day) {
  const seconds = Math.ceil((Date.parse(`${day}T09:00:00+09:00`) - (await portal.now())) / 1000);
  assert.ok(seconds > 0, `${day} has not come yet`);
  await portal.forward(seconds);
}

/** Who could release a stop of somebody's token, as home's rescue map has it. */
function otp(page, name) {
  return page.getByRole("row", { name: new RegExp(name) }).locator("td").nth(1);
}

/** A printed day comes and goes: told a month before, another token by itself, and after the day the old one is none. */
export async function expiry({ browser, portal }) {
  // Hanako works with what was sent in place of the token that was lost.
  const colleague = await person(browser, portal);
  await signIn(colleague, hanako.id, hanako.login);
  await colleague.go("/tokens");
  await follow(colleague.page, "新しいトークンに切り替える");
  const sent = await colleague.page.getByLabel("シリアル番号").inputValue();
  assert.notEqual(sent, SHARED);
  await register(colleague, portal, hanako.confirmation, sent);
  await colleague.go("/");
  await otp(colleague.page, "佐藤 花子").getByText("鈴木 一郎").waitFor();
  quiet(colleague);
  await colleague.close();

  // A month before the printed day: the daily job.
  const printed = await portal.printed(OTHER);
  await morning(portal, monthsBefore(printed, 1));
  await mailThatSays(portal, MAIL, EXPIRES);
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, suzuki.id, suzuki.login);
  await says(page, "対応が必要です");
  await says(page, new RegExp(`トークン ${OTHER} は .*に有効期限を迎えます`));
  await looked(page, "expiry-home");
  await someone.go("/tokens");
  await page.locator(".token-list > li", { hasText: OTHER }).locator("a[href^='/procedures/view']").waitFor();
  await looked(page, "expiry-tokens");
  await someone.go("/procedures");
  await says(page, KIND);
  quiet(someone);
  await someone.close();

  // It waits for an approver, and costs nothing.
  const next = await approveAndSend({ browser, portal }, KIND, "midori");
  await mailThatSays(portal, MAIL, DELIVERED);

  // The day itself still counts; after it the token is none, though another one has come.
  await morning(portal, printed);
  const last = await person(browser, portal);
  await signIn(last, suzuki.id, suzuki.login);
  await last.go("/tokens");
  await says(last.page, "本日まで");
  await last.close();
  await portal.forward(86_400);
  const helper = await person(browser, portal);
  await signIn(helper, hanako.id, hanako.login);
  await otp(helper.page, "佐藤 花子").getByText("書面").waitFor();
  await looked(helper.page, "expired-rescue");
  // Q10, different tokens, 有効期限切れ: in writing.
  await helper.go("/tokens/revoke");
  const row = helper.page.getByRole("row", { name: /鈴木 一郎/ });
  await row.getByText("有効期限を過ぎたトークンです").waitFor();
  await row.getByRole("link", { name: "鈴木 一郎さんの失効を書面で届け出る" }).waitFor();
  assert.equal(await row.getByRole("checkbox").count(), 0);
  quiet(helper);
  await helper.close();

  const late = await person(browser, portal);
  await signIn(late, suzuki.id, suzuki.login);
  await says(late.page, new RegExp(`トークン ${OTHER} は .*に有効期限が過ぎました`));
  await looked(late.page, "expired-home");
  // Q10: with one's own token past its day one neither revokes nor releases.
  await late.go("/tokens/revoke");
  await says(late.page, "あなたのトークンは有効期限を過ぎています");
  assert.equal(await late.page.getByRole("checkbox").count(), 0);
  await looked(late.page, "expired-own");
  await late.go("/tokens");
  await follow(late.page, "新しいトークンに切り替える");
  await heading(late.page, "利用開始登録");
  await looked(late.page, "expired-switch");
  await register(late, portal, suzuki.confirmation, next);
  await late.go("/");
  await otp(late.page, "佐藤 花子").getByText("鈴木 一郎").waitFor();
  await late.go("/tokens");
  await late.page.locator(".token-list > li", { hasText: OTHER }).locator(".chip", { hasText: "期限切れ" }).waitFor();
  await picture(late.page, "expired-tokens");
  assert.deepEqual(await findings(late.page), []);
  // The new one proves who acts.
  await late.go("/tokens/revoke");
  await late.page.getByLabel("佐藤 花子さんの登録を選ぶ").waitFor();
  quiet(late);
  await late.close();
}
