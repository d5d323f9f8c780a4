import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The addresses of the measured process, and a cookie that is signed in. */
export interface MeasuredApp {
  readonly app: string;
  /** The same views with the same values, without session, database and headers. */
  readonly bare: string;
  readonly simulator: string;
  readonly estateId: string;
  readonly cookie: string;
  stop(): void;
}

interface Addresses {
  readonly app: string;
  readonly bare: string;
  readonly simulator: string;
  readonly serviceUrl: string;
  readonly estateId: string;
}

export async function startAppProcess(size: {
  readonly objects: number;
  readonly prospects: number;
}): Promise<MeasuredApp> {
  const script = fileURLToPath(new URL('server-app-process.js', import.meta.url));
  const child = fork(script, [JSON.stringify(size)]);
  const failed = once(child, 'exit').then(() => {
    throw new Error('the measured process ended before it was ready');
  });
  const [addresses] = (await Promise.race([once(child, 'message'), failed])) as [Addresses];
  failed.catch(() => undefined);
  const signedIn = await fetch(addresses.serviceUrl, { redirect: 'manual' });
  const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
  return { ...addresses, cookie, stop: () => child.disconnect() };
}
