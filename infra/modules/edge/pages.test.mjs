// The page function with the table of entrances in it, as Terraform puts it together.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const placeholder = "{ paths: {}, otherwise: '' }";
const source = read('pages.js');
assert.equal(source.split(placeholder).length, 2, 'the table has one place');
const code = source.replace(placeholder, read('../../../frontend/entrances.json'));
const handler = new Function(`${code}\nreturn handler;`)();

const uri = (path, accepted) => {
  const headers = accepted === undefined ? {} : { 'accept-encoding': { value: accepted } };
  return handler({ request: { uri: path, headers } }).uri;
};

for (const [path, accepted, file] of [
  // The entrances, as functions/local/src/entrances.rs finds them.
  ['/sign-in', '', '/door.html'],
  ['/help/', '', '/door.html'],
  ['/help/devices', '', '/door.html'],
  ['/desk', '', '/desk.html'],
  ['/desk/queue', '', '/desk.html'],
  ['/reset/mail', '', '/portal.html'],
  ['/', '', '/portal.html'],
  ['/helpers', '', '/portal.html'],
  ['//help', '', '/portal.html'],
  ['/constructor', '', '/portal.html'],
  ['/door.html', '', '/portal.html'],
  ['/apiary', '', '/portal.html'],
  // The forms of a file.
  ['/', undefined, '/portal.html'],
  ['/', 'gzip, deflate, br, zstd', '/portal.html.br'],
  ['/', 'gzip, deflate', '/portal.html.gz'],
  ['/', 'br;q=0, gzip', '/portal.html'],
  ['/', 'BR', '/portal.html.br'],
  ['/assets/portal-0123456789ab.wasm', 'br', '/assets/portal-0123456789ab.wasm.br'],
  ['/assets/logo-0123456789ab.png', 'br', '/assets/logo-0123456789ab.png'],
  ['/assets/sora', 'br', '/assets/sora'],
]) {
  assert.equal(uri(path, accepted), file, `${path} for ${accepted}`);
}
assert.ok(code.length < 10240, 'CloudFront takes ten kilobytes');
