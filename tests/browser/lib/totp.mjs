// What an authenticator app shows once it has the secret of a software token.
import { createHmac } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const DIGITS = 6;

function seed(text) {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/[01]{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** The number of a moment (RFC 6238); apps that ignore the bank's minute change it more often. */
export function number(secret, milliseconds, seconds = 60) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 1000 / seconds)));
  const mac = createHmac("sha1", seed(secret)).update(step).digest();
  const from = mac[mac.length - 1] & 0xf;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, "0");
}
