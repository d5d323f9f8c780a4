// `tsc -b` never removes the output of a deleted source, so a stale test would still run.
import { readdirSync, rmSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const folders = readdirSync(new URL('packages/', root)).map((name) => `packages/${name}/dist`);
for (const folder of [
  ...folders,
  'browser-tests/dist',
  'bench/dist',
  'endurance/dist',
  'packages/onoffice-sdk/bench/dist',
]) {
  rmSync(new URL(folder, root), { recursive: true, force: true });
}
