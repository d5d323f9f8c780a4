/** Demo data were not written; the code says whose fault it is. */
export class SeedRefused extends Error {
  override readonly name = 'SeedRefused';
  readonly code: keyof typeof HINTS;
  readonly hint: string;

  constructor(code: SeedRefused['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.hint = HINTS[code];
  }
}

const HINTS = {
  tenant_not_demo:
    'use another database, or `immo-billie demo --reset` for the folder .demo: demo data never touch a customer of yours',
  signature_refused:
    'start the simulator with the secret and origin of ONOFFICE_PROVIDER_SECRETS and PUBLIC_URL',
  activation_refused: 'look at the customer on the page /marketplace of the simulator',
  activation_failed: 'check that the simulator is running, then run the command again',
} as const;
