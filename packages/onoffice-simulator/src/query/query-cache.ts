const MAX_LISTS = 40;

/**
 * Remembers the ids a query found, so that paging through 100,000 sorted records does not sort them
 * again for every page. Keys carry the versions of what they depend on; old lists simply fall out.
 */
export class QueryCache {
  readonly #lists = new Map<string, readonly number[]>();

  find(key: string, compute: () => readonly number[]): readonly number[] {
    const known = this.#lists.get(key);
    if (known !== undefined) {
      this.#lists.delete(key);
      this.#lists.set(key, known);
      return known;
    }
    const list = compute();
    this.#lists.set(key, list);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > MAX_LISTS && oldest !== undefined) this.#lists.delete(oldest);
    return list;
  }
}
