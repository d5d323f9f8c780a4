/** A comparison of two ways of doing the same, measured side by side. */
export interface Bench {
  readonly name: string;
  /** The ratio that has to be reached or not exceeded. */
  readonly bar: number;
  readonly higherIsBetter: boolean;
  readonly run: () => Promise<BenchResult>;
}

export interface BenchResult {
  /** Median over the rounds. */
  readonly ratio: number;
  /** Difference between the 90th and the 10th percentile of the rounds' ratios. */
  readonly spread: number;
  /** Absolute figures for the reader. */
  readonly detail: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Runs both sides in turn, so that a busy moment of the machine hits both, and alternates who begins.
 * Many short rounds stand a busy machine better than few long ones.
 *
 * @param rounds counted rounds; the warm-up rounds before them are thrown away
 * @returns per round what each side reports, for instance milliseconds
 */
export async function interleave(
  a: () => number | Promise<number>,
  b: () => number | Promise<number>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<{ readonly a: number; readonly b: number }[]> {
  const results: { a: number; b: number }[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    let result: { a: number; b: number };
    if (round % 2 === 0) {
      const first = await a();
      result = { a: first, b: await b() };
    } else {
      const first = await b();
      result = { b: first, a: await a() };
    }
    if (round >= 0) results.push(result);
  }
  return results;
}

/** Median and spread of `a / b` over the rounds. */
export function ratioOf(results: readonly { readonly a: number; readonly b: number }[]): {
  readonly ratio: number;
  readonly spread: number;
} {
  const ratios = results.map(({ a, b }) => a / b).toSorted((x, y) => x - y);
  const percentile = (share: number): number => ratios[Math.round((ratios.length - 1) * share)] ?? Number.NaN;
  return { ratio: median(ratios), spread: percentile(0.9) - percentile(0.1) };
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
