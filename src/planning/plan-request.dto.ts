import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import { IsDay, IsExpiry } from '../calendar/is-day.js';
import { FORMS, VEHICLES } from '../catalogue/formula.js';
import { CAPSULE_SIZES, type CapsuleSize } from '../catalogue/ingredient.js';
import { IsAmount } from '../quantities/is-amount.js';
import { ALLERGY_KINDS } from '../screening/screening.types.js';
import { IsLine } from '../refusals/is-line.js';
import { STANDARDS } from '../stability/standards.js';
import { EquipmentDto } from './equipment.dto.js';
import { given, list, LONG, MOST_ENTRIES, object, oneOf, SHORT, text, whole } from './request-messages.js';

const TIMINGS = ['bedtime', 'morning', 'midday', 'evening'] as const;
const BASES = ['naltrexone hydrochloride', 'naltrexone'] as const;
const DECISIONS = ['accept', 'decline'] as const;
const ALLERGY_STATUSES = ['recorded', 'none-known', 'not-asked'] as const;
const API_FORMS = ['anhydrous', 'dihydrate', 'monohydrate', 'base'] as const;
const ASSAY_BASES = ['anhydrous', 'as-is'] as const;

export class CodingDto {
  @IsLine(200, 'the address of the code system') system: string;
  @IsLine(SHORT, 'the code') code: string;
  @IsOptional() @IsString(text(LONG)) @MaxLength(LONG, text(LONG)) display?: string;
}

/** An entry may come as a code without words, never as neither: nothing could be checked against it. */
function SaysSomething(): PropertyDecorator {
  const validate = (value: unknown, args?: ValidationArguments): boolean => {
    const coding = (args?.object as { coding?: unknown } | undefined)?.coding;
    return (typeof value === 'string' && value.trim() !== '') || (Array.isArray(coding) && coding.length > 0);
  };
  const defaultMessage = (): string => 'is empty; write what it is';
  return ValidateBy({ name: 'saysSomething', validator: { validate, defaultMessage } });
}

/** What allergies, medicines and conditions share: words and codes. */
class CodedEntryDto {
  @IsString(given) @MaxLength(LONG, text(LONG)) @SaysSomething() text: string;
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(MOST_ENTRIES, list)
  @ValidateNested({ each: true })
  @Type(() => CodingDto)
  coding?: CodingDto[];
}

export class AllergyDto extends CodedEntryDto {
  @IsIn(ALLERGY_KINDS, oneOf(ALLERGY_KINDS)) kind: (typeof ALLERGY_KINDS)[number];
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) clinicalStatus?: string;
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) verificationStatus?: string;
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) criticality?: string;
}

export class AllergiesDto {
  @IsIn(ALLERGY_STATUSES, oneOf(ALLERGY_STATUSES)) status: (typeof ALLERGY_STATUSES)[number];
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(MOST_ENTRIES, list)
  @ValidateNested({ each: true })
  @Type(() => AllergyDto)
  entries?: AllergyDto[];
}

export class MedicationDto extends CodedEntryDto {
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) status?: string;
  @IsOptional() @IsDay() lastTaken?: string;
}

export class MedicationsDto {
  @IsOptional() @IsDay() reviewedOn?: string;
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(MOST_ENTRIES, list)
  @ValidateNested({ each: true })
  @Type(() => MedicationDto)
  entries?: MedicationDto[];
}

export class ConditionDto extends CodedEntryDto {}

export class ConditionsDto {
  @IsOptional() @IsDay() reviewedOn?: string;
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(MOST_ENTRIES, list)
  @ValidateNested({ each: true })
  @Type(() => ConditionDto)
  entries?: ConditionDto[];
}

export class WeightDto {
  @IsAmount({ dimensions: ['mass'], example: '62 kg' }) value: string;
  @IsOptional() @IsDay() measuredOn?: string;
}

/** What this patient had before, as the prescriber wrote it: a dose far from it is asked back. */
export class PastOrderDto {
  @IsDay() on: string;
  @IsIn(['LDN', 'ULDN'], oneOf(['LDN', 'ULDN'])) productClass: 'LDN' | 'ULDN';
  @IsIn(FORMS, oneOf(FORMS)) form: (typeof FORMS)[number];
  @IsAmount({ dimensions: ['mass'], example: '4.5 mg' }) dose: string;
  @IsOptional() @IsAmount({ dimensions: ['mass/volume', 'mass/mass'], example: '1 mg/mL' }) strength?: string;
}

export class PatientDto {
  @IsLine(200, 'the patient’s name') name: string;
  @IsOptional() @IsDay() birthDate?: string;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => WeightDto) weight?: WeightDto;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => AllergiesDto) allergies?: AllergiesDto;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => MedicationsDto) medications?: MedicationsDto;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => ConditionsDto) conditions?: ConditionsDto;
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(MOST_ENTRIES, list)
  @ValidateNested({ each: true })
  @Type(() => PastOrderDto)
  pastOrders?: PastOrderDto[];
}

export class TitrationStepDto {
  @IsAmount({ dimensions: ['mass'], example: '1.5 mg' }) dose: string;
  @IsInt(whole(1, 366)) @Min(1, whole(1, 366)) @Max(366, whole(1, 366)) days: number;
}

