import { Module } from '@nestjs/common';
import { AssetsController } from './assets.controller.js';
import { HealthController } from './health.controller.js';

/** Layout, parts and the files pages load. */
@Module({ controllers: [AssetsController, HealthController] })
export class WebModule {}
