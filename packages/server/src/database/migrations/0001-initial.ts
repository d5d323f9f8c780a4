import type { Knex } from 'knex';

/*
 * Times are UTC in ISO 8601 text, money is integer cents, areas are integer hundredths of a square metre:
 * the same on SQLite and PostgreSQL. The tenant id is onOffice's customerWebId, the user id its userId.
 */

const TIME_LENGTH = 24;
const ID_LENGTH = 64;

export async function up(knex: Knex): Promise<void> {
  await createAccessTables(knex);
  await createObjectTables(knex);
  await createLedgerTables(knex);
}

/** Tenants, users, keys, claims, sessions: written by signed calls. */
async function createAccessTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('tenants', (table) => {
    table.string('tenant_id', ID_LENGTH).primary();
    table.text('name').notNullable();
    table.string('key_state', 16).notNullable().comment('unlocked, refused');
    table.string('key_state_since', TIME_LENGTH).notNullable();
    table.boolean('is_demo').notNullable().defaultTo(false);
    table.string('created_at', TIME_LENGTH).notNullable();
  });

  await knex.schema.createTable('tenant_credentials', (table) => {
    table.string('tenant_id', ID_LENGTH).primary().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('key_id', 32).notNullable();
    table.text('sealed_token').notNullable();
    table.text('sealed_secret').notNullable();
    table.string('secret_ending', 4).notNullable();
    table.string('unlocked_by', ID_LENGTH).notNullable();
    table.string('unlocked_at', TIME_LENGTH).notNullable();
  });

  await knex.schema.createTable('users', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('user_id', ID_LENGTH).notNullable();
    table.text('first_name').notNullable().defaultTo('');
    table.text('last_name').notNullable().defaultTo('');
    table.string('role', 16).notNullable().comment('admin, broker');
    table.string('language', 8).notNullable();
    table.boolean('shows_help').notNullable().defaultTo(true);
    table.string('first_seen_at', TIME_LENGTH).notNullable();
    table.string('last_seen_at', TIME_LENGTH).notNullable();
    table.primary(['tenant_id', 'user_id']);
  });

  await knex.schema.createTable('claims', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('user_id', ID_LENGTH).notNullable();
    table.string('key_id', 32).notNullable();
    table.text('sealed_claim').notNullable();
    table.bigInteger('signed_at_seconds').notNullable();
    table.primary(['tenant_id', 'user_id']);
    table
      .foreign(['tenant_id', 'user_id'])
      .references(['tenant_id', 'user_id'])
      .inTable('users')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('sessions', (table) => {
    table.string('session_key', 64).primary().comment('SHA-256 of the session id');
    table.string('tenant_id', ID_LENGTH).nullable();
    table.string('user_id', ID_LENGTH).nullable();
    table.text('data').notNullable();
    table.string('expires_at', TIME_LENGTH).notNullable().index();
    table.index(['tenant_id', 'user_id']);
  });

  await knex.schema.createTable('used_signatures', (table) => {
    table.string('signature', 64).primary();
    table.string('session_key', 64).nullable().comment('the session that the call created');
    table.string('expires_at', TIME_LENGTH).notNullable().index();
  });

  await knex.schema.createTable('handover_codes', (table) => {
    table.string('code_hash', 64).primary();
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('user_id', ID_LENGTH).notNullable();
    table.string('estate_id', ID_LENGTH).notNullable();
    table.text('sign_in').notNullable().comment('what the session created by this code will hold');
    table.string('expires_at', TIME_LENGTH).notNullable().index();
  });

  await knex.schema.createTable('activation_tries', (table) => {
    table.string('ticket_id', 64).primary();
    table.integer('tries').notNullable();
    table.string('expires_at', TIME_LENGTH).notNullable().index();
  });
}

