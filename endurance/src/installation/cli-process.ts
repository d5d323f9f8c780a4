import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../packages/cli/bin/immo-billie.js', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

/** A command of `immo-billie` in a process of its own. */
export interface CliProcess {
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits for its exit code. */
  stop(): Promise<number | null>;
  /** The exit code, `null` after a kill. */
  readonly ended: Promise<number | null>;
}

export interface ServerProcess extends CliProcess {
  readonly url: string;
}

/** Starts the app and waits until it listens. */
export async function startServerProcess(
  environment: Environment,
  onUnexpectedError: (line: string) => void,
): Promise<ServerProcess> {
  const { child, ...cli } = spawnCli(['serve', '--json'], environment);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"url":')) resolve((JSON.parse(line) as { url: string }).url);
      else if (line.includes('"msg":"unexpected error"')) onUnexpectedError(line);
    });
    void cli.ended.then((code) => reject(new Error(`the app ended with ${code} before it listened`)));
  });
  return { ...cli, url };
}

/** Starts any other command; what it prints is of no interest. */
export function startCommand(args: readonly string[], environment: Environment): CliProcess {
  const { child, ...cli } = spawnCli(args, environment);
  child.stdout.resume();
  return cli;
}

/** Nothing goes on working after this program, however it ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

function spawnCli(args: readonly string[], environment: Environment) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment };
  const child = spawn(process.execPath, [BIN, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  running.add(child);
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return {
    child,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
