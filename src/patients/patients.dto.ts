import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsDay } from '../calendar/is-day.js';
import { IsLine } from '../refusals/is-line.js';
import { AllergiesDto, ConditionsDto, MedicationsDto, WeightDto } from '../planning/plan-request.dto.js';

const object = { message: 'must be an object' };
const version = { message: 'must be the version number you read, a whole number like 1' };

/** What is entered for a patient; allergies, medicines and conditions in the shapes of the plan request. */
export class PatientInput {
  @ApiProperty({ example: 'Ada Example', maxLength: 200 })
  @IsLine(200, 'the patient’s name')
  name: string;

  @ApiProperty({ example: '1980-02-29' })
  @IsDay()
  birthDate: string;

  @ApiPropertyOptional({ type: String, example: '+1 555 0100', maxLength: 40 })
  @IsOptional()
  @IsLine(40, 'the number, or leave it out')
  phone?: string | null;

  @ApiPropertyOptional({ type: Object, example: { value: '62 kg', measuredOn: '2026-11-01' } })
  @IsOptional()
  @IsObject(object)
  @ValidateNested()
  @Type(() => WeightDto)
  weight?: WeightDto | null;

  @ApiPropertyOptional({
    type: Object,
    description: 'Left out: not asked.',
    example: {
      status: 'recorded',
      entries: [{ text: 'lactose', kind: 'intolerance', clinicalStatus: 'active' }],
    },
  })
  @IsOptional()
  @IsObject(object)
  @ValidateNested()
  @Type(() => AllergiesDto)
  allergies?: AllergiesDto;

  @ApiPropertyOptional({
    type: Object,
    example: { reviewedOn: '2026-11-20', entries: [{ text: 'levothyroxine', status: 'active' }] },
  })
  @IsOptional()
  @IsObject(object)
  @ValidateNested()
  @Type(() => MedicationsDto)
  medications?: MedicationsDto;

  @ApiPropertyOptional({
    type: Object,
    example: { reviewedOn: '2026-11-20', entries: [{ text: 'fibromyalgia' }] },
  })
  @IsOptional()
  @IsObject(object)
  @ValidateNested()
  @Type(() => ConditionsDto)
  conditions?: ConditionsDto;
}

/** A change replaces the whole entry, and only when nobody changed it in between. */
export class PatientChange extends PatientInput {
  @ApiProperty({
    type: 'integer',
    example: 1,
    description: 'The version that was read; another one in the register is a conflict.',
  })
  @IsInt(version)
  @Min(1, version)
  @Max(2_000_000_000, version)
  version: number;
}

export class PatientFilter {
  @ApiPropertyOptional({
    description: 'Beginning of any word of the name, case and accents as typed',
    example: 'exam',
  })
  @IsOptional()
  @IsString({ message: 'must be text of at most 200 characters' })
  @MaxLength(200, { message: 'must be text of at most 200 characters' })
  name?: string;

  @ApiPropertyOptional({ example: '1980-02-29' })
  @IsOptional()
  @IsDay()
  birthDate?: string;
}
