import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { LotFilter, LotInput, PackingInput, QuarantineInput } from './lots.dto.js';
import type { Lot } from './lots.entity.js';
import { LotsService, type LotDetail } from './lots.service.js';

@ApiTags('lots')
@Controller('api/lots')
export class LotsController {
  constructor(private readonly lots: LotsService) {}

  @Get()
  @ApiOperation({ summary: 'Lots with what is on hand, by ingredient, the first to expire on top' })
  list(@Who() by: SignedIn, @Query() filter: LotFilter): Promise<Lot[]> {
    return this.lots.list(by, filter);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One lot with its ledger' })
  get(@Who() by: SignedIn, @Param('id') id: string): Promise<LotDetail> {
    return this.lots.get(by, id);
  }

  @Post()
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Receive a lot into quarantine' })
  receive(@Who() by: SignedIn, @IdempotencyKey() key: string, @Body() input: LotInput): Promise<Lot> {
    return this.lots.receive(by, input, key);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Roles('pharmacist')
  @ApiOperation({ summary: 'Release a quarantined lot for use' })
  release(@Who() by: SignedIn, @Param('id') id: string): Promise<Lot> {
    return this.lots.release(by, id);
  }

  @Post(':id/quarantine')
  @HttpCode(200)
  @Roles('pharmacist')
  @ApiOperation({ summary: 'Take a released lot out of use' })
  quarantine(@Who() by: SignedIn, @Param('id') id: string, @Body() input: QuarantineInput): Promise<Lot> {
    return this.lots.quarantine(by, id, input.reason.trim());
  }

  @Post(':id/packing-statistics')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Enter the weighings of capsules filled with this lot alone, for its packing statistic',
  })
  measurePacking(@Who() by: SignedIn, @Param('id') id: string, @Body() input: PackingInput): Promise<Lot> {
    return this.lots.measurePacking(by, id, input);
  }
}
