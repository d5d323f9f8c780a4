import type { Knex } from 'knex';

const ignore = () => undefined;

/** knex would write errors with their stacks to standard output, besides throwing them. */
export const SILENT_LOG: Knex.Logger = { warn: ignore, error: ignore, deprecate: ignore, debug: ignore };
