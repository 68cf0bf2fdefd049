import { Module } from '@nestjs/common';
import { PlanningService } from './planning.service.js';
import { PlansController } from './plans.controller.js';

@Module({ controllers: [PlansController], providers: [PlanningService], exports: [PlanningService] })
export class PlanningModule {}
