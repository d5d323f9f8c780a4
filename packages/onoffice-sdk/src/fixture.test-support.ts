import { readFileSync } from 'node:fs';

/** Reads a fixture of this package; the tests run from `dist`, beside `fixtures`. */
export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
}
