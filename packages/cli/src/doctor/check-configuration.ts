import { ConfigurationError, isLoopback, readServerConfig, type ServerConfig } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { fail, ok, warn, type Finding } from './finding.js';

export interface CheckedConfiguration {
  /** `undefined` when `serve` would not start with it. */
  readonly config: ServerConfig | undefined;
  readonly findings: readonly Finding[];
}

/** The same reading as at the start of the server: one line for each problem. */
export function checkConfiguration({ environment }: Pick<CommandLine, 'environment'>): CheckedConfiguration {
  try {
    const config = readServerConfig(environment);
    return { config, findings: [ok('configuration', 'complete and valid'), ...remarks(config)] };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const findings = error.problems.map(({ variable, problem, mend }) =>
      fail('configuration', `${variable} ${problem}`, mend),
    );
    return { config: undefined, findings };
  }
}

function remarks({ publicUrl }: ServerConfig): Finding[] {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'https:' || isLoopback(hostname)) return [];
  return [
    warn(
      'configuration',
      'PUBLIC_URL is plain http: sign-ins and personal data travel in the clear, and onOffice cannot show the app',
      'give the app an https address',
    ),
  ];
}
