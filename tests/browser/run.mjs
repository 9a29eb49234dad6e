// The journey in the browser: scene after scene on one portal, as its people would go through it.
import { leave, startBrowser } from "./lib/browser.mjs";
import { startPortal } from "./lib/portal.mjs";
import { scenes } from "./scenes/index.mjs";

const only = process.argv[2];
const portal = await startPortal();
const browser = await startBrowser();
let passed = 0;
let failed = 0;
for (const [name, scene] of scenes.filter(([name]) => !only || name.includes(only))) {
  const began = performance.now();
  try {
    await scene({ browser, portal });
    passed += 1;
    console.log(`ok    ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.error(`FAIL  ${name}\n${error.stack}`);
    await leave(browser, name);
  }
}
await browser.close();
const code = await portal.stop();
if (code !== 0) {
  failed += 1;
  console.error(`FAIL  the portal ended with ${code}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
