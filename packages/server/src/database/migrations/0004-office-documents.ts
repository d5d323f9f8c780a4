import type { Knex } from 'knex';

/* Units and ids as in 0001. */

const TIME_LENGTH = 24;
const ID_LENGTH = 64;
const UUID_LENGTH = 36;

/** What an office puts beside and in place of the delivered documents. */
export async function up(knex: Knex): Promise<void> {
  await createFileTables(knex);

  await knex.schema.createTable('tenant_documents', (table) => {
    table.string('document_id', UUID_LENGTH).primary();
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table
      .string('file_id', UUID_LENGTH)
      .notNullable()
      .unique()
      .references('tenant_files.file_id')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.index(['tenant_id', 'position']);
  });

  await knex.schema.createTable('tenant_texts', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('slug', 64).notNullable().comment('names the delivered document');
    table.string('language', 2).notNullable();
    table.text('markdown').nullable().comment('either this, or a file');
    table
      .string('file_id', UUID_LENGTH)
      .nullable()
      .unique()
      .references('tenant_files.file_id')
      .onDelete('CASCADE');
    table.string('changed_by', ID_LENGTH).notNullable();
    table.string('changed_at', TIME_LENGTH).notNullable();
    table.primary(['tenant_id', 'slug', 'language']);
  });
}

/** Files of an office; the bytes lie in chunks beside their description. */
async function createFileTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('tenant_files', (table) => {
    table.string('file_id', UUID_LENGTH).primary();
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table.text('file_name').notNullable();
    table.string('media_type', 127).notNullable().comment('found in the content, not claimed');
    table.bigInteger('size_bytes').notNullable();
    table.string('sha256', 64).notNullable();
    table.string('added_by', ID_LENGTH).notNullable();
    table.string('added_at', TIME_LENGTH).notNullable();
    table.index('tenant_id');
  });

  await knex.schema.createTable('tenant_file_chunks', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('file_id', UUID_LENGTH).notNullable().references('tenant_files.file_id').onDelete('CASCADE');
    table.integer('chunk_number').notNullable();
    table.binary('bytes').notNullable();
    table.primary(['file_id', 'chunk_number']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['tenant_texts', 'tenant_documents', 'tenant_file_chunks', 'tenant_files']) {
    await knex.schema.dropTable(table);
  }
}
