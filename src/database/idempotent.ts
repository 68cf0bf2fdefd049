import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../refusals/refusal.js';

/** One creating request: its key, its route (`POST /api/patients`) and what it was asked with. */
export interface CreatingRequest {
  readonly key: string;
  readonly route: string;
  readonly body: unknown;
}

interface Remembered {
  readonly route: string;
  readonly body_hash: string;
  readonly result_id: string;
}

/**
 * Runs `create` once for each key, with the id that the new row takes, and gives back that id; the same key with the
 * same request gives the id again and creates nothing, with another request it is refused. The key is inserted first: a
 * second request with it waits on the primary key until the first has committed, so two at once create one row. When
 * `create` is refused the transaction rolls back and the key is free again.
 */
export async function idempotent(
  manager: EntityManager,
  request: CreatingRequest,
  create: (id: string) => Promise<void>,
): Promise<string> {
  const id = randomUUID();
  const hash = hashOf(request.body);
  const inserted: unknown[] = await manager.query(
    `INSERT INTO idempotency_key (key, route, body_hash, result_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (pharmacy_id, key) DO NOTHING RETURNING key`,
    [request.key, request.route, hash, id],
  );
  if (inserted.length === 0) return remembered(manager, request, hash);
  await create(id);
  return id;
}

async function remembered(manager: EntityManager, request: CreatingRequest, hash: string): Promise<string> {
  const [row]: Remembered[] = await manager.query(
    'SELECT route, body_hash, result_id FROM idempotency_key WHERE key = $1',
    [request.key],
  );
  if (row?.route === request.route && row.body_hash === hash) return row.result_id;
  throw new Refusal(
    'conflict',
    'This Idempotency-Key was used for another request. Send a new key with a new request.',
  );
}

/** Equal for requests that say the same in another order of fields. Only the hash is kept: no patient data twice. */
function hashOf(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)) ?? '')
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}
