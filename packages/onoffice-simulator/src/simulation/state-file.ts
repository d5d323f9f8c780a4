import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { marketplaceSnapshotSchema, type MarketplaceSnapshot } from '../marketplace/marketplace.js';

const VERSION = 1;

const stateFileSchema = z.object({
  version: z.literal(VERSION),
  seed: z.number(),
  marketplace: marketplaceSnapshotSchema,
});

/** A state file that cannot be read; deleting it starts fresh. */
export class StateFileError extends Error {
  constructor(path: string, cause: unknown) {
    super(`The simulator's state file ${path} is unreadable. Delete it to start fresh.`, { cause });
    this.name = 'StateFileError';
  }
}

/** Remembers activation, claims and consents across restarts. The file holds no secrets, but is kept private. */
export class StateFile {
  readonly #path: string;
  readonly #seed: number;

  constructor(path: string, seed: number) {
    this.#path = path;
    this.#seed = seed;
  }

  /**
   * The snapshot, or undefined when there is none or it belongs to another seed (its API users have other
   * tokens).
   *
   * @throws StateFileError when the file is there but no state file
   */
  load(): MarketplaceSnapshot | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new StateFileError(this.#path, error);
    }
    try {
      const state = stateFileSchema.parse(JSON.parse(text));
      return state.seed === this.#seed ? state.marketplace : undefined;
    } catch (error) {
      throw new StateFileError(this.#path, error);
    }
  }

  save(marketplace: MarketplaceSnapshot): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    // Written beside and moved into place, so that a crash leaves the old state, not half of a new one.
    const temporary = `${this.#path}.${process.pid}.tmp`;
    const state = { version: VERSION, seed: this.#seed, marketplace };
    writeFileSync(temporary, `${JSON.stringify(state)}\n`, { mode: 0o600 });
    renameSync(temporary, this.#path);
  }
}
