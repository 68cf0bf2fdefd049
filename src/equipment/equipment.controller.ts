import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { CalibrationInput, EquipmentInput, RetireInput } from './equipment.dto.js';
import type { EquipmentItem } from './equipment.entity.js';
import { EquipmentService } from './equipment.service.js';

@ApiTags('equipment')
@Controller('api/equipment')
export class EquipmentController {
  constructor(private readonly equipment: EquipmentService) {}

  @Get()
  @ApiOperation({ summary: 'Balances, droppers, applicators, syringes and capsule machines in use' })
  list(@Who() by: SignedIn): Promise<EquipmentItem[]> {
    return this.equipment.list(by);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One piece of equipment, in use or not' })
  get(@Who() by: SignedIn, @Param('id') id: string): Promise<EquipmentItem> {
    return this.equipment.get(by, id);
  }

  @Post()
  @Roles('pharmacist', 'manager')
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Enter a piece of equipment; the newest of its kind that is in date is used' })
  create(
    @Who() by: SignedIn,
    @IdempotencyKey() key: string,
    @Body() input: EquipmentInput,
  ): Promise<EquipmentItem> {
    return this.equipment.create(by, input, key);
  }

  @Post(':id/calibrations')
  @HttpCode(200)
  @Roles('pharmacist', 'manager')
  @ApiOperation({ summary: 'Enter what a new calibration found, and until when it holds' })
  calibrate(
    @Who() by: SignedIn,
    @Param('id') id: string,
    @Body() input: CalibrationInput,
  ): Promise<EquipmentItem> {
    return this.equipment.calibrate(by, id, input);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Roles('pharmacist', 'manager')
  @ApiOperation({ summary: 'Take a piece of equipment out of use' })
  retire(@Who() by: SignedIn, @Param('id') id: string, @Body() input: RetireInput): Promise<EquipmentItem> {
    return this.equipment.retire(by, id, input.reason.trim());
  }
}
