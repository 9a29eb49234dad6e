import assert from "node:assert/strict";
import { findings, person } from "../lib/browser.mjs";
import { heading, looked, press, quiet, says, signIn } from "../lib/steps.mjs";
import { suzuki } from "./cast.mjs";
import { approver, clerk, enter, sign } from "./desk_cast.mjs";

/** One proposes other figures, another accepts them, and the customers read and meet them. */
export async function accepted({ browser, portal }) {
  const customer = await person(browser, portal);
  await signIn(customer, suzuki.id, suzuki.login);
  await customer.go("/settings");
  await says(customer.page, "同じトークンを使う方の合計で10回間違えると、利用停止になります。");

  const first = await person(browser, portal);
  const { page } = first;
  await enter(first, portal, clerk, "/desk/bank?policy=seventyseven", "お知らせ・方針");
  await page.getByLabel("利用停止までの番号の間違い（回）").fill("8");
  await page.getByLabel("ソフトウェアトークン", { exact: true }).selectOption({ label: "する" });
  await press(page, "確認へ進む");
  await page.getByRole("row", { name: /利用停止までの番号の間違い 10回 8回/ }).waitFor();
  await page.getByRole("row", { name: /ソフトウェアトークン しない する/ }).waitFor();
  await sign(first, portal, clerk, "提案する");
  await says(page, "変更を提案しました");
  quiet(first);
  await first.close();
  // Nothing holds before it was accepted.
  await customer.page.reload();
  await says(customer.page, "合計で10回間違えると");

  const second = await person(browser, portal);
  await enter(second, portal, approver, "/desk/staff", "職員・承認待ち");
  await second.page.getByRole("row", { name: /利用停止までの番号の間違い 10回 8回/ }).waitFor();
  await second.page.getByRole("button", { name: /^承認する/ }).click();
  await looked(second.page, "desk-figures-accept");
  await sign(second, portal, approver, "承認する");
  await says(second.page, "承認しました");
  // Beside the desk's own, which stays as it was.
  await second.go("/desk/bank");
  await second.page.getByRole("row", { name: /利用停止までの番号の間違い 10回 8回/ }).waitFor();
  quiet(second);
  await second.close();

  await customer.page.reload();
  await says(customer.page, "同じトークンを使う方の合計で8回間違えると、利用停止になります。");
  assert.deepEqual(await findings(customer.page), []);
  await customer.go("/questions#q5");
  await heading(customer.page, "Q&A");
  await customer.page.getByRole("link", { name: "ソフトウェアトークンへ" }).waitFor();
  quiet(customer);
  await customer.close();
}
