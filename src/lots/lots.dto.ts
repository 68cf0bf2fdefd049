import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsDay, IsExpiry } from '../calendar/is-day.js';
import { CAPSULE_SIZES, type CapsuleSize } from '../catalogue/ingredient.js';
import { IsAmount } from '../quantities/is-amount.js';
import { IsLine } from '../refusals/is-line.js';
import { LOT_STATUSES, type LotStatus } from './lots.entity.js';

const text = (longest: number) => ({ message: `must be text of at most ${longest} characters` });
const oneOf = (choices: readonly string[]) => ({ message: `must be one of ${choices.join(', ')}` });

const API_FORMS = ['anhydrous', 'dihydrate', 'monohydrate', 'base'] as const;
const ASSAY_BASES = ['anhydrous', 'as-is'] as const;

/** A lot as it arrives, with what its certificate says and what the pharmacy measured. */
export class LotInput {
  @ApiProperty({ description: 'Name or id in the catalogue', example: 'naltrexone hydrochloride' })
  @IsString({ message: 'is missing; it must be the name of an ingredient' })
  @MaxLength(120, text(120))
  ingredient: string;

  @ApiProperty({ description: 'Lot number on the container', example: 'NTX-0425', maxLength: 60 })
  @IsLine(60, 'the lot number')
  lot: string;

  @ApiProperty({ example: 'Sample Chemicals', maxLength: 120 })
  @IsLine(120, 'who delivered it')
  supplier: string;

  @ApiProperty({ example: '2026-11-02' })
  @IsDay()
  receivedOn: string;

  @ApiProperty({ description: 'A day, or a month, which means its last day', example: '2027-08' })
  @IsExpiry()
  expiresOn: string;

  @ApiProperty({ example: '25 g' })
  @IsAmount({ dimensions: ['mass', 'volume', 'capsule', 'tablet'], example: '25 g' })
  quantity: string;

  @ApiPropertyOptional({ enum: API_FORMS, example: 'dihydrate' })
  @IsOptional()
  @IsIn(API_FORMS, oneOf(API_FORMS))
  form?: (typeof API_FORMS)[number];

  @ApiPropertyOptional({ example: '99.5 %' })
  @IsOptional()
  @IsAmount({ dimensions: ['fraction'], example: '99.5 %', atMostPercent: 110 })
  assay?: string;

  @ApiPropertyOptional({ enum: ASSAY_BASES, example: 'anhydrous' })
  @IsOptional()
  @IsIn(ASSAY_BASES, oneOf(ASSAY_BASES))
  assayBasis?: (typeof ASSAY_BASES)[number];

  @ApiPropertyOptional({ description: 'Water, or loss on drying', example: '8.6 %' })
  @IsOptional()
  @IsAmount({ dimensions: ['fraction'], example: '8.6 %', zero: true, atMostPercent: 50 })
  water?: string;

  @ApiPropertyOptional({
    type: Object,
    description: 'Net mass that fills one capsule, by capsule size',
    example: { '3': '180 mg', '4': '126 mg' },
  })
  @IsOptional()
  @IsObject({ message: 'must be an object of capsule sizes, like {"3": "132 mg"}' })
  packStat?: Record<string, string>;

  @ApiPropertyOptional({ example: '0.97 g/mL' })
  @IsOptional()
  @IsAmount({ dimensions: ['mass/volume'], example: '0.97 g/mL' })
  density?: string;

  @ApiPropertyOptional({
    enum: CAPSULE_SIZES,
    description: 'Shells only: the size of this lot',
    example: '3',
  })
  @IsOptional()
  @IsIn(CAPSULE_SIZES, oneOf(CAPSULE_SIZES))
  size?: CapsuleSize;
}

const MOST_WEIGHINGS = 100;
const weighings = { message: `must be a list of 1 to ${MOST_WEIGHINGS} weighings, like ["181.2 mg"]` };

/** Capsules filled with this lot alone and weighed, and the empty shells they were filled into. */
export class PackingInput {
  @ApiProperty({ enum: CAPSULE_SIZES, example: '3' })
  @IsIn(CAPSULE_SIZES, oneOf(CAPSULE_SIZES))
  size: CapsuleSize;

  @ApiProperty({
    type: [String],
    description: 'Empty shells: weighed one by one, or the mean of several',
    example: ['48 mg'],
  })
  @IsArray(weighings)
  @ArrayNotEmpty(weighings)
  @ArrayMaxSize(MOST_WEIGHINGS, weighings)
  emptyShells: string[];

  @ApiProperty({
    type: [String],
    description: 'Filled capsules, shell and all, weighed one by one',
    example: ['228.4 mg', '226.9 mg', '229.1 mg'],
  })
  @IsArray(weighings)
  @ArrayNotEmpty(weighings)
  @ArrayMaxSize(MOST_WEIGHINGS, weighings)
  filled: string[];
}

export class LotFilter {
  @ApiPropertyOptional({ description: 'Name or id in the catalogue', example: 'naltrexone hydrochloride' })
  @IsOptional()
  @IsString(text(120))
  @MaxLength(120, text(120))
  ingredient?: string;

  @ApiPropertyOptional({ enum: LOT_STATUSES })
  @IsOptional()
  @IsIn(LOT_STATUSES, oneOf(LOT_STATUSES))
  status?: LotStatus;
}

export class QuarantineInput {
  @ApiProperty({ example: 'Seal broken', maxLength: 500 })
  @IsString({ message: 'is missing; write why' })
  @Matches(/\S/u, { message: 'is empty; write why' })
  @MaxLength(500, text(500))
  reason: string;
}
