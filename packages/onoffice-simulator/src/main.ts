import { Command, InvalidArgumentError } from 'commander';
import { startSimulator } from './start-simulator.js';
import type { SimulatorOptions } from './simulation/simulation-options.js';

interface CommandOptions {
  readonly port: number;
  readonly providerUrl: string;
  readonly providerSecret?: string;
  readonly seed?: number;
  readonly estates?: number;
  readonly prospects?: number;
  readonly addresses?: number;
  readonly latencyMs?: number;
  readonly stateFile?: string;
}

const EXIT_USAGE = 2;
const EXIT_FAILED = 1;

const program = new Command('onoffice-simulator')
  .description('A faithful onOffice on localhost: API, Marketplace and CRM pages')
  .option('--port <number>', 'port on 127.0.0.1', wholeNumber, 3010)
  .requiredOption('--provider-url <url>', "origin of the provider's app")
  .option('--provider-secret <text>', 'secret that signs URLs and messages; or ONOFFICE_PROVIDER_SECRET')
  .option('--seed <number>', 'same seed, same data, tokens and keys', wholeNumber)
  .option('--estates <number>', 'estates of the first customer', wholeNumber)
  .option('--prospects <number>', 'prospects of the estate with the long list', wholeNumber)
  .option('--addresses <number>', 'further addresses without an estate', wholeNumber)
  .option('--latency-ms <number>', 'wait before every API answer', wholeNumber)
  .option('--state-file <path>', 'remember activation, claims and consents here')
  .addHelpText(
    'after',
    '\nExample:\n  ONOFFICE_PROVIDER_SECRET=secret onoffice-simulator --port 3010 --provider-url http://localhost:3000',
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE))
  .action(run);

await program.parseAsync();

async function run(given: CommandOptions): Promise<void> {
  const providerSecret = given.providerSecret ?? process.env['ONOFFICE_PROVIDER_SECRET'];
  if (providerSecret === undefined || providerSecret === '') {
    return program.error('error: give --provider-secret or set ONOFFICE_PROVIDER_SECRET');
  }
  try {
    const options: SimulatorOptions = { ...given, providerSecret };
    const simulator = await startSimulator(options);
    stopOnSignal(() => simulator.close());
    process.stdout.write(`onOffice simulator: ${simulator.url}\n`);
  } catch (error) {
    process.stderr.write(`onoffice-simulator: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof TypeError ? EXIT_USAGE : EXIT_FAILED;
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop().then(() => process.exit(0));
    });
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}
