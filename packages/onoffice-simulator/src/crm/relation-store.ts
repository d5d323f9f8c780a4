/** Stored relations by type (the suffix after `…:relationTypes:`), parent and child, in the order they were made. */
export class RelationStore {
  readonly #children = new Map<string, Map<number, number[]>>();
  readonly #parents = new Map<string, Map<number, number[]>>();

  /** Adding an existing relation changes nothing. */
  add(type: string, parent: number, child: number): void {
    const children = this.#listOf(type, parent);
    if (children.includes(child)) return;
    children.push(child);
    this.#parents.delete(type);
  }

  /** Replaces all children of a parent at once; for long lists. */
  setChildren(type: string, parent: number, children: readonly number[]): void {
    this.#byParent(type).set(parent, [...children]);
    this.#parents.delete(type);
  }

  /** True when there was such a relation. */
  remove(type: string, parent: number, child: number): boolean {
    const children = this.#listOf(type, parent);
    const index = children.indexOf(child);
    if (index < 0) return false;
    children.splice(index, 1);
    this.#parents.delete(type);
    return true;
  }

  childrenOf(type: string, parent: number): readonly number[] {
    return this.#children.get(type)?.get(parent) ?? [];
  }

  parentsOf(type: string, child: number): readonly number[] {
    let index = this.#parents.get(type);
    if (index === undefined) {
      index = this.#indexByChild(type);
      this.#parents.set(type, index);
    }
    return index.get(child) ?? [];
  }

  #byParent(type: string): Map<number, number[]> {
    const existing = this.#children.get(type);
    if (existing !== undefined) return existing;
    const created = new Map<number, number[]>();
    this.#children.set(type, created);
    return created;
  }

  #listOf(type: string, parent: number): number[] {
    const byParent = this.#byParent(type);
    const existing = byParent.get(parent);
    if (existing !== undefined) return existing;
    const created: number[] = [];
    byParent.set(parent, created);
    return created;
  }

  #indexByChild(type: string): Map<number, number[]> {
    const index = new Map<number, number[]>();
    for (const [parent, children] of this.#children.get(type) ?? []) {
      for (const child of children) {
        const parents = index.get(child);
        if (parents === undefined) index.set(child, [parent]);
        else parents.push(parent);
      }
    }
    return index;
  }
}
