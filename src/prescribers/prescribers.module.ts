import { Module } from '@nestjs/common';
import { PrescribersController } from './prescribers.controller.js';
import { PrescribersService } from './prescribers.service.js';

@Module({
  controllers: [PrescribersController],
  providers: [PrescribersService],
  exports: [PrescribersService],
})
export class PrescribersModule {}
