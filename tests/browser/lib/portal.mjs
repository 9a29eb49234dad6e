// A portal of its own for the journey: fresh data, a free port, stopped at the end.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** How long a device shows a number, in milliseconds. */
const STEP = 60_000;

/** How long it has to show one yet where two in a row are read, in milliseconds. */
const LONG_ENOUGH = 15_000;

/** Seconds after which it shows another one. */
const NEXT_NUMBER = 61;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Starts `kagimate-local` and waits until it says that it is running. */
export async function startPortal() {
  const { KAGIMATE_BIN: program, KAGIMATE_WEB: web, KAGIMATE_LAMBDA: lambda } = process.env;
  if (!program || !web) throw new Error("KAGIMATE_BIN and KAGIMATE_WEB name the program and the built page");
  const data = await mkdtemp(join(tmpdir(), "kagimate-journey-"));
  const port = await freePort();
  const cloud = lambda ? ["--lambda", lambda] : [];
  const words = ["--port", String(port), "--data", data, "--web", web, ...cloud];
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", (code) => reject(new Error(`the portal ended with ${code}: ${said}`)));
    child.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes("Ctrl-C stops it")) resolve();
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const device = async (serial) => {
    const devices = await (await fetch(`${url}/dev/tokens.json`)).json();
    return devices.find((device) => device.serial === serial);
  };
  /** Moves the portal's clock forward. Functions take the machine's time: there, the next number is waited for. */
  const forward = async (seconds) => {
    if (lambda && seconds > NEXT_NUMBER) throw new Error("nobody moves the machine's time: see scenes/clock.mjs");
    if (lambda) return setTimeout(STEP - (Date.now() % STEP) + 1000);
    const answer = await fetch(`${url}/dev/clock.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "kagimate-desk": "1" },
      body: JSON.stringify({ seconds }),
    });
    if (!answer.ok) throw new Error(`the clock answered ${answer.status}`);
  };
  /** The portal's time, in milliseconds. */
  const now = async () => (lambda ? Date.now() : (await (await fetch(`${url}/dev/clock.json`)).json()).now);
  return {
    url,
    forward,
    now,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const code = await ended;
      await rm(data, { recursive: true, force: true });
      return code;
    },
    /** Goes to where a number is shown long enough for it, and for the one after it a step later. */
    settle: async () => {
      const left = STEP - ((await now()) % STEP);
      if (left < LONG_ENOUGH) await forward(Math.ceil(left / 1000) + 1);
    },
    /** The printed day of a device. */
    printed: async (serial) => (await device(serial)).expires_on,
    /** The number that a device shows now. */
    code: async (serial) => (await device(serial)).code,
  };
}
