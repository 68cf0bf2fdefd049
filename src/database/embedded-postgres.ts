import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from '../config/start-fault.js';
import { openCluster, plainEnv, type Cluster } from './embedded-cluster.js';
import { findPostmaster, isAlive, type Postmaster } from './postmaster.js';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;
/** Held by the service that uses the cluster for as long as it lives: PostgreSQL lets go of it when the process dies. */
const IN_USE = 4_711_202_612;
const OWNER_ROLE = 'galenic_owner';
const DATABASE = 'galenic';

export interface EmbeddedOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Added to the server's own; for tests that need no durability. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A real PostgreSQL that starts and stops with the service and keeps its data in DATA_DIR. */
export class EmbeddedPostgres {
  private constructor(
    private readonly cluster: Cluster,
    private readonly child: ChildProcess,
    private readonly keeper: pg.Client,
    readonly port: number,
    private readonly onExit: () => void,
  ) {}

  /** Throws `StartFault` when the folder, the port or another running copy stands in the way. */
  static async start(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
    const cluster = await openCluster(options.dataDir);
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      await clearTheWay(cluster, deadline);
      const started = await tryStart(cluster, options);
      if (started) {
        const server = new EmbeddedPostgres(
          cluster,
          started.child,
          started.keeper,
          started.port,
          started.onExit,
        );
        await server.ensureDatabase();
        return server;
      }
      if (Date.now() > deadline) throw new StartFault(await whyItDied(cluster));
      await sleep(200);
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get ownerUrl(): string {
    return urlOf(OWNER_ROLE, this.cluster.secrets.owner, this.port, DATABASE);
  }

  /** For tests, which make databases of their own. */
  get superuserUrl(): string {
    return urlOf('postgres', this.cluster.secrets.superuser, this.port, 'postgres');
  }

  /** Ends every connection and writes everything to disk. */
  async stop(): Promise<void> {
    process.off('exit', this.onExit);
    await this.keeper.end().catch(() => undefined);
    await stopProcess(this.pid);
  }

  /** The owner is no superuser, so that row-level security binds it here as it does on a hosted server. */
  private async ensureDatabase(): Promise<void> {
    const { rowCount: hasRole } = await this.keeper.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [
      OWNER_ROLE,
    ]);
    if (!hasRole)
      await this.keeper.query(
        `CREATE ROLE ${OWNER_ROLE} LOGIN CREATEROLE PASSWORD ${pg.escapeLiteral(this.cluster.secrets.owner)}`,
      );
    const { rowCount: hasDatabase } = await this.keeper.query(
      'SELECT 1 FROM pg_database WHERE datname = $1',
      [DATABASE],
    );
    if (!hasDatabase) await this.keeper.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
  }
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/** Stops a server that a killed service left running; refuses when a living service uses it. */
async function clearTheWay(cluster: Cluster, deadline: number): Promise<void> {
  for (;;) {
    const running = await findPostmaster(cluster.folder);
    if (!running) return;
    const use = await useOf(cluster, running);
    if (use === 'in-use')
      throw new StartFault(
        `Another Galenic is running on ${cluster.dataDir}; stop it first, or set DATA_DIR to another folder.`,
      );
    if (use === 'orphan') await stopProcess(running.pid);
    else if (Date.now() > deadline)
      throw new StartFault(
        `A PostgreSQL (process ${running.pid}) runs on ${cluster.dataDir} and does not answer; stop it, then start again.`,
      );
    else await sleep(100);
  }
}

async function useOf(cluster: Cluster, running: Postmaster): Promise<'in-use' | 'orphan' | 'unclear'> {
  if (!(await lockIsFree(cluster, running))) return (await answers(cluster, running)) ? 'in-use' : 'unclear';
  // Another service may have started it a moment ago and be about to take the lock.
  await sleep(1500);
  return (await lockIsFree(cluster, running)) ? 'orphan' : 'unclear';
}

async function lockIsFree(cluster: Cluster, running: Postmaster): Promise<boolean> {
  const keeper = await connect(cluster, running.port);
  if (!keeper) return false;
  try {
    return await takeLock(keeper);
  } catch {
    return false;
  } finally {
    await keeper.end().catch(() => undefined);
  }
}

async function answers(cluster: Cluster, running: Postmaster): Promise<boolean> {
  const client = await connect(cluster, running.port);
  await client?.end().catch(() => undefined);
  return client !== undefined;
}

async function takeLock(keeper: pg.Client): Promise<boolean> {
  const { rows } = await keeper.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [IN_USE]);
  return rows[0]?.free === true;
}

