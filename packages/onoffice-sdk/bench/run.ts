import { sdkBenches } from './sdk-benches.js';

/** Runs the benchmarks whose name begins with the first argument; ends non-zero when one is short. */
const prefix = process.argv[2] ?? '';
for (const { name, bar, higherIsBetter, run } of sdkBenches) {
  if (!name.startsWith(prefix)) continue;
  const { ratio, spread, detail } = await run();
  const ok = higherIsBetter ? ratio >= bar : ratio <= bar;
  process.stdout.write(`bench ${name} ratio=${ratio.toFixed(2)} bar=${bar} ${ok ? 'ok' : 'short'}\n`);
  process.stdout.write(`  spread ${spread.toFixed(2)}; ${detail}\n`);
  if (!ok) process.exitCode = 1;
}
