import { callBench } from './call.bench.js';
import { decodeBench } from './decode.bench.js';
import { listBench } from './list.bench.js';
import type { Bench } from './measure.js';
import { memoryBench } from './memory.bench.js';
import { signBench } from './sign.bench.js';

export type { Bench, BenchResult } from './measure.js';

/** The benchmarks of the SDK, for the runner of the repository. */
export const sdkBenches: readonly Bench[] = [callBench, decodeBench, listBench, memoryBench, signBench];
