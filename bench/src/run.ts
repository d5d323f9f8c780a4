import type { Bench } from '../../packages/onoffice-sdk/bench/dist/measure.js';
import { sdkBenches } from '../../packages/onoffice-sdk/bench/dist/sdk-benches.js';
import { objectsBench } from './server-objects.bench.js';
import { wizardBench } from './server-wizard.bench.js';

const BENCHES: readonly Bench[] = [...sdkBenches, objectsBench, wizardBench];

/** Runs the benchmarks whose name begins with the first argument; ends non-zero when one is short. */
const prefix = process.argv[2] ?? '';
const chosen = BENCHES.filter(({ name }) => name.startsWith(prefix));
if (chosen.length === 0) {
  process.stderr.write(`no benchmark begins with ${prefix}: ${BENCHES.map(({ name }) => name).join(', ')}\n`);
  process.exitCode = 2;
}
for (const { name, bar, higherIsBetter, run } of chosen) {
  const { ratio, spread, detail } = await run();
  const ok = higherIsBetter ? ratio >= bar : ratio <= bar;
  process.stdout.write(`bench ${name} ratio=${ratio.toFixed(2)} bar=${bar} ${ok ? 'ok' : 'short'}\n`);
  process.stdout.write(`  spread ${spread.toFixed(2)}; ${detail}\n`);
  if (!ok) process.exitCode = 1;
}
