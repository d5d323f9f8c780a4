/** What the shell gets. Part of the public interface: a number never changes its meaning. */
export const EXIT_CODES = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  notFound: 3,
  credentialsRefused: 4,
  onofficeFailing: 5,
  configuration: 6,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** The meanings, as `--help` shows them. */
export const EXIT_CODE_MEANINGS: Readonly<Record<ExitCode, string>> = {
  0: 'ok',
  1: 'unexpected error',
  2: 'usage: wrong command, argument or flag, or refused as it was asked',
  3: 'not found',
  4: 'credentials refused by onOffice',
  5: 'onOffice unreachable or failing',
  6: 'configuration or database',
  130: 'interrupted',
};
