import type { Environment } from '../installation/cli-process.js';

export interface MemorySample {
  readonly atMs: number;
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

export interface MemoryGrowth {
  /** The lowest heap in the second and in the last quarter of the time: what stayed after collecting garbage. */
  readonly earlyMegabytes: number;
  readonly lateMegabytes: number;
  readonly isBounded: boolean;
}

const MEGABYTE = 1024 * 1024;

/** Growth that caches and the compiler explain. */
const ALLOWED_FACTOR = 1.3;
const ALLOWED_MEGABYTES = 15;

/** Asks the app itself, as a monitor does. */
export async function sampleMemory(serverUrl: string, environment: Environment): Promise<MemorySample> {
  const headers = { authorization: `Bearer ${environment['METRICS_TOKEN'] ?? ''}` };
  const metrics = await (await fetch(`${serverUrl}/metrics`, { headers })).text();
  const megabytesOf = (name: string) => {
    const [, value] = new RegExp(`^${name} ([\\d.e+]+)$`, 'm').exec(metrics) ?? [];
    if (value === undefined) throw new Error(`/metrics has no ${name}`);
    return Number(value) / MEGABYTE;
  };
  return {
    atMs: performance.now(),
    heapMegabytes: megabytesOf('nodejs_heap_size_used_bytes'),
    residentMegabytes: megabytesOf('process_resident_memory_bytes'),
  };
}

/** Compares quarters of equal length; the first one is warming up. */
export function measureGrowth(samples: readonly MemorySample[]): MemoryGrowth {
  const quarter = Math.floor(samples.length / 4);
  const lowest = (part: readonly MemorySample[]) =>
    Math.min(...part.map(({ heapMegabytes }) => heapMegabytes));
  const earlyMegabytes = lowest(samples.slice(quarter, 2 * quarter));
  const lateMegabytes = lowest(samples.slice(-quarter));
  return {
    earlyMegabytes,
    lateMegabytes,
    isBounded: lateMegabytes <= earlyMegabytes * ALLOWED_FACTOR + ALLOWED_MEGABYTES,
  };
}
