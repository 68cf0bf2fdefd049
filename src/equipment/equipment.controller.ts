import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { EquipmentInput } from './equipment.dto.js';
import type { EquipmentItem } from './equipment.entity.js';
import { EquipmentService } from './equipment.service.js';

@ApiTags('equipment')
@Controller('api/equipment')
export class EquipmentController {
  constructor(private readonly equipment: EquipmentService) {}

  @Get()
  @ApiOperation({ summary: 'Balances, droppers, applicators and syringes in use' })
  list(@Who() by: SignedIn): Promise<EquipmentItem[]> {
    return this.equipment.list(by);
  }

  @Post()
  @Roles('pharmacist', 'manager')
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Enter a piece of equipment; the newest of its kind is used from then on' })
  create(
    @Who() by: SignedIn,
    @IdempotencyKey() key: string,
    @Body() input: EquipmentInput,
  ): Promise<EquipmentItem> {
    return this.equipment.create(by, input, key);
  }
}
