import { createOnOfficeClient, type OnOfficeClient } from './client.js';
import { OnOfficeError } from './errors.js';
import { address, records, type ReceivedAction } from './testing/answer-builder.js';
import { createFakeTransport, type FakeTransport } from './testing/fake-transport.js';

/** Offset and limit of a page that was asked for. */
export function pageOf({ parameters }: ReceivedAction): { readonly offset: number; readonly limit: number } {
  return { offset: Number(parameters['listoffset'] ?? 0), limit: Number(parameters['listlimit']) };
}

/** An account with this many addresses, whose answers a test may change. */
export function accountWith(total: number): { onOffice: FakeTransport; client: OnOfficeClient } {
  const onOffice = createFakeTransport();
  onOffice.on('read', 'address', (action) => {
    const { offset, limit } = pageOf(action);
    const count = Math.max(0, Math.min(limit, total - offset));
    return records(
      Array.from({ length: count }, (_, index) => address(offset + index + 1, { Name: 'N' })),
      total,
    );
  });
  return { onOffice, client: clientOf(onOffice) };
}

export function clientOf(onOffice: FakeTransport): OnOfficeClient {
  return createOnOfficeClient({
    token: 't',
    secret: 's',
    transport: onOffice.transport,
    retry: { attempts: 1 },
  });
}

export async function idsOf(list: AsyncIterable<{ readonly id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

export async function failureOf(promise: Promise<unknown>): Promise<OnOfficeError> {
  const error: unknown = await promise.then(
    () => new Error('it should have failed'),
    (reason: unknown) => reason,
  );
  if (error instanceof OnOfficeError) return error;
  throw error;
}

/** The record numbers from 1 to `count`. */
export const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(index + 1));
