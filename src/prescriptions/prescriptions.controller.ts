import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { PrescriptionFilter, PrescriptionInput } from './prescriptions.dto.js';
import type { Prescription } from './prescriptions.entity.js';
import { PrescriptionsService } from './prescriptions.service.js';

@ApiTags('prescriptions')
@Controller('api/prescriptions')
export class PrescriptionsController {
  constructor(private readonly prescriptions: PrescriptionsService) {}

  @Get()
  @ApiOperation({ summary: 'Prescriptions, newest first' })
  list(@Who() by: SignedIn, @Query() filter: PrescriptionFilter): Promise<Prescription[]> {
    return this.prescriptions.list(by, filter);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One prescription with patient and prescriber' })
  get(@Who() by: SignedIn, @Param('id') id: string): Promise<Prescription> {
    return this.prescriptions.get(by, id);
  }

  @Post()
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Enter a prescription' })
  create(
    @Who() by: SignedIn,
    @IdempotencyKey() key: string,
    @Body() input: PrescriptionInput,
  ): Promise<Prescription> {
    return this.prescriptions.create(by, input, key);
  }
}
