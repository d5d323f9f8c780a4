import { z } from 'zod';
import { DEFAULT_DEMO_SIZE } from '../demo-data/demo-size.js';
import { wireSettingsSchema } from '../wire/wire-settings.js';

/** Where „Angebotsverfahren“ opens: a new browser tab as in the guide, or an iframe in onOffice's popup. */
export const openModeSchema = z.enum(['tab', 'popup']);
export type OpenMode = z.infer<typeof openModeSchema>;

const count = (maximum: number): z.ZodInt => z.int().min(0).max(maximum);

export const simulatorOptionsSchema = z.strictObject({
  /** 0 (default) takes any free port. */
  port: count(65_535).default(0),
  /** Origin of the provider's app, for example `http://localhost:3000`. */
  providerUrl: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => new URL(url).pathname === '/' && new URL(url).search === '',
      'has to be an origin without a path',
    ),
  providerSecret: z.string().min(1),
  seed: z.int().default(DEFAULT_DEMO_SIZE.seed),
  /** Estates of the first customer in all, never fewer than the named ones. */
  estates: count(100_000).default(DEFAULT_DEMO_SIZE.estates),
  /** Prospects of the estate with the very long list. */
  prospects: count(1_000_000).default(DEFAULT_DEMO_SIZE.prospects),
  /** Further addresses that belong to no estate. */
  addresses: count(1_000_000).default(DEFAULT_DEMO_SIZE.addresses),
  /** Wait before every API answer. */
  latencyMs: z.number().min(0).max(600_000).default(0),
  /** JSON snapshot of activation, claims and consents; loaded at start, written after every change. */
  stateFile: z.string().min(1).optional(),
  /** Milliseconds since the epoch; `Date.now` by default. */
  clock: z.custom<() => number>((value) => typeof value === 'function').default(() => Date.now),
  openMode: openModeSchema.default('tab'),
  /** Answers whose exact form is unknown; see the README. */
  wire: wireSettingsSchema.partial().optional(),
});

export type SimulatorOptions = z.input<typeof simulatorOptionsSchema>;
export type CheckedOptions = z.output<typeof simulatorOptionsSchema>;