export class PrescriptionDto {
  @IsOptional() @IsDay() writtenOn?: string;
  @IsIn(['LDN', 'ULDN'], oneOf(['LDN', 'ULDN'])) productClass: 'LDN' | 'ULDN';
  @IsIn(FORMS, oneOf(FORMS)) form: (typeof FORMS)[number];
  @IsAmount({ dimensions: ['mass'], example: '4.5 mg' }) dose: string;
  @IsOptional() @IsIn(BASES, oneOf(BASES)) strengthBasis?: (typeof BASES)[number];
  @IsInt(whole(1, 4)) @Min(1, whole(1, 4)) @Max(4, whole(1, 4)) timesPerDay: number;
  @IsOptional() @IsIn(TIMINGS, oneOf(TIMINGS)) timing?: (typeof TIMINGS)[number];
  @IsInt(whole(1, 366)) @Min(1, whole(1, 366)) @Max(366, whole(1, 366)) daysSupply: number;
  @IsOptional() @IsInt(whole(0, 99)) @Min(0, whole(0, 99)) @Max(99, whole(0, 99)) refills?: number;
  @IsOptional() @IsAmount({ dimensions: ['mass/volume', 'mass/mass'], example: '1 mg/mL' }) strength?: string;
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) filler?: string;
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) shell?: string;
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) base?: string;
  @IsOptional() @IsIn(VEHICLES, oneOf(VEHICLES)) vehicle?: (typeof VEHICLES)[number];
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(50, list)
  @ValidateNested({ each: true })
  @Type(() => TitrationStepDto)
  titration?: TitrationStepDto[];
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(10, { message: 'must be a list of at most 10 strengths' })
  // Each strength is read in `faultsOfContent`, which names it by its place.
  titrationStrengths?: string[];
  @IsOptional() @IsString(text(SHORT)) @MaxLength(SHORT, text(SHORT)) tablets?: string;
  @IsOptional()
  @IsAmount({ dimensions: ['capsule', 'volume', 'mass'], example: '30 capsule' })
  quantity?: string;
  @IsOptional() @IsInt(whole(0, 60)) @Min(0, whole(0, 60)) @Max(60, whole(0, 60)) deliveryDays?: number;
  @IsOptional() @IsBoolean({ message: 'must be true or false' }) uldnWithOpioidStatement?: boolean;
}

export class LotDto {
  @IsString(given) @MaxLength(SHORT, text(SHORT)) ingredient: string;
  @IsLine(60, 'the lot number') lot: string;
  @IsExpiry() expiresOn: string;
  @IsAmount({ dimensions: ['mass', 'volume', 'capsule', 'tablet'], example: '25 g', zero: true })
  onHand: string;
  @IsOptional() @IsIn(API_FORMS, oneOf(API_FORMS)) form?: (typeof API_FORMS)[number];
  @IsOptional() @IsAmount({ dimensions: ['fraction'], example: '99.5 %', atMostPercent: 110 }) assay?: string;
  @IsOptional() @IsIn(ASSAY_BASES, oneOf(ASSAY_BASES)) assayBasis?: (typeof ASSAY_BASES)[number];
  @IsOptional()
  @IsAmount({ dimensions: ['fraction'], example: '8.6 %', zero: true, atMostPercent: 50 })
  water?: string;
  @IsOptional()
  @IsObject({ message: 'must be an object of capsule sizes, like {"3": "132 mg"}' })
  packStat?: Record<string, unknown>;
  @IsOptional() @IsAmount({ dimensions: ['mass/volume'], example: '0.97 g/mL' }) density?: string;
  @IsOptional() @IsIn(CAPSULE_SIZES, oneOf(CAPSULE_SIZES)) size?: CapsuleSize;
}

export class DecisionDto {
  @IsString(given) @MaxLength(LONG, text(LONG)) finding: string;
  @IsIn(DECISIONS, oneOf(DECISIONS)) decision: (typeof DECISIONS)[number];
  @IsString(given)
  @Matches(/\S/u, { message: 'is empty; write why' })
  @MaxLength(LONG, text(LONG))
  reason: string;
  @IsLine(SHORT, 'who decided') by: string;
}

/** The JSON that `plan()` is asked with; docs/plan-request.md tells its fields. */
export class PlanRequestDto {
  @IsDay() compoundedOn: string;
  @IsIn(STANDARDS, oneOf(STANDARDS)) standard: (typeof STANDARDS)[number];
  @IsOptional() @IsObject(object) policy?: Record<string, unknown>;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => EquipmentDto) equipment?: EquipmentDto;
  @IsObject({ message: 'is missing; it must be an object' })
  @ValidateNested()
  @Type(() => PatientDto)
  patient: PatientDto;
  @IsObject({ message: 'is missing; it must be an object' })
  @ValidateNested()
  @Type(() => PrescriptionDto)
  prescription: PrescriptionDto;
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(2000, { message: 'must be a list of at most 2000 lots' })
  @ValidateNested({ each: true })
  @Type(() => LotDto)
  lots?: LotDto[];
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(MOST_ENTRIES, list)
  @ValidateNested({ each: true })
  @Type(() => DecisionDto)
  decisions?: DecisionDto[];
}
