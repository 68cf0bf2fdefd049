import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../calendar/is-day.js';
import { EQUIPMENT_KINDS, type EquipmentKind } from './equipment.entity.js';

export class EquipmentInput {
  @ApiProperty({ enum: EQUIPMENT_KINDS, example: 'balance' })
  @IsIn(EQUIPMENT_KINDS, { message: `must be one of ${EQUIPMENT_KINDS.join(', ')}` })
  kind: EquipmentKind;

  @ApiProperty({ example: 'Balance 1', maxLength: 120 })
  @IsString({ message: 'is missing; it must be text' })
  @Matches(/\S/u, { message: 'is empty; write the name it is known by' })
  @MaxLength(120, { message: 'must be text of at most 120 characters' })
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
