// How long the file of a long history takes, and how much memory the page needs for it. Not part of the run:
// A long history comes from `cargo run -p bench -- --history 100000 --data .kagimate`, with the portal stopped.
//   KAGIMATE_URL=http://127.0.0.1:8080 node tests/browser/measure/csv.mjs [login ID] [login password]
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { person, startBrowser } from "../lib/browser.mjs";
import { heading, signIn } from "../lib/steps.mjs";
import { hanako } from "../scenes/cast.mjs";

const [loginId = hanako.id, password = hanako.login] = process.argv.slice(2);
const portal = { url: process.env.KAGIMATE_URL ?? "http://127.0.0.1:8080" };
const MIB = 1024 * 1024;

const browser = await startBrowser();
const context = await person(browser, portal);
const { page } = context;
page.setDefaultTimeout(600_000);
// The page's own linear memory stands beside the heap of its engine.
await page.addInitScript(() => {
  const grown = [];
  globalThis.measuredMemories = grown;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const plain = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await plain.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      grown.push(...Object.values(exports).filter((part) => part instanceof WebAssembly.Memory));
      return made;
    };
  }
});
await signIn(context, loginId, password);
await context.go("/history?of=all");
await heading(page, "履歴");
await page.getByRole("row").nth(1).waitFor();

const debug = await context.context.newCDPSession(page);
await debug.send("Performance.enable");
const look = async () => {
  const { metrics } = await debug.send("Performance.getMetrics");
  const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const [memory, wasm] = await page.evaluate(() => [
    globalThis.performance.memory?.usedJSHeapSize ?? 0,
    globalThis.measuredMemories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  ]);
  return { heap: Math.max(of("JSHeapUsedSize"), memory), wasm };
};

const before = await look();
const peak = { ...before, both: before.heap + before.wasm };
let over = false;
const watch = (async () => {
  while (!over) {
    const { heap, wasm } = await look();
    peak.heap = Math.max(peak.heap, heap);
    peak.wasm = Math.max(peak.wasm, wasm);
    peak.both = Math.max(peak.both, heap + wasm);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
})();

const began = performance.now();
const [download] = await Promise.all([
  page.waitForEvent("download", { timeout: 600_000 }),
  page.getByRole("button", { name: "CSVに書き出す" }).click(),
]);
const path = await download.path();
const seconds = (performance.now() - began) / 1000;
over = true;
await watch;

let rows = -1;
for await (const line of createInterface({ input: createReadStream(path) })) {
  if (line) rows += 1;
}
const mib = (bytes) => `${(bytes / MIB).toFixed(1)} MiB`;
console.log(`rows                 ${rows}`);
console.log(`seconds              ${seconds.toFixed(1)}`);
console.log(`heap before / peak   ${mib(before.heap)} / ${mib(peak.heap)}`);
console.log(`wasm before / peak   ${mib(before.wasm)} / ${mib(peak.wasm)}`);
console.log(`peak of both         ${mib(peak.both)} (bound: 256 MiB)`);
await browser.close();
process.exit(peak.both > 256 * MIB ? 1 : 0);
