import { SeededRandom } from '../../../packages/onoffice-simulator/dist/randomness/seeded-random.js';
import { serviceUrl, USERS } from '../broker.js';
import type { Installation } from '../installation/installation.js';

export interface MutationReport {
  readonly tried: number;
  readonly violations: readonly string[];
}

const CHARACTERS = [
  'a',
  'Z',
  '0',
  '9',
  '&',
  '=',
  '?',
  '%',
  '+',
  '_',
  '-',
  '.',
  '~',
  '[',
  ']',
  '<',
  '"',
  "'",
  '%00',
  '%2B',
  '%26',
  '%3D',
  '%C3%A4',
  'ä',
] as const;

/** How a query is changed; each keeps enough of it to be looked at. */
type Mutation = (query: string, random: SeededRandom) => string;

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  (query, random) => splice(query, random, 1, random.pick(CHARACTERS)),
  (query, random) => splice(query, random, 0, random.pick(CHARACTERS)),
  (query, random) => splice(query, random, random.between(1, 12), ''),
  swapCase,
  doubleParameter,
  dropParameter,
  shuffle,
  (query, random) => `${query}&${random.pick(CHARACTERS)}=${random.between(0, 99)}`,
  (query, random) => query.replace('signature=', `signature${random.pick(['%00', '[]', '.', '+', ''])}=`),
  (query, random) => query.slice(0, random.between(0, query.length)),
];

/**
 * Uses a signed URL up and then sends it changed in many ways: whatever still counts as genuine counts as used, and
 * all else is not genuine, so that none of them may sign anybody in.
 */
export async function mutateUrls(
  installation: Installation,
  serverUrl: string,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<MutationReport> {
  const random = new SeededRandom('urls', seed);
  const { pathname, search } = new URL(serviceUrl(installation, '1437', random.pick(USERS)));
  const query = search.slice(1);
  const original = await send(serverUrl, pathname, query);
  const violations =
    original.status === 303 ? [] : [`the unchanged URL was answered with ${original.status}`];
  for (let tried = 0; tried < count; tried += 1) {
    let mutated = query;
    for (let changes = random.between(1, 3); changes > 0; changes -= 1) {
      mutated = random.pick(MUTATIONS)(mutated, random);
    }
    const { status, setsCookie } = await send(serverUrl, pathname, mutated);
    if (status < 400 || status >= 500 || setsCookie) violations.push(`${status} for ${mutated}`);
  }
  return { tried: count, violations };
}

async function send(serverUrl: string, path: string, query: string) {
  const response = await fetch(`${serverUrl}${path}?${query}`, { redirect: 'manual' });
  await response.arrayBuffer();
  return { status: response.status, setsCookie: response.headers.has('set-cookie') };
}

function splice(query: string, random: SeededRandom, deleted: number, inserted: string): string {
  const at = random.between(0, Math.max(0, query.length - 1));
  return `${query.slice(0, at)}${inserted}${query.slice(at + deleted)}`;
}

function swapCase(query: string, random: SeededRandom): string {
  const at = random.between(0, Math.max(0, query.length - 1));
  const letter = query[at] ?? '';
  const swapped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return `${query.slice(0, at)}${swapped}${query.slice(at + 1)}`;
}

function doubleParameter(query: string, random: SeededRandom): string {
  const parameters = query.split('&');
  const [name = ''] = (parameters[random.between(0, parameters.length - 1)] ?? '').split('=');
  return `${query}&${name}=${random.between(1, 9999)}`;
}

function dropParameter(query: string, random: SeededRandom): string {
  const parameters = query.split('&');
  parameters.splice(random.between(0, parameters.length - 1), 1);
  return parameters.join('&');
}

/** Means the same to PHP, and so it is the used URL once more. */
function shuffle(query: string, random: SeededRandom): string {
  return query
    .split('&')
    .map((parameter) => ({ parameter, order: random.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ parameter }) => parameter)
    .join('&');
}
