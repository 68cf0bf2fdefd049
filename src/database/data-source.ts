import type { DataSourceOptions } from 'typeorm';
import { CreateGalenic1763769600000 } from '../../migrations/1763769600000-create-galenic.js';
import { AddCalibrationDuesAndTitrationTemplates1763856000000 } from '../../migrations/1763856000000-add-calibration-dues-and-titration-templates.js';
import { AddIntermediates1763942400000 } from '../../migrations/1763942400000-add-intermediates.js';
import { ENTITIES } from './entities.js';
import { ReadableNames } from './naming.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** In the order they run. A migration that has shipped is never edited. */
const MIGRATIONS = [
  CreateGalenic1763769600000,
  AddCalibrationDuesAndTitrationTemplates1763856000000,
  AddIntermediates1763942400000,
];

const COMMON = {
  type: 'postgres' as const,
  entities: [...ENTITIES],
  migrations: MIGRATIONS,
  namingStrategy: new ReadableNames(),
  synchronize: false,
  // `gen_random_uuid()` is part of PostgreSQL; this name tells TypeORM to use it and nothing is installed.
  uuidExtension: 'pgcrypto' as const,
  installExtensions: false,
  logging: false,
} satisfies Partial<PostgresOptions>;

/** Connections of the role that owns the tables: migrations and the drift check, nothing else. */
export function ownerDataSourceOptions(url: string): PostgresOptions {
  return {
    ...COMMON,
    url,
    extra: { max: 2, application_name: 'galenic migrations', connectionTimeoutMillis: 10_000 },
  };
}

/** Connections of `galenic_app`, which everything else uses. */
export function appDataSourceOptions(url: string, poolSize: number): PostgresOptions {
  return {
    ...COMMON,
    url,
    extra: {
      max: poolSize,
      application_name: 'galenic',
      connectionTimeoutMillis: 10_000,
      // No request may hold a row for longer than a person would wait.
      statement_timeout: 30_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  };
}
