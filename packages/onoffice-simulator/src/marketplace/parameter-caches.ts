import { randomUUID } from 'node:crypto';
import { z } from 'zod';

export const parameterCacheSchema = z.object({
  id: z.string(),
  customerWebId: z.string(),
  userId: z.number(),
  purpose: z.enum(['activation', 'service']),
});

/** What onOffice remembers about one opened iframe, so that the provider's later messages can be placed. */
export type ParameterCache = Readonly<z.infer<typeof parameterCacheSchema>>;

const MAX_REMEMBERED = 500;

export class ParameterCaches {
  readonly #caches = new Map<string, ParameterCache>();

  open(cache: Omit<ParameterCache, 'id'>): string {
    const id = randomUUID();
    this.#remember({ ...cache, id });
    return id;
  }

  find(id: string): ParameterCache | undefined {
    return this.#caches.get(id);
  }

  /** onOffice forgets all of them: `unlockProvider` answers 177 from now on. */
  dropAll(): void {
    this.#caches.clear();
  }

  snapshot(): ParameterCache[] {
    return [...this.#caches.values()];
  }

  restore(caches: readonly ParameterCache[]): void {
    for (const cache of caches) this.#remember(cache);
  }

  #remember(cache: ParameterCache): void {
    this.#caches.set(cache.id, cache);
    const [oldest] = this.#caches.keys();
    if (this.#caches.size > MAX_REMEMBERED && oldest !== undefined) this.#caches.delete(oldest);
  }
}
