import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConfigModule } from '../config/config.module.js';
import { Config } from '../config/config.js';
import { Database } from './database.js';
import { appDataSourceOptions } from './data-source.js';
import { DatabaseServerModule } from './database-server.module.js';
import { DatabaseServer } from './database-server.js';
import { DatabaseStop } from './database-stop.js';

@Global()
@Module({
  imports: [
    DatabaseServerModule,
    TypeOrmModule.forRootAsync({
      imports: [ConfigModule, DatabaseServerModule],
      inject: [Config, DatabaseServer],
      useFactory: async (config: Config, server: DatabaseServer) => ({
        ...appDataSourceOptions(await server.open(), config.databasePoolSize),
        // The server is known to answer by now: a failure here is not one that waiting mends.
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [Database, DatabaseStop],
  exports: [Database],
})
export class DatabaseModule {}
