import { Module } from '@nestjs/common';
import { ExpiryBoardController } from './expiry-board.controller.js';
import { ExpiryBoardService } from './expiry-board.service.js';

@Module({
  controllers: [ExpiryBoardController],
  providers: [ExpiryBoardService],
  exports: [ExpiryBoardService],
})
export class ExpiryBoardModule {}