/** Objects and prospects: first written by „Weiter“. */
async function createObjectTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('objects', (table) => {
    table.string('object_id', 36).primary();
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('estate_id', ID_LENGTH).notNullable();
    table.string('state', 16).notNullable().comment('draft, complete');
    table.integer('version').notNullable().comment('grows with each save; finds the second of two tabs');
    table.text('title').notNullable();
    table.text('object_number').notNullable();
    table.bigInteger('area_centi').nullable().comment('hundredths of a square metre');
    table.string('broker_user_id', ID_LENGTH).nullable();
    table.text('city').notNullable();
    table.string('business_relation', 8).notNullable().comment('b2c, b2b');
    table.string('starts_at', TIME_LENGTH).nullable();
    table.string('ends_at', TIME_LENGTH).nullable();
    table.bigInteger('start_price_cents').nullable();
    table.bigInteger('target_price_cents').nullable().comment('internal, never shown to a bidder');
    table.text('details_url').notNullable();
    table.string('imported_at', TIME_LENGTH).notNullable().comment('latest import');
    table.string('imported_by', ID_LENGTH).notNullable();
    table.string('created_at', TIME_LENGTH).notNullable();
    table.string('updated_at', TIME_LENGTH).notNullable();
    table.unique(['tenant_id', 'estate_id']);
    table.index(['tenant_id', 'imported_at', 'object_id']);
  });

  await knex.schema.createTable('object_values', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('object_id', 36).notNullable().references('objects.object_id').onDelete('CASCADE');
    table.string('field', 64).notNullable();
    table.text('onoffice_value').nullable();
    table.string('onoffice_read_at', TIME_LENGTH).nullable();
    table.text('hand_value').nullable().comment('what the broker typed instead');
    table.string('hand_changed_at', TIME_LENGTH).nullable();
    table.string('hand_changed_by', ID_LENGTH).nullable();
    table.primary(['tenant_id', 'object_id', 'field']);
  });

  await knex.schema.createTable('object_agreements', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('object_id', 36).notNullable().references('objects.object_id').onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('text').notNullable();
    table.bigInteger('amount_cents').nullable();
    table.boolean('bidder_confirms').notNullable();
    table.primary(['tenant_id', 'object_id', 'position']);
  });

  await knex.schema.createTable('prospects', (table) => {
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('object_id', 36).notNullable().references('objects.object_id').onDelete('CASCADE');
    table.string('address_id', ID_LENGTH).notNullable();
    table.string('origin', 16).notNullable().comment('automatic, manual, both');
    table.text('salutation').notNullable();
    table.text('title').notNullable();
    table.text('first_name').notNullable();
    table.text('last_name').notNullable();
    table.text('company').notNullable();
    table.text('email').notNullable();
    table.text('phone').notNullable();
    table.string('language', 8).notNullable();
    table.text('consent').notNullable().comment('DSGVOStatus as onOffice delivered it');
    table.text('note').notNullable();
    table.string('imported_at', TIME_LENGTH).notNullable();
    table.string('updated_at', TIME_LENGTH).notNullable();
    table.primary(['tenant_id', 'object_id', 'address_id']);
  });
}

/** What was imported by whom with which result, and who did what. */
async function createLedgerTables(knex: Knex): Promise<void> {
  await knex.schema.createTable('imports', (table) => {
    table.increments('import_id');
    table.string('tenant_id', ID_LENGTH).notNullable().references('tenants.tenant_id').onDelete('CASCADE');
    table.string('user_id', ID_LENGTH).notNullable();
    table.string('estate_id', ID_LENGTH).notNullable();
    table.string('object_id', 36).nullable();
    table.integer('replay_of').nullable().comment('the import that this one replayed');
    table.string('form_token_hash', 64).nullable().comment('the same form twice is one import');
    table.string('state', 16).notNullable().comment('done, failed');
    table.text('failure_code').nullable();
    table.text('failure_step').nullable();
    table.string('request_id', 64).notNullable();
    table.string('read_at', TIME_LENGTH).nullable().comment('when onOffice was read');
    table.string('finished_at', TIME_LENGTH).notNullable();
    table.text('result').nullable().comment('JSON: counts and reasons, no personal data');
    table.string('key_id', 32).nullable();
    table.text('sealed_input').nullable().comment('what replay needs');
    table.unique(['tenant_id', 'form_token_hash']);
    table.index(['tenant_id', 'estate_id', 'import_id']);
  });

  await knex.schema.createTable('audit_events', (table) => {
    table.increments('event_id');
    table.string('tenant_id', ID_LENGTH).notNullable();
    table.string('user_id', ID_LENGTH).nullable();
    table.string('happened_at', TIME_LENGTH).notNullable();
    table.string('kind', 64).notNullable();
    table.text('detail').notNullable().comment('JSON without personal data');
    table.index(['tenant_id', 'event_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  const tables = [
    'audit_events',
    'imports',
    'prospects',
    'object_agreements',
    'object_values',
    'objects',
    'activation_tries',
    'handover_codes',
    'used_signatures',
    'sessions',
    'claims',
    'users',
    'tenant_credentials',
    'tenants',
  ];
  for (const table of tables) await knex.schema.dropTable(table);
}
