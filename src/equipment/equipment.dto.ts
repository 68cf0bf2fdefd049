import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional } from 'class-validator';
import { IsDay } from '../calendar/is-day.js';
import { IsLine } from '../refusals/is-line.js';
import { EQUIPMENT_KINDS, type EquipmentKind } from './equipment.entity.js';

export class EquipmentInput {
  @ApiProperty({ enum: EQUIPMENT_KINDS, example: 'balance' })
  @IsIn(EQUIPMENT_KINDS, { message: `must be one of ${EQUIPMENT_KINDS.join(', ')}` })
  kind: EquipmentKind;

  @ApiProperty({ example: 'Balance 1', maxLength: 120 })
  @IsLine(120, 'the name it is known by')
  name: string;

  @ApiProperty({
    type: Object,
    description: 'The facts of this kind in the `equipment` of a plan request',
    example: { readability: '0.1 mg', minimumWeighable: '120 mg' },
  })
  @IsObject({ message: 'is missing; it must be an object' })
  facts: Record<string, string>;

  @ApiPropertyOptional({ type: String, example: '2026-10-01' })
  @IsOptional()
  @IsDay()
  calibratedOn?: string | null;
}
