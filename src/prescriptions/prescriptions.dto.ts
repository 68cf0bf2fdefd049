import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsUUID } from 'class-validator';

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
}

export class PrescriptionFilter {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, { message: 'must be the id of a patient' })
  patientId?: string;
}
