import { parseArgs } from 'node:util';

export const ENGINES = ['sqlite', 'postgres'] as const;

export type Engine = (typeof ENGINES)[number];

export interface Settings {
  readonly minutes: number;
  readonly engines: readonly Engine[];
  /** Brokers who work at the same time. */
  readonly brokers: number;
  /** The same seed chooses the same estates, delays and mutations. */
  readonly seed: number;
}

/** Reads the flags; writes which there are, and returns nothing, when they are wrong. */
export function readSettings(
  command: string,
  defaults: Settings,
  argv: readonly string[] = process.argv.slice(2),
): Settings | undefined {
  try {
    return parseSettings(defaults, argv);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'wrong flags';
    process.stderr.write(
      `${reason}\nUsage: npm run ${command} -- [--minutes N] [--engine sqlite|postgres] [--brokers N] [--seed N]\n`,
    );
    return undefined;
  }
}

export function parseSettings(defaults: Settings, argv: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: 'string' },
      engine: { type: 'string' },
      brokers: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  return {
    minutes: numberOf('minutes', values.minutes, defaults.minutes),
    engines: enginesOf(values.engine, defaults.engines),
    brokers: numberOf('brokers', values.brokers, defaults.brokers),
    seed: numberOf('seed', values.seed, defaults.seed),
  };
}

function numberOf(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} needs a number larger than 0`);
}

function enginesOf(text: string | undefined, fallback: readonly Engine[]): readonly Engine[] {
  if (text === undefined) return fallback;
  const engine = ENGINES.find((name) => name === text);
  if (engine) return [engine];
  throw new Error(`--engine is one of ${ENGINES.join(', ')}`);
}
