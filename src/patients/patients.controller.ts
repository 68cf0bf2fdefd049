import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { PatientChange, PatientFilter, PatientInput } from './patients.dto.js';
import type { Patient } from './patients.entity.js';
import { PatientsService } from './patients.service.js';

@ApiTags('patients')
@Controller('api/patients')
export class PatientsController {
  constructor(private readonly patients: PatientsService) {}

  @Get()
  @ApiOperation({ summary: 'Find patients by name or birth date' })
  list(@Who() by: SignedIn, @Query() filter: PatientFilter): Promise<Patient[]> {
    return this.patients.list(by, filter);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One patient' })
  get(@Who() by: SignedIn, @Param('id') id: string): Promise<Patient> {
    return this.patients.get(by, id);
  }

  @Post()
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Enter a patient' })
  create(@Who() by: SignedIn, @IdempotencyKey() key: string, @Body() input: PatientInput): Promise<Patient> {
    return this.patients.create(by, input, key);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Replace a patient’s entry; refused when it was changed since it was read' })
  update(@Who() by: SignedIn, @Param('id') id: string, @Body() change: PatientChange): Promise<Patient> {
    return this.patients.update(by, id, change);
  }
}
