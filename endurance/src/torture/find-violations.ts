import { createHash } from 'node:crypto';
import {
  readImportInput,
  SealedTextError,
  type Database,
  type ImportResult,
  type SecretBox,
} from '@immo-billie/server';

interface DoneImport {
  readonly import_id: number;
  readonly tenant_id: string;
  readonly estate_id: string;
  readonly object_id: string | null;
  readonly result: string | null;
  readonly sealed_input: string | null;
}

/**
 * Looks for what no kill may ever leave behind: something doubled, half an import, a ledger that tells something
 * else than the data, a document without all of its bytes. Returns one line for each violation.
 */
export function findViolations(database: Database, box: SecretBox): Promise<string[]> {
  // One moment for all queries: a commit that was under way at the kill may still arrive.
  const options = database.engine === 'postgres' ? { isolationLevel: 'repeatable read' as const } : {};
  return database.knex.transaction(
    (knex) => findViolationsIn({ engine: database.engine, knex }, box),
    options,
  );
}

type Snapshot = Pick<Database, 'engine' | 'knex'>;

async function findViolationsIn(database: Snapshot, box: SecretBox): Promise<string[]> {
  return [
    ...(await doubledObjects(database)),
    ...(await halfImports(database, box)),
    ...(await strayProspects(database)),
    ...(await objectsWithoutImport(database)),
    ...(await unnotedImports(database)),
    ...(await halfFailures(database)),
    ...(await brokenDocuments(database)),
    ...(await brokenFile(database)),
  ];
}

async function doubledObjects({ knex }: Snapshot): Promise<string[]> {
  const rows = (await knex('objects')
    .groupBy('tenant_id', 'estate_id')
    .havingRaw('count(*) > 1')
    .select('estate_id')) as { estate_id: string }[];
  return rows.map((row) => `estate ${row.estate_id} has more than one object`);
}

/** An import in the ledger has a result, an input that opens, and all of its persons in its object. */
async function halfImports(database: Snapshot, box: SecretBox): Promise<string[]> {
  const { knex } = database;
  const done = (await knex('imports').where('state', 'done').orderBy('import_id')) as DoneImport[];
  const prospects = await prospectsByObject(database);
  const violations: string[] = [];
  for (const row of done) {
    const name = `import ${row.import_id}`;
    if (row.result === null || row.object_id === null || row.sealed_input === null) {
      violations.push(`${name} is half: it lacks result, object or input`);
      continue;
    }
    const persons = prospects.get(row.object_id);
    if (!persons) {
      violations.push(`${name} names an object that is not there`);
      continue;
    }
    const input = await openInput(database, box, row);
    if (!input) {
      violations.push(`${name} has an input that no key opens`);
      continue;
    }
    const missing = input.prospects.filter(({ addressId }) => !persons.has(addressId)).length;
    if (missing > 0) violations.push(`${name}: ${missing} of its persons are not in its object`);
    const { added, updated, unchanged } = (JSON.parse(row.result) as ImportResult).prospects;
    if (added + updated + unchanged !== input.prospects.length) {
      violations.push(`${name}: its counts are not those of its input`);
    }
  }
  return violations;
}

async function openInput({ knex }: Snapshot, box: SecretBox, row: DoneImport) {
  try {
    return await readImportInput(knex, box, row.tenant_id, row.import_id);
  } catch (error) {
    if (error instanceof SealedTextError) return undefined;
    throw error;
  }
}

async function prospectsByObject({ knex }: Snapshot): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const objects = (await knex('objects').select('object_id')) as { object_id: string }[];
  const byObject = new Map(objects.map((row) => [row.object_id, new Set<string>()]));
  const rows = (await knex('prospects').select('object_id', 'address_id')) as {
    object_id: string;
    address_id: string;
  }[];
  for (const row of rows) byObject.get(row.object_id)?.add(row.address_id);
  return byObject;
}

async function strayProspects({ knex }: Snapshot): Promise<string[]> {
  const rows = (await knex('prospects')
    .leftJoin('objects', 'objects.object_id', 'prospects.object_id')
    .whereNull('objects.object_id')
    .select('prospects.address_id as address_id')) as { address_id: string }[];
  return rows.map((row) => `person ${row.address_id} belongs to no object`);
}

async function objectsWithoutImport({ knex }: Snapshot): Promise<string[]> {
  const rows = (await knex('objects')
    .whereNotExists(
      knex('imports')
        .whereRaw('imports.object_id = objects.object_id')
        .where('imports.state', 'done')
        .select(knex.raw('1')),
    )
    .select('object_id')) as { object_id: string }[];
  return rows.map((row) => `object ${row.object_id} is in no import of the ledger`);
}

/** Ledger and audit log are written together. */
async function unnotedImports({ knex }: Snapshot): Promise<string[]> {
  const done = (await knex('imports').where('state', 'done').select('import_id')) as { import_id: number }[];
  const events = (await knex('audit_events').where('kind', 'import.done').select('detail')) as {
    detail: string;
  }[];
  const noted = events.map(({ detail }) => (JSON.parse(detail) as { importId: number }).importId);
  const known = new Set(done.map((row) => row.import_id));
  return [
    ...done
      .filter((row) => noted.filter((id) => id === row.import_id).length !== 1)
      .map((row) => `import ${row.import_id} is not noted exactly once`),
    ...noted.filter((id) => !known.has(id)).map((id) => `import ${id} is noted but not in the ledger`),
  ];
}

async function halfFailures({ knex }: Snapshot): Promise<string[]> {
  const rows = (await knex('imports')
    .where('state', 'failed')
    .where((half) => {
      void half
        .whereNull('failure_code')
        .orWhereNull('failure_step')
        .orWhereNotNull('sealed_input')
        .orWhereNotNull('result');
    })
    .select('import_id')) as { import_id: number }[];
  return rows.map((row) => `failed import ${row.import_id} has a result or no reason`);
}

async function brokenDocuments({ knex }: Snapshot): Promise<string[]> {
  const documents = (await knex('object_documents').select('document_id', 'size_bytes', 'sha256')) as {
    document_id: string;
    size_bytes: number;
    sha256: string;
  }[];
  const violations: string[] = [];
  for (const document of documents) {
    const chunks = (await knex('object_document_chunks')
      .where('document_id', document.document_id)
      .orderBy('chunk_number')
      .select('bytes')) as { bytes: Buffer }[];
    const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (bytes.length !== document.size_bytes || sha256 !== document.sha256) {
      violations.push(`document ${document.document_id} is not whole`);
    }
  }
  const [stray] = (await knex('object_document_chunks')
    .whereNotIn('document_id', knex('object_documents').select('document_id'))
    .count({ chunks: '*' })) as { chunks: number }[];
  if (stray && stray.chunks > 0) violations.push(`${stray.chunks} chunks belong to no document`);
  return violations;
}

async function brokenFile({ engine, knex }: Snapshot): Promise<string[]> {
  if (engine !== 'sqlite') return [];
  const integrity = await knex.raw<{ integrity_check: string }[]>('PRAGMA integrity_check');
  const references = await knex.raw<unknown[]>('PRAGMA foreign_key_check');
  return [
    ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...(references.length > 0 ? [`${references.length} rows refer to nothing`] : []),
  ];
}
