/** A newer program has migrated the database; this one could not tell what its tables mean. */
export class DatabaseNewer extends Error {
  override readonly name = 'DatabaseNewer';
  readonly code = 'database_newer';
  readonly hint = 'use the newer version of immo-billie, or a backup from before it was started';

  constructor(unknownMigrations: readonly string[]) {
    super(
      `the database was migrated by a newer version of immo-billie; unknown here: ${unknownMigrations.join(', ')}`,
    );
  }
}
