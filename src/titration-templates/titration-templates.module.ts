import { Module } from '@nestjs/common';
import { TitrationTemplatesController } from './titration-templates.controller.js';
import { TitrationTemplatesService } from './titration-templates.service.js';

@Module({
  controllers: [TitrationTemplatesController],
  providers: [TitrationTemplatesService],
  exports: [TitrationTemplatesService],
})
export class TitrationTemplatesModule {}