async function connect(cluster: Cluster, port: number): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: urlOf('postgres', cluster.secrets.superuser, port, 'postgres'),
    connectionTimeoutMillis: 5000,
    application_name: 'galenic keeper',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

interface Started {
  readonly child: ChildProcess;
  readonly keeper: pg.Client;
  readonly port: number;
  readonly onExit: () => void;
}

/** Undefined: it ended before it answered, and trying again can help. */
async function tryStart(cluster: Cluster, options: EmbeddedOptions): Promise<Started | undefined> {
  const port = options.port || (await freePort());
  const child = await spawnServer(cluster, port, options.settings ?? {});
  // The last resort on every way out of this process but SIGKILL, after which the next start finds the orphan.
  const onExit = () => void child.kill('SIGINT');
  process.on('exit', onExit);
  const keeper = await answered(cluster, child, port);
  if (keeper) return { child, keeper, port, onExit };
  process.off('exit', onExit);
  await stopProcess(child.pid ?? 0);
  const log = await readFile(cluster.log, 'utf8').catch(() => '');
  if (/could not bind|Address already in use/u.test(log)) {
    if (options.port)
      throw new StartFault(
        `DATABASE_PORT ${port} is taken by another program; choose another, or leave DATABASE_PORT out to take a free one.`,
      );
    return undefined;
  }
  if (/lock file "postmaster\.pid"|pre-existing shared memory/u.test(log)) return undefined;
  throw new StartFault(await whyItDied(cluster));
}

async function spawnServer(
  cluster: Cluster,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  // A file and no pipe: the server must go on, and stop cleanly, when this process has died.
  const log = await open(cluster.log, 'w', 0o600);
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    // Messages without the rows they are about: the log holds no patient data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...settings,
  };
  try {
    const child = spawn(
      cluster.programs.postgres,
      ['-D', cluster.folder, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...cluster.account,
        cwd: cluster.folder,
        env: plainEnv(),
        stdio: ['ignore', log.fd, log.fd],
        // Out of the terminal's reach: Ctrl-C is for the service, which then stops the server last.
        detached: true,
        windowsHide: true,
      },
    );
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

/** The connection that holds the cluster, once the server answers; undefined when it ended instead. */
async function answered(cluster: Cluster, child: ChildProcess, port: number): Promise<pg.Client | undefined> {
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(25)) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return undefined;
    const running = await findPostmaster(cluster.folder);
    if (running?.pid !== child.pid) continue;
    const keeper = await connect(cluster, port);
    if (!keeper) continue;
    if (await takeLock(keeper)) return keeper;
    // A second start is looking whether the lock is free, and lets go at once.
    await keeper.end();
  }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Asks it to end every session and shut down cleanly; insists when it does not. */
async function stopProcess(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const deadline = Date.now() + STOP_TIMEOUT_MS; isAlive(pid) && Date.now() < deadline;)
      await sleep(20);
  }
}

async function whyItDied(cluster: Cluster): Promise<string> {
  const log = await readFile(cluster.log, 'utf8').catch(() => '');
  const last = log.split('\n').findLast((line) => /FATAL|PANIC|error/u.test(line)) ?? 'it said nothing';
  const reason = last.replace(/^.*?(FATAL|PANIC|ERROR):\s*/u, '');
  return `The embedded PostgreSQL in ${cluster.dataDir} did not start: ${reason}. Its log is ${cluster.log}.`;
}
