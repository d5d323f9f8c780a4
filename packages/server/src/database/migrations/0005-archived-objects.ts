import type { Knex } from 'knex';

/* Units and ids as in 0001. */

const TIME_LENGTH = 24;
const ID_LENGTH = 64;

/** Objects that are out of the way: everything about them stays. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('objects', (table) => {
    table.string('archived_at', TIME_LENGTH).nullable();
    table.string('archived_by', ID_LENGTH).nullable();
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('objects', (table) => {
    table.dropColumns('archived_at', 'archived_by');
  });
}
