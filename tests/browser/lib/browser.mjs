// Chromium from the distribution, and what every page of the journey is held to.
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env.KAGIMATE_PICTURES ?? "artefacts/journey";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts the browser. */
export async function startBrowser() {
  const executablePath = process.env.KAGIMATE_CHROMIUM ?? places.find(existsSync);
  if (!executablePath) throw new Error("no Chromium: install the package `chromium`");
  await mkdir(pictures, { recursive: true });
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A person's own browser window. What it complains about is collected. */
export async function person(browser, portal, options = {}) {
  const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1360, height: 860 }, ...options });
  // By this the engine's own tools may look at the page; the page's scripts still load under its policy.
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    // A refused request is part of the journey; the browser notes each.
    if (message.type() === "error" && !/Failed to load resource/.test(text)) complaints.push(`console: ${text}`);
    if (/Content Security Policy/i.test(text)) complaints.push(`policy: ${text}`);
  });
  return {
    page,
    context,
    complaints,
    go: (path) => page.goto(portal.url + path),
    close: () => context.close(),
  };
}

/** Serious findings of axe-core on the page as it stands. */
export async function findings(page) {
  // By the debugger, not by a script element: the page's policy holds for the page.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}

/** Pictures of a page: as it is, in English, narrow, and dark. */
export async function picture(page, name, { variants = true } = {}) {
  // Colours that are on their way from light to dark would stand in no picture that anybody sees.
  const shoot = (suffix) => page.screenshot({ path: join(pictures, `${name}${suffix}.png`), fullPage: true, animations: "disabled" });
  await shoot("");
  if (!variants) return;
  await page.emulateMedia({ colorScheme: "dark" });
  await shoot("-dark");
  await page.emulateMedia({ colorScheme: "light" });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 720 });
  await shoot("-narrow");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize(size);
  if (overflow > 0) throw new Error(`${name} is ${overflow} px wider than a screen of 320 px`);
}

/** Pictures of what a scene that failed left open, which is closed then. */
export async function leave(browser, name) {
  for (const [index, context] of browser.contexts().entries()) {
    for (const page of context.pages()) {
      await page.screenshot({ path: join(pictures, `failed-${name.replace(/\W+/g, "-")}-${index}.png`), fullPage: true });
    }
    await context.close();
  }
}
