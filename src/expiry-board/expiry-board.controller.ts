import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { BoardQuery } from './expiry-board.dto.js';
import { ExpiryBoardService } from './expiry-board.service.js';
import type { BoardRow } from './expiry-board.types.js';

@ApiTags('expiry board')
@Controller('api/expiry-board')
export class ExpiryBoardController {
  constructor(private readonly expiryBoard: ExpiryBoardService) {}

  @Get()
  @ApiOperation({ summary: 'What is on the shelf or at home, by its last day' })
  board(@Who() by: SignedIn, @Query() filter: BoardQuery): Promise<BoardRow[]> {
    return this.expiryBoard.board(by, filter);
  }
}
