import assert from "node:assert/strict";
import { findings, person, picture } from "../lib/browser.mjs";
import { heading, payee, prove, quiet, says, signIn } from "../lib/steps.mjs";
import { SHARED, tanaka } from "./cast.mjs";

export async function payees({ browser, portal }) {
  const someone = await person(browser, portal);
  const { page } = someone;
  await signIn(someone, tanaka.id, tanaka.login);
  await someone.go("/payees");
  await heading(page, "振込先口座情報登録");
  await says(page, "登録した振込先はまだありません");
  await payee(someone, "1234567");
  await says(page, "ﾐﾄﾞﾘｾｲｷ(ｶ");
  await picture(page, "payees-confirm");
  assert.deepEqual(await findings(page), []);
  await portal.forward(61);
  await prove(page, "wrong password", await portal.code(SHARED), "登録する");
  await says(page, /確認用パスワードが違います。あと5回/);
  const code = await portal.code(SHARED);
  await prove(page, tanaka.confirmation, code, "登録する");
  await says(page, "振込先を登録しました");
  await payee(someone, "7654321");
  await prove(page, tanaka.confirmation, code, "登録する");
  await says(page, "この番号はすでに使われています");
  await someone.go("/payees");
  await page.getByRole("cell", { name: "1234567" }).waitFor();
  await picture(page, "payees");
  assert.deepEqual(await findings(page), []);
  quiet(someone);
  await someone.close();
}
