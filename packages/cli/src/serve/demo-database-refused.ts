/** `serve` was pointed at the database of `demo`. */
export class DemoDatabaseRefused extends Error {
  override readonly name = 'DemoDatabaseRefused';
  readonly code = 'demo_database';
  readonly hint = 'name another DATABASE_URL; to see the demo, run: immo-billie demo';

  constructor() {
    super(
      'this database was made by "immo-billie demo" and holds invented customers: serve does not run on it',
    );
  }
}
