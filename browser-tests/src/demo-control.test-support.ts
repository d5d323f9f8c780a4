import type { Demo } from './demo.test-support.js';

/** Asks the demo's simulator, as an operator or another program would. */
export async function getControl<T>(demo: Demo, path: string): Promise<T> {
  const response = await fetch(`${demo.simulator}/control/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export async function postControl(demo: Demo, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${demo.simulator}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** The second customer, whom the demo has activated, and his admin. */
export const NORDLICHT = { customer: '20303', userId: '21', estateId: '1437' } as const;

/** A fresh signed address that opens the wizard. */
export async function serviceUrl(
  demo: Demo,
  call: { readonly customer: string; readonly userId: string; readonly estateId: string },
): Promise<string> {
  const { url } = await getControl<{ url: string }>(
    demo,
    `service-url?${new URLSearchParams({ ...call }).toString()}`,
  );
  return url;
}
