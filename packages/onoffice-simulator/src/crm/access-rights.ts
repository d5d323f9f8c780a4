import type { FieldModule } from '../fields/field-catalog.js';

/** Which records a user may not read. Everything is readable unless it was denied. */
export class AccessRights {
  readonly #denied = new Map<string, Set<number>>();
  #version = 0;

  /** Grows with every change; cached lists of an older version are stale. */
  get version(): number {
    return this.#version;
  }

  mayRead(userId: number, module: FieldModule, id: number): boolean {
    return this.#denied.get(`${module}:${userId}`)?.has(id) !== true;
  }

  setReadable(change: {
    readonly userId: number;
    readonly module: FieldModule;
    readonly ids: readonly number[];
    readonly allow: boolean;
  }): void {
    const key = `${change.module}:${change.userId}`;
    const denied = this.#denied.get(key) ?? new Set<number>();
    for (const id of change.ids) {
      if (change.allow) denied.delete(id);
      else denied.add(id);
    }
    this.#denied.set(key, denied);
    this.#version += 1;
  }
}
