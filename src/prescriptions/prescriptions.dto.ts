import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import type { EquipmentChoice } from '../equipment/equipment-choice.js';

const ITEM = {
  format: 'uuid',
  description: 'Id of an item in the register',
  example: '7d0f2f3c-5f0e-4f0e-9a39-0a54e7a1c001',
};
const item = { message: 'must be the id of a piece of equipment' };

/** Where a pharmacy has several of a kind, which one it is made and measured with. */
export class EquipmentChoiceInput implements EquipmentChoice {
  @ApiPropertyOptional(ITEM) @IsOptional() @IsUUID(undefined, item) balance?: string;
  @ApiPropertyOptional(ITEM) @IsOptional() @IsUUID(undefined, item) dropper?: string;
  @ApiPropertyOptional(ITEM) @IsOptional() @IsUUID(undefined, item) applicator?: string;
  @ApiPropertyOptional(ITEM) @IsOptional() @IsUUID(undefined, item) syringe?: string;
  @ApiPropertyOptional(ITEM) @IsOptional() @IsUUID(undefined, item) capsuleMachine?: string;
}

export class PrescriptionInput {
  @ApiProperty({ format: 'uuid', description: 'Id of a patient in the register' })
  @IsUUID(undefined, { message: 'must be the id of a patient' })
  patientId: string;

  @ApiProperty({ format: 'uuid', description: 'Id of a prescriber in the register' })
  @IsUUID(undefined, { message: 'must be the id of a prescriber' })
  prescriberId: string;

  @ApiProperty({
    type: Object,
    description: 'The `prescription` object of a plan request',
    example: {
      writtenOn: '2026-11-20',
      productClass: 'LDN',
      form: 'capsule',
      dose: '4.5 mg',
      timesPerDay: 1,
      timing: 'bedtime',
      daysSupply: 30,
      refills: 2,
      filler: 'microcrystalline cellulose',
      shell: 'hypromellose',
    },
  })
  @IsObject({ message: 'is missing; it must be an object' })
  prescription: Record<string, unknown>;

  @ApiPropertyOptional({
    type: Object,
    description: 'Ids of the register by kind. Left out: the newest of each kind that is in date',
    example: { balance: '7d0f2f3c-5f0e-4f0e-9a39-0a54e7a1c001' },
  })
  @IsOptional()
  @IsObject({ message: 'must be an object of kinds, like {"balance": "…"}' })
  @ValidateNested()
  @Type(() => EquipmentChoiceInput)
  equipment?: EquipmentChoiceInput;
}

export class PrescriptionFilter {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, { message: 'must be the id of a patient' })
  patientId?: string;
}
