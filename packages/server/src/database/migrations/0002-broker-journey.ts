import type { Knex } from 'knex';

/* Units and ids as in 0001. Percentages are basis points: 650 is 6,5 %. */

const TIME_LENGTH = 24;
const ID_LENGTH = 64;
const OBJECT_ID_LENGTH = 36;
const NO_END = '9999-12-31T23:59:59.999Z';

export async function up(knex: Knex): Promise<void> {
  await extendImportTables(knex);
  await createDocumentTables(knex);
  await createCostTables(knex);
  await createTenantTables(knex);
}

/** Warnings at the import, onOffice's users as possible brokers, columns that the overview sorts by. */
async function extendImportTables(knex: Knex): Promise<void> {
  await knex.schema.alterTable('prospects', (table) => {
    table.text('warnings').notNullable().defaultTo('[]').comment('JSON: warnings that the broker overrode');
    table.string('overridden_by', ID_LENGTH).nullable();
    table.string('overridden_at', TIME_LENGTH).nullable();
  });

  await knex.schema.alterTable('objects', (table) => {
    table.text('search_text').notNullable().defaultTo('').comment('lower case: title, number, city');
    table.text('sort_title').notNullable().defaultTo('').comment('title without case and accents');
    table
      .string('sort_end', TIME_LENGTH)
      .notNullable()
      .defaultTo(NO_END)
      .comment('ends_at, or far in the future');
    table.index(['tenant_id', 'sort_end', 'object_id']);
    table.index(['tenant_id', 'sort_title', 'object_id']);
  });

  await knex.schema.createTable('onoffice_users', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('user_id', ID_LENGTH).notNullable();
    table.text('first_name').notNullable();
    table.text('last_name').notNullable();
    table.string('read_at', TIME_LENGTH).notNullable();
    table.primary(['tenant_id', 'user_id']);
  });
}

/** Files of an object; the bytes lie in chunks beside their description. */
async function createDocumentTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('object_documents', (table) => {
    table.string('document_id', 36).primary();
    table.string('tenant_id', ID_LENGTH).notNullable();
    table
      .string('object_id', OBJECT_ID_LENGTH)
      .notNullable()
      .references('objects.object_id')
      .onDelete('CASCADE');
    table.integer('position').notNullable();
    table.string('kind', 32).notNullable().comment('expose, energieausweis, grundriss, …');
    table.string('visibility', 16).notNullable().comment('all, confirmed, broker');
    table.text('file_name').notNullable();
    table.string('media_type', 127).notNullable().comment('found in the content, not claimed');
    table.bigInteger('size_bytes').notNullable();
    table.string('sha256', 64).notNullable();
    table.string('onoffice_file_id', ID_LENGTH).nullable().comment('taken over from the estate');
    table.string('added_by', ID_LENGTH).notNullable();
    table.string('added_at', TIME_LENGTH).notNullable();
    table.index(['tenant_id', 'object_id', 'position']);
  });

  await knex.schema.createTable('object_document_chunks', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table
      .string('document_id', 36)
      .notNullable()
      .references('object_documents.document_id')
      .onDelete('CASCADE');
    table.integer('chunk_number').notNullable();
    table.binary('bytes').notNullable();
    table.primary(['document_id', 'chunk_number']);
  });
}

/** Nebenkosten of an object. A missing row means: never saved, the defaults are shown. */
async function createCostTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('object_costs', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('object_id', OBJECT_ID_LENGTH).primary().references('objects.object_id').onDelete('CASCADE');
    table.string('federal_state', 2).nullable();
    table.integer('transfer_tax_bp').nullable();
    table.integer('notary_bp').nullable();
    table.integer('land_register_bp').nullable();
    table.integer('buyer_commission_bp').nullable();
    table.integer('seller_commission_bp').nullable();
    table.text('others').notNullable().comment('JSON: text with amountCents or basisPoints');
    table.boolean('shown_to_bidders').notNullable();
  });
}

/** What a tenant's administrators set. A missing row means: everything as delivered. */
async function createTenantTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('tenant_settings', (table) => {
    table.string('tenant_id', ID_LENGTH).primary().references('tenants.tenant_id').onDelete('CASCADE');
    table.text('display_name').notNullable().defaultTo('');
    table.text('imprint').notNullable().defaultTo('');
    table.text('privacy_url').notNullable().defaultTo('');
    table.text('sender_name').notNullable().defaultTo('');
    table.integer('notary_bp').nullable();
    table.integer('land_register_bp').nullable();
    table.integer('buyer_commission_bp').nullable();
    table.integer('prospect_retention_days').nullable();
    table.integer('ledger_retention_days').nullable();
    table.string('updated_at', TIME_LENGTH).notNullable();
    table.string('updated_by', ID_LENGTH).notNullable();
  });

  await knex.schema.createTable('tenant_logos', (table) => {
    table.string('tenant_id', ID_LENGTH).primary().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('media_type', 127).notNullable();
    table.binary('bytes').notNullable();
    table.string('updated_at', TIME_LENGTH).notNullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  const tables = [
    'tenant_logos',
    'tenant_settings',
    'object_costs',
    'object_document_chunks',
    'object_documents',
    'onoffice_users',
  ];
  for (const table of tables) await knex.schema.dropTable(table);
  await knex.schema.alterTable('objects', (table) => {
    table.dropIndex(['tenant_id', 'sort_end', 'object_id']);
    table.dropIndex(['tenant_id', 'sort_title', 'object_id']);
    table.dropColumns('search_text', 'sort_title', 'sort_end');
  });
  await knex.schema.alterTable('prospects', (table) => {
    table.dropColumns('warnings', 'overridden_by', 'overridden_at');
  });
}
