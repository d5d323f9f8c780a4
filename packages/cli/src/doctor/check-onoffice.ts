import { createOnOfficeClient, OnOfficeApiError, OnOfficeError } from '@immo-billie/onoffice-sdk';
import type { CommandLine } from '../command-line.js';
import { fail, ok, skipped, warn, type Finding } from './finding.js';

/** Nobody's: onOffice refuses it, and with that it has answered. */
const NO_CREDENTIALS = { token: '0'.repeat(32), secret: '0'.repeat(64) };

const PATIENCE = {
  timeouts: { connectMs: 4_000, responseMs: 10_000, totalMs: 12_000 },
  retry: { attempts: 2, totalMs: 20_000 },
};

const NOTICEABLE_SECONDS = 5;

/** Beyond this, signed calls arrive too old or from the future, and requests are refused. */
const TOO_MUCH_SECONDS = 60;

/** Whether onOffice answers, and how far the clocks are apart. Keys are tested by `keys test`. */
export async function checkOnOffice(
  apiUrl: string,
  { clock, signal }: Pick<CommandLine, 'clock' | 'signal'>,
): Promise<readonly Finding[]> {
  const client = createOnOfficeClient({ ...NO_CREDENTIALS, ...PATIENCE, apiUrl, clock });
  try {
    await client.estates.list({ fields: ['Id'] }, { signal }).count();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof OnOfficeError)) throw error;
    if (!(error instanceof OnOfficeApiError)) {
      return [
        fail('onoffice', error.message, 'check ONOFFICE_API_URL, network, name server and firewall'),
        skipped('clock', 'cannot be compared without onOffice'),
      ];
    }
  }
  return [
    ok('onoffice', `${new URL(apiUrl).host} answers`),
    aboutClock(client.clockReport().observedOffsetSeconds),
  ];
}

function aboutClock(offsetSeconds: number | undefined): Finding {
  if (offsetSeconds === undefined) return skipped('clock', 'onOffice sent no time');
  const message = `onOffice is ${offsetSeconds} s ahead of this machine`;
  const apart = Math.abs(offsetSeconds);
  const hint = 'set the clock of this machine by NTP';
  if (apart > TOO_MUCH_SECONDS) return fail('clock', message, hint);
  return apart > NOTICEABLE_SECONDS ? warn('clock', message, hint) : ok('clock', message);
}
