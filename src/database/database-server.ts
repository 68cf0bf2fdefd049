import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { appUrlFrom } from './app-role.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { prepareDatabase } from './migrate.js';

/** The PostgreSQL the service works on: the one DATABASE_URL names, else its own. */
@Injectable()
export class DatabaseServer {
  private embedded: EmbeddedPostgres | undefined;

  constructor(private readonly config: Config) {}

  /** Starts it where it is ours, brings it up to date, and says where `galenic_app` signs in. */
  async open(): Promise<string> {
    const ownerUrl = await this.start();
    const appUrl = this.config.databaseAppUrl ?? appUrlFrom(ownerUrl);
    try {
      await prepareDatabase(ownerUrl, appUrl);
    } catch (error) {
      await this.stop();
      throw error;
    }
    return appUrl;
  }

  /** Where the owner of the tables signs in; starts the embedded server when there is no other. */
  async start(): Promise<string> {
    if (this.config.databaseUrl !== undefined) return this.config.databaseUrl;
    this.embedded ??= await EmbeddedPostgres.start({
      dataDir: this.config.dataDir,
      port: this.config.databasePort,
    });
    return this.embedded.ownerUrl;
  }

  /** Does nothing to a server that is not ours. Call it after every connection has been closed. */
  async stop(): Promise<void> {
    const running = this.embedded;
    this.embedded = undefined;
    await running?.stop();
  }
}
