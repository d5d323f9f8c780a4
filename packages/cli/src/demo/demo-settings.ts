import { ConfigurationError, isLoopback, type ConfigurationProblem } from '@immo-billie/server';

export interface DemoSettings {
  /** Where the app listens; 0 takes any free port. */
  readonly port: number;
  readonly simulatorPort: number;
  readonly host: string;
  /** The origin of the app, when it was given. */
  readonly publicUrl: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 3000;
const DEFAULT_SIMULATOR_PORT = 3010;
const DEFAULT_HOST = '127.0.0.1';
const MAX_PORT = 65_535;

/**
 * Reads what may be chosen about the demo, which is for this machine alone: its customers are invented and
 * everybody who reaches it may do everything.
 *
 * @throws ConfigurationError for production, and for a HOST or PUBLIC_URL that others could reach
 */
export function readDemoSettings(environment: Environment): DemoSettings {
  const problems: ConfigurationProblem[] = [];
  const given = (variable: string) => environment[variable]?.trim() || undefined;
  const port = (variable: string, fallback: number) => {
    const text = given(variable) ?? String(fallback);
    if (/^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT) return Number(text);
    problems.push({ variable, problem: 'is not a port number', mend: `leave it out for ${fallback}` });
    return fallback;
  };

  if (given('NODE_ENV') === 'production') {
    problems.push({
      variable: 'NODE_ENV',
      problem: 'is production, but the demo holds invented customers',
      mend: 'run: immo-billie serve, or leave NODE_ENV out',
    });
  }
  const host = given('HOST') ?? DEFAULT_HOST;
  if (!isLoopback(host)) {
    problems.push({
      variable: 'HOST',
      problem: 'lets other machines in, and the demo is for this one alone',
      mend: `leave it out for ${DEFAULT_HOST}`,
    });
  }
  const publicUrl = given('PUBLIC_URL');
  if (publicUrl !== undefined && !isOriginOfThisMachine(publicUrl)) {
    problems.push({
      variable: 'PUBLIC_URL',
      problem: 'is not an http origin of this machine, and the demo is for this one alone',
      mend: 'leave it out',
    });
  }
  const settings = {
    port: port('PORT', DEFAULT_PORT),
    simulatorPort: port('SIMULATOR_PORT', DEFAULT_SIMULATOR_PORT),
    host,
    publicUrl,
  };
  if (settings.port !== 0 && settings.port === settings.simulatorPort) {
    problems.push({
      variable: 'SIMULATOR_PORT',
      problem: 'is the same as PORT',
      mend: 'choose another one',
    });
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return settings;
}

/** The origin of the app; `localhost`, so that app and simulator are two sites as in life. */
export function publicUrlOf({ publicUrl, port }: Pick<DemoSettings, 'publicUrl' | 'port'>): string {
  return publicUrl === undefined ? `http://localhost:${port}` : new URL(publicUrl).origin;
}

function isOriginOfThisMachine(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  return protocol === 'http:' && isLoopback(hostname) && `${pathname}${search}${hash}` === '/';
}
