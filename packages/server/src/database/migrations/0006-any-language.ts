import type { Knex } from 'knex';

/**
 * A prospect's language is a key of onOffice's select field, to which accounts add their own. SQLite never minded
 * the length that 0001 gave the column.
 */
export async function up(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) return;
  await knex.schema.alterTable('prospects', (table) => {
    table.text('language').notNullable().alter();
  });
}

export async function down(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) return;
  await knex.raw('alter table prospects alter column language type varchar(8) using left(language, 8)');
}

function isPostgres(knex: Knex): boolean {
  return (knex.client as { readonly dialect: string }).dialect === 'postgresql';
}
