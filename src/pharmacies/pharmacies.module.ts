import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { FirstRun } from './first-run.js';
import { FirstRunPagesController } from './first-run.pages.controller.js';
import { PharmaciesService } from './pharmacies.service.js';

@Module({
  imports: [StaffModule],
  controllers: [FirstRunPagesController],
  providers: [PharmaciesService, FirstRun],
  exports: [PharmaciesService, FirstRun],
})
export class PharmaciesModule {}
