import { DEFAULT_API_URL } from '@immo-billie/onoffice-sdk';
import { ConfigurationError, isLoopback } from '@immo-billie/server';

/**
 * Where onOffice answers, for commands that need no other setting of the server.
 *
 * @throws ConfigurationError when ONOFFICE_API_URL is neither https nor on this machine
 */
export function readApiUrl(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['ONOFFICE_API_URL']?.trim() ?? '';
  if (given === '') return DEFAULT_API_URL;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (isSafe && url?.username === '' && url.password === '') return given;
  throw new ConfigurationError([
    {
      variable: 'ONOFFICE_API_URL',
      problem: 'is neither https nor on this machine, or contains a password',
      mend: 'leave it out, or name an https URL (http only on this machine)',
    },
  ]);
}
