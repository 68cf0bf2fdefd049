import { Global, Module } from '@nestjs/common';
import { Config, readConfig } from './config.js';

let chosen: Config | undefined;

/** Makes the services created after this work with `config` instead of the environment's. */
export function useConfig(config: Config): void {
  chosen = config;
}

/** Tests put their own `Config` in its place with `overrideProvider(Config)`. */
@Global()
@Module({
  providers: [{ provide: Config, useFactory: () => chosen ?? readConfig(process.env) }],
  exports: [Config],
})
export class ConfigModule {}
