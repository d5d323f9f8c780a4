import type { Knex } from 'knex';

/* Units and ids as in 0001. */

const TIME_LENGTH = 24;
const ID_LENGTH = 64;
const OBJECT_ID_LENGTH = 36;

export async function up(knex: Knex): Promise<void> {
  await createSetupTable(knex);
  await createRetentionTables(knex);
  await knex.schema.alterTable('tenant_settings', (table) => {
    table.string('object_visibility', 8).notNullable().defaultTo('all').comment('all, own');
  });
}

/** What the button „Jetzt prüfen“ found out for a user; the newest answer replaces the one before. */
async function createSetupTable(knex: Knex): Promise<void> {
  await knex.schema.createTable('setup_checks', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('user_id', ID_LENGTH).notNullable();
    table.string('checked_at', TIME_LENGTH).notNullable();
    table.text('report').notNullable().comment('JSON: states and codes, no personal data');
    table.primary(['tenant_id', 'user_id']);
    table
      .foreign(['tenant_id', 'user_id'])
      .references(['tenant_id', 'user_id'])
      .inTable('users')
      .onDelete('CASCADE');
  });
}

async function createRetentionTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('retention_holds', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table
      .string('object_id', OBJECT_ID_LENGTH)
      .notNullable()
      .references('objects.object_id')
      .onDelete('CASCADE');
    table.string('held_by', ID_LENGTH).notNullable();
    table.string('held_at', TIME_LENGTH).notNullable();
    table.primary(['tenant_id', 'object_id']);
  });

  await knex.schema.createTable('erasures', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('address_id', ID_LENGTH).notNullable();
    table.string('requested_by', ID_LENGTH).notNullable();
    table.string('requested_at', TIME_LENGTH).notNullable();
    table.integer('searched_to').notNullable().comment('the last import that was searched');
    table.integer('emptied_inputs').notNullable();
    table.integer('unreadable_inputs').notNullable();
    table.primary(['tenant_id', 'address_id']);
  });

  // What retention and erasure look for, so that neither reads whole tables.
  await knex.schema.alterTable('prospects', (table) => {
    table.index(['tenant_id', 'address_id']);
  });
  await knex.schema.alterTable('imports', (table) => {
    const predicate = knex.whereNotNull('sealed_input');
    table.index(['tenant_id', 'read_at'], STORED_INPUTS_BY_AGE, { predicate });
    table.index(['tenant_id', 'import_id'], STORED_INPUTS, { predicate });
  });
}

const STORED_INPUTS = 'imports_stored_inputs_index';
const STORED_INPUTS_BY_AGE = 'imports_stored_inputs_by_age_index';

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('tenant_settings', (table) => {
    table.dropColumn('object_visibility');
  });
  await knex.schema.alterTable('imports', (table) => {
    table.dropIndex(['tenant_id', 'read_at'], STORED_INPUTS_BY_AGE);
    table.dropIndex(['tenant_id', 'import_id'], STORED_INPUTS);
  });
  await knex.schema.alterTable('prospects', (table) => {
    table.dropIndex(['tenant_id', 'address_id']);
  });
  for (const table of ['erasures', 'retention_holds', 'setup_checks']) await knex.schema.dropTable(table);
}
