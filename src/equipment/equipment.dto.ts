import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsDay } from '../calendar/is-day.js';
import { IsLine } from '../refusals/is-line.js';
import { EQUIPMENT_KINDS, type EquipmentFacts, type EquipmentKind } from './equipment.entity.js';

const FACTS = {
  type: Object,
  description: 'The facts of this kind in the `equipment` of a plan request',
  example: { readability: '0.1 mg', minimumWeighable: '120 mg' },
};

export class EquipmentInput {
  @ApiProperty({ enum: EQUIPMENT_KINDS, example: 'balance' })
  @IsIn(EQUIPMENT_KINDS, { message: `must be one of ${EQUIPMENT_KINDS.join(', ')}` })
  kind: EquipmentKind;

  @ApiProperty({ example: 'Balance 1', maxLength: 120 })
  @IsLine(120, 'the name it is known by')
  name: string;

  @ApiProperty(FACTS)
  @IsObject({ message: 'is missing; it must be an object' })
  facts: EquipmentFacts;

  @ApiPropertyOptional({ type: String, example: '2026-10-01' })
  @IsOptional()
  @IsDay()
  calibratedOn?: string | null;

  @ApiPropertyOptional({
    type: String,
    description: 'Last day on which it may be used without a new calibration',
    example: '2027-09-30',
  })
  @IsOptional()
  @IsDay()
  calibrationDue?: string | null;
}

/** What a new calibration found; it replaces what the one before it found. */
export class CalibrationInput {
  @ApiProperty({ example: '2026-11-20' })
  @IsDay()
  calibratedOn: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Last day on which it may be used without another calibration',
    example: '2027-11-19',
  })
  @IsOptional()
  @IsDay()
  calibrationDue?: string | null;

  @ApiProperty(FACTS)
  @IsObject({ message: 'is missing; it must be an object' })
  facts: EquipmentFacts;
}

export class RetireInput {
  @ApiProperty({ example: 'Pan cracked', maxLength: 500 })
  @IsString({ message: 'is missing; write why' })
  @Matches(/\S/u, { message: 'is empty; write why' })
  @MaxLength(500, { message: 'must be text of at most 500 characters' })
  reason: string;
}
