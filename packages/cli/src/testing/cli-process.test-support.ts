import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));
const COMMAND = `${REPOSITORY}node_modules/.bin/immo-billie`;

/** Variables whose values no output may contain. */
const SECRET_VARIABLES = ['ENCRYPTION_KEYS', 'SESSION_SECRETS', 'ONOFFICE_PROVIDER_SECRETS'];

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** The current directory. */
  readonly folder?: string;
  /** Standard input; without it there is none. */
  readonly input?: string;
  /** Further texts that no output may contain. */
  readonly secrets?: readonly string[];
}

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The result of a command with `--json`. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what the command prints
  json<T>(): T;
  /** The error of a command with `--json`. */
  error(): { readonly code: string; readonly message: string; readonly hint: string };
}

export interface CliProcess {
  /** The first line of standard output that matches; rejects when the program ends before. */
  line(pattern: RegExp): Promise<string>;
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  readonly ended: Promise<CliResult>;
}

const running = new Set<ChildProcessByStdio<Writable, Readable, Readable>>();

/** Runs a command to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).ended;
}

/** Starts a command that runs until a signal. */
export function startCli(args: readonly string[], options: CliOptions = {}): CliProcess {
  const { environment = {}, folder, input = '', secrets = [] } = options;
  // Nothing of the environment in which the tests run, except for what finds node.
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment };
  const child = spawn(COMMAND, args, { env, cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  const changed = new EventTarget();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      changed.dispatchEvent(new Event('change'));
    });
  }
  // A command that does not read its input ends before all of it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);

  const ended = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      running.delete(child);
      changed.dispatchEvent(new Event('change'));
      try {
        expectNoSecret(output, [...secretsOf(environment), ...secrets]);
        resolve(toResult(exitCode, output));
      } catch (error) {
        reject(error instanceof Error ? error : new Error('no result'));
      }
    });
  });
  return {
    ended,
    signal: (name) => void child.kill(name),
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = output.stdout
            .split('\n')
            .slice(0, -1)
            .find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
          else if (!running.has(child)) reject(new Error(`ended without ${pattern}: ${output.stderr}`));
        };
        changed.addEventListener('change', look);
        look();
      }),
  };
}

/** For `afterEach`: a failed test must not leave a server behind. */
export function killRunningClis(): void {
  for (const child of running) child.kill('SIGKILL');
}

function toResult(
  exitCode: number | null,
  { stdout, stderr }: { stdout: string; stderr: string },
): CliResult {
  return {
    exitCode,
    stdout,
    stderr,
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
    json<T>() {
      expect(stdout.trimEnd().split('\n'), stderr).to.have.length(1);
      return JSON.parse(stdout) as T;
    },
    error() {
      const { error } = JSON.parse(stderr) as { error: ReturnType<CliResult['error']> };
      expect(error).to.include.keys('code', 'message', 'hint');
      return error;
    },
  };
}

function secretsOf(environment: Readonly<Record<string, string>>): string[] {
  return SECRET_VARIABLES.flatMap((name) => environment[name]?.split(',') ?? [])
    .map((item) => item.replace(/^[\w-]+:/, ''))
    .filter((item) => item !== '');
}

function expectNoSecret(output: { stdout: string; stderr: string }, secrets: readonly string[]): void {
  for (const secret of secrets) {
    expect(`${output.stdout}${output.stderr}`.includes(secret), 'a secret was written').to.equal(false);
  }
}
