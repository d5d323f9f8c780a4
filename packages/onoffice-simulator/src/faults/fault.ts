const PLAIN_FAULTS = [
  'refuse',
  'timeout-before-body',
  'timeout-mid-body',
  'reset',
  'slow-drip',
  'http-429',
  'http-500-html',
  'truncated-json',
  'malformed-json',
  'missing-tail',
  'wrong-order',
  'wrong-clock',
] as const;

type PlainFault = (typeof PLAIN_FAULTS)[number];

/** One way in which the API misbehaves. */
export type Fault =
  { readonly name: PlainFault } | { readonly name: 'error' | 'one-action'; readonly code: number };

/** What `POST /control/faults` accepts; CODE stands for an onOffice error code. */
export const FAULT_NAMES: readonly string[] = [...PLAIN_FAULTS, 'error:CODE', 'one-action:CODE'];

/** The fault meant by a text such as `reset` or `error:170`; undefined for anything else. */
export function parseFault(text: string): Fault | undefined {
  const plain = PLAIN_FAULTS.find((name) => name === text);
  if (plain !== undefined) return { name: plain };
  const match = /^(error|one-action):([1-9]\d{0,3})$/.exec(text);
  if (!match) return undefined;
  return { name: match[1] === 'error' ? 'error' : 'one-action', code: Number(match[2]) };
}

export function faultText(fault: Fault): string {
  return 'code' in fault ? `${fault.name}:${fault.code}` : fault.name;
}
