import type { Knex } from 'knex';

const COLUMNS = ['tenant_id', 'kind', 'event_id'];

/** Each wizard asks for the few events that say who was removed; the log itself grows with every sign-in. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('audit_events', (table) => {
    table.index(COLUMNS);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('audit_events', (table) => {
    table.dropIndex(COLUMNS);
  });
}
