import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsObject,
  IsOptional,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../calendar/is-day.js';
import { CAPSULE_SIZES, type CapsuleSize } from '../catalogue/ingredient.js';
import { IsAmount } from '../quantities/is-amount.js';
import { IsLine } from '../refusals/is-line.js';
import { object, SHORT } from './request-messages.js';

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
/** A balance must say by which rule its minimum is found. */
const hasNoRule = (balance: { sensitivity?: unknown; standardDeviation?: unknown }): boolean =>
  !isGiven(balance.sensitivity) && !isGiven(balance.standardDeviation);

/** What every piece of equipment may say of itself. */
class CheckedDto {
  @IsOptional() @IsLine(SHORT, 'the name it is known by') name?: string;
  @IsOptional() @IsDay() calibratedOn?: string;
  @IsOptional() @IsDay() calibrationDue?: string;
}

export class BalanceDto extends CheckedDto {
  @IsAmount({ dimensions: ['mass'], example: '0.1 mg' }) readability: string;
  @ValidateIf((balance: BalanceDto) => isGiven(balance.minimumWeighable) || hasNoRule(balance))
  @IsAmount({ dimensions: ['mass'], example: '120 mg' })
  minimumWeighable?: string;
  @IsOptional() @IsAmount({ dimensions: ['mass'], example: '6 mg' }) sensitivity?: string;
  @IsOptional()
  @IsAmount({ dimensions: ['mass'], example: '0.05 mg', zero: true })
  standardDeviation?: string;
}

const COUNT_SHAPE = /^\d{1,3}(\.\d{1,4})?$/u;
const countOf = (what: string, example: string) => ({
  message: `must be ${what} as text, like "${example}"`,
});

/** One of the three is there, so all three must be. */
function isCounted({
  drops,
  mass,
  density,
}: {
  drops?: unknown;
  mass?: unknown;
  density?: unknown;
}): boolean {
  return [drops, mass, density].some(isGiven);
}

export class DropperDto extends CheckedDto {
  @ValidateIf((dropper: DropperDto) => isGiven(dropper.dropsPerMl) || !isCounted(dropper))
  @Matches(COUNT_SHAPE, countOf('a number of drops in 1 mL', '24.3'))
  @Matches(/[1-9]/u, { message: 'must be more than zero, like "24.3"' })
  dropsPerMl?: string;
  /** Instead of drops in 1 mL: drops counted, their mass and the density of the product. */
  @ValidateIf(isCounted)
  @Matches(/^[1-9]\d{0,2}$/u, countOf('a whole number of drops', '30'))
  drops?: string;
  @ValidateIf(isCounted)
  @IsAmount({ dimensions: ['mass'], example: '1.356 g' })
  mass?: string;
  @ValidateIf(isCounted)
  @IsAmount({ dimensions: ['mass/volume'], example: '1.1 g/mL' })
  density?: string;
  @IsLine(SHORT, 'the preparation it was calibrated for') calibratedFor: string;
  @IsOptional() @IsAmount({ dimensions: ['mass/volume'], example: '6 mg/mL' }) calibratedStrength?: string;
  @IsOptional() @IsLine(60, 'the lot of droppers') dropperLot?: string;
  @IsOptional() @IsLine(60, 'the lot of droppers that is supplied') suppliedLot?: string;
}

export class ApplicatorDto extends CheckedDto {
  @IsAmount({ dimensions: ['volume'], example: '0.25 mL' }) perClick: string;
  @IsAmount({ dimensions: ['volume'], example: '2 mL', zero: true }) priming: string;
  @IsOptional() @IsAmount({ dimensions: ['volume'], example: '0.5 mL', zero: true }) deadVolume?: string;
  @IsOptional() @IsLine(SHORT, 'the base it was calibrated with') calibratedBase?: string;
  @IsOptional()
  @IsAmount({ dimensions: ['fraction'], example: '5 %', zero: true, atMostPercent: 100 })
  clickError?: string;
}

export class SyringeDto extends CheckedDto {
  @IsAmount({ dimensions: ['volume'], example: '0.1 mL' }) graduation: string;
}

const SIZES = { message: `must be a list of capsule sizes out of ${CAPSULE_SIZES.join(', ')}` };

export class CapsuleMachineDto extends CheckedDto {
  @IsArray(SIZES)
  @ArrayNotEmpty(SIZES)
  @ArrayMaxSize(20, SIZES)
  // Each size is read in `faultsOfContent`, which names it by its place.
  sizes: CapsuleSize[];
}

export class EquipmentDto {
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => BalanceDto) balance?: BalanceDto;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => DropperDto) dropper?: DropperDto;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => ApplicatorDto) applicator?: ApplicatorDto;
  @IsOptional() @IsObject(object) @ValidateNested() @Type(() => SyringeDto) syringe?: SyringeDto;
  @IsOptional()
  @IsObject(object)
  @ValidateNested()
  @Type(() => CapsuleMachineDto)
  capsuleMachine?: CapsuleMachineDto;
}
