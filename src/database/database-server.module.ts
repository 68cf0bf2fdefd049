import { Module } from '@nestjs/common';
import { ConfigModule } from '../config/config.module.js';
import { DatabaseServer } from './database-server.js';

@Module({ imports: [ConfigModule], providers: [DatabaseServer], exports: [DatabaseServer] })
export class DatabaseServerModule {}
