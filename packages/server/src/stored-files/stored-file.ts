/** A table of chunks, and its column that names the file they belong to. */
export interface ChunkTable {
  readonly name: string;
  readonly fileColumn: string;
}

/** A file in the database: its description lies in a table of its owner's, its bytes in chunks beside it. */
export interface StoredFile extends FileDescription {
  readonly chunkTable: ChunkTable;
  readonly tenantId: string;
  readonly fileId: string;
}

export interface FileDescription {
  readonly fileName: string;
  /** Found in the content, never claimed by a browser. */
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A file that may be stored. Its bytes come in pieces of at most {@link CHUNK_BYTES}. */
export interface FileContent extends FileDescription {
  readonly chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The largest chunk: small enough to hold many at a time, large enough for few queries. */
export const CHUNK_BYTES = 256 * 1024;

/** The pieces of bytes that are in memory anyway. */
export function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    yield bytes.subarray(start, start + CHUNK_BYTES);
  }
}
