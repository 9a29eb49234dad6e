// The journey in the browser: scene after scene on one portal, as its people would go through it.
import { leave, startBrowser } from "./lib/browser.mjs";
import { startPortal } from "./lib/portal.mjs";
import { movesTheClock } from "./scenes/clock.mjs";
import { scenes } from "./scenes/index.mjs";

const only = process.argv[2];
// Functions take the time of the machine, and nobody moves that.
const left = process.env.KAGIMATE_LAMBDA ? movesTheClock : [];
const unknown = movesTheClock.filter((name) => !scenes.some(([known]) => known === name));
if (unknown.length) throw new Error(`no scenes: ${unknown.join(", ")}`);
const wanted = scenes.filter(([name]) => (!only || name.includes(only)) && !left.includes(name));
const portal = await startPortal();
const browser = await startBrowser();
let passed = 0;
let failed = 0;
for (const [name, scene] of wanted) {
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
console.log(`${passed} passed, ${failed} failed${left.length ? `, ${left.length} left out: they move the clock` : ""}`);
process.exit(failed ? 1 : 0);
