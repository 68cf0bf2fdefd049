import type { DataSource } from 'typeorm';

/** The parts of TypeORM's PostgreSQL driver that the comparison goes through. */
interface ComparingDriver {
  normalizeDefault(column: unknown): string | undefined;
  defaultEqual(column: unknown, tableColumn: { default?: string }): boolean;
}

/** The database may be stricter than the entities say: foreign keys, checks and indexes that live in SQL only. */
const STRICTER = [
  /^ALTER TABLE "\w+" DROP CONSTRAINT "(fk|ck|uq)_\w+"$/u,
  /^DROP INDEX "public"\."ix_\w+"$/u,
];

/** The statements that would make the tables what the entities say. Empty: they agree. */
export async function driftOf(owner: DataSource): Promise<readonly string[]> {
  compareDefaultsByMeaning(owner.driver as unknown as ComparingDriver);
  const log = await owner.driver.createSchemaBuilder().log();
  return log.upQueries
    .map(({ query }) => query)
    .filter((query) => !STRICTER.some((rule) => rule.test(query)));
}

/** PostgreSQL prints a default back with casts, brackets and capitals of its own. */
function compareDefaultsByMeaning(driver: ComparingDriver): void {
  const original = driver.defaultEqual.bind(driver);
  driver.defaultEqual = (column, tableColumn) =>
    original(column, tableColumn) || plain(driver.normalizeDefault(column)) === plain(tableColumn.default);
}

function plain(expression: string | undefined): string | undefined {
  return expression?.replaceAll(/::[\w ]+|[()\s]/gu, '').toLowerCase();
}
