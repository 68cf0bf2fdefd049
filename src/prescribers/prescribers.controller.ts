import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { PrescriberInput } from './prescribers.dto.js';
import type { Prescriber } from './prescribers.entity.js';
import { PrescribersService } from './prescribers.service.js';

@ApiTags('prescribers')
@Controller('api/prescribers')
export class PrescribersController {
  constructor(private readonly prescribers: PrescribersService) {}

  @Get()
  @ApiOperation({ summary: 'All prescribers, by name' })
  list(@Who() by: SignedIn): Promise<Prescriber[]> {
    return this.prescribers.list(by);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One prescriber' })
  get(@Who() by: SignedIn, @Param('id') id: string): Promise<Prescriber> {
    return this.prescribers.get(by, id);
  }

  @Post()
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Enter a prescriber' })
  create(
    @Who() by: SignedIn,
    @IdempotencyKey() key: string,
    @Body() input: PrescriberInput,
  ): Promise<Prescriber> {
    return this.prescribers.create(by, input, key);
  }
}
