import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { createAdapter, setUpApp } from './app.setup.js';
import { useConfig } from './config/config.module.js';
import { LOG_LEVELS, StartFault, type Config } from './config/config.js';

const CHATTY = new Set<unknown>(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** What the person who starts the service can mend is one sentence, which `endWith` prints; the framework logs its stack too. */
class StartLogger extends ConsoleLogger {
  override error(message: unknown, ...rest: unknown[]): void {
    if (!(message instanceof StartFault)) super.error(message, ...rest);
  }

  /** A line for each of a hundred routes would hide the address. */
  override log(message: unknown, ...rest: unknown[]): void {
    if (!CHATTY.has(rest.at(-1))) super.log(message, ...rest);
  }
}

export interface Running {
  readonly app: NestFastifyApplication;
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  readonly address: string;
}

/**
 * Starts the service and listens. `prepare` runs before the first request is taken. Throws `StartFault` for what the
 * person who starts it can mend; nothing is left running then.
 */
export async function startService(
  config: Config,
  prepare: (app: NestFastifyApplication) => Promise<void> = async () => {},
): Promise<Running> {
  useConfig(config);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, createAdapter(config), {
    abortOnError: false,
    logger: new StartLogger({ logLevels: LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(config.logLevel) + 1) }),
  });
  try {
    await setUpApp(app);
    app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
    await prepare(app);
    return { app, address: await listen(app, config) };
  } catch (error) {
    // The embedded database must not outlive a failed start.
    await app.close();
    throw error;
  }
}

async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  await app.init();
  const server = app.getHttpAdapter().getInstance();
  try {
    // Not `app.listen`, which logs a failure as well as throwing it.
    return await server.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw listenFault(error, config);
  }
}

function listenFault(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartFault(`Port ${port} on ${host} is taken; stop what uses it, or set PORT to another.`);
  }
  if (code === 'EACCES')
    return new StartFault(`Port ${port} may not be used by this user; set PORT to 1024 or more.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartFault(`HOST ${host} is not an address of this machine; use 127.0.0.1 or 0.0.0.0.`);
  }
  return error;
}

/** Ends the process with one sentence for a `StartFault`, with the stack for a bug. */
export function endWith(error: unknown): never {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${error instanceof StartFault ? error.message : stack}\n`);
  process.exit(1);
}
