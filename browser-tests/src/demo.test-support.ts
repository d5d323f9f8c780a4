import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../packages/server/dist/testing/free-port.test-support.js';

const BIN = fileURLToPath(new URL('../../node_modules/.bin/immo-billie', import.meta.url));

/** The demo as a newcomer starts it, in a folder of its own. */
export interface Demo {
  readonly app: string;
  readonly simulator: string;
  /** Runs another command on the demo's database and returns its JSON. */
  command(...args: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
}

export async function startDemo(): Promise<Demo> {
  const cwd = await mkdtemp(join(tmpdir(), 'immo-billie-demo-'));
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: String(port),
    SIMULATOR_PORT: String(simulatorPort),
  };
  const child = spawn(BIN, ['demo', '--json'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const ready = await firstJsonLine(child.stdout);
  return {
    app: ready.app,
    simulator: ready.simulator,
    command: (...args) =>
      runJson(args, cwd, { ...env, DATABASE_URL: `sqlite:${join(ready.folder, 'app.sqlite')}` }),
    async close() {
      child.kill('SIGTERM');
      await exited;
      await rm(cwd, { recursive: true, force: true });
    },
  };
}

async function firstJsonLine(
  output: NodeJS.ReadableStream,
): Promise<{ readonly app: string; readonly simulator: string; readonly folder: string }> {
  for await (const line of createInterface({ input: output })) {
    if (line.startsWith('{')) return JSON.parse(line) as { app: string; simulator: string; folder: string };
  }
  throw new Error('the demo ended before it was ready');
}

async function runJson(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<unknown> {
  const child = spawn(BIN, [...args, '--json'], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`immo-billie ${args.join(' ')} ended with ${code}`);
  return JSON.parse(output);
}
