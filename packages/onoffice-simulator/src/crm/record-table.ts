import type { FieldValues } from '../fields/field-value.js';
import type { ContactEntry } from './contact-entries.js';

/** What a record holds besides its id. */
export interface RecordContent {
  readonly values: FieldValues;
  /** Phone numbers and e-mail addresses; only addresses have them. */
  readonly entries?: readonly ContactEntry[];
}

export interface CrmRecord extends RecordContent {
  readonly id: number;
}

/**
 * Many similar records that are computed when somebody asks for one, so that 100,000 addresses cost
 * nothing at start: ids `firstId`, `firstId + step`, …
 */
export interface LazyBlock {
  readonly firstId: number;
  readonly step: number;
  readonly count: number;
  make(index: number): RecordContent;
}

/** The records of one module of one customer, in ascending order of id. */
export class RecordTable {
  readonly #stored = new Map<number, RecordContent>();
  readonly #deleted = new Set<number>();
  readonly #blocks: LazyBlock[] = [];
  #ids: number[] | undefined;
  #version = 0;

  constructor(records: Iterable<CrmRecord> = []) {
    for (const { id, ...content } of records) this.#stored.set(id, content);
  }

  /** Grows with every change; what was computed from an older version is stale. */
  get version(): number {
    return this.#version;
  }

  addBlock(block: LazyBlock): void {
    this.#blocks.push(block);
    this.#changed();
  }

  ids(): readonly number[] {
    this.#ids ??= this.#collectIds();
    return this.#ids;
  }

  has(id: number): boolean {
    return !this.#deleted.has(id) && (this.#stored.has(id) || this.#blockOf(id) !== undefined);
  }

  get(id: number): CrmRecord | undefined {
    if (this.#deleted.has(id)) return undefined;
    const content = this.#stored.get(id) ?? this.#generated(id);
    return content === undefined ? undefined : { id, ...content };
  }

  /** Adds or replaces a record. */
  put(id: number, content: RecordContent): void {
    this.#deleted.delete(id);
    this.#stored.set(id, content);
    this.#changed();
  }

  delete(id: number): void {
    this.#stored.delete(id);
    this.#deleted.add(id);
    this.#changed();
  }

  /** The id of the next new record: onOffice's ids are odd on this cluster, so two above the highest. */
  nextId(): number {
    return (this.ids().at(-1) ?? 1) + 2;
  }

  #changed(): void {
    this.#version += 1;
    this.#ids = undefined;
  }

  #generated(id: number): RecordContent | undefined {
    const block = this.#blockOf(id);
    return block?.make((id - block.firstId) / block.step);
  }

  #blockOf(id: number): LazyBlock | undefined {
    return this.#blocks.find((block) => {
      const index = (id - block.firstId) / block.step;
      return Number.isInteger(index) && index >= 0 && index < block.count;
    });
  }

  #collectIds(): number[] {
    const ids = new Set(this.#stored.keys());
    for (const block of this.#blocks) {
      for (let index = 0; index < block.count; index += 1) ids.add(block.firstId + index * block.step);
    }
    for (const id of this.#deleted) ids.delete(id);
    return [...ids].sort((a, b) => a - b);
  }
}
