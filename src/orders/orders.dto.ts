import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ORDER_STATES, type OrderState } from './orders.entity.js';

const DECISIONS = ['accept', 'decline'] as const;
const MOST_COMPONENTS = 100;
const reasonText = { message: 'must be text of at most 500 characters' };
const position = {
  message: `must be the position of a component, a whole number from 1 to ${MOST_COMPONENTS}`,
};
const list = { message: `must be a list of at most ${MOST_COMPONENTS} entries` };

export class OrderInput {
  @ApiProperty({ format: 'uuid', description: 'Id of a prescription' })
  @IsUUID(undefined, { message: 'must be the id of a prescription' })
  prescriptionId: string;
}

export class OrderQuery {
  @ApiPropertyOptional({ enum: ORDER_STATES })
  @IsOptional()
  @IsIn(ORDER_STATES, { message: `must be one of ${ORDER_STATES.join(', ')}` })
  state?: OrderState;

  @ApiPropertyOptional({ description: 'Only those that are not dispensed, cancelled or discarded yet' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: 'must be true or false' })
  unfinished?: boolean;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, { message: 'must be the id of a patient' })
  patientId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, { message: 'must be the id of a prescription' })
  prescriptionId?: string;
}

export class OrderDecisionInput {
  @ApiProperty({
    example: 'dose.band/dose',
    description: 'Id of a finding of the order’s plan',
    maxLength: 500,
  })
  @IsString({ message: 'is missing; it must be the id of a finding' })
  @MaxLength(500, reasonText)
  finding: string;

  @ApiProperty({ enum: DECISIONS })
  @IsIn(DECISIONS, { message: `must be one of ${DECISIONS.join(', ')}` })
  decision: (typeof DECISIONS)[number];

  @ApiProperty({ example: 'Confirmed with the prescriber by telephone', maxLength: 500 })
  @IsString({ message: 'is missing; write why' })
  @Matches(/\S/u, { message: 'is empty; write why' })
  @MaxLength(500, reasonText)
  reason: string;
}

/** For steps that need a reason. */
export class ReasonInput {
  @ApiProperty({ example: 'Dose changed by the prescriber', maxLength: 500 })
  @IsString({ message: 'is missing; write why' })
  @Matches(/\S/u, { message: 'is empty; write why' })
  @MaxLength(500, reasonText)
  reason: string;
}

/** For steps that need nothing more. */
export class NoInput {
  @ApiPropertyOptional({
    example: 'By telephone',
    description: 'A remark kept with the step',
    maxLength: 500,
  })
  @IsOptional()
  @IsString(reasonText)
  @MaxLength(500, reasonText)
  reason?: string;
}

export class ActualInput {
  @ApiProperty({ type: 'integer', example: 1 })
  @IsInt(position)
  @Min(1, position)
  @Max(MOST_COMPONENTS, position)
  position: number;

  @ApiProperty({
    example: '478.2 mg',
    description: 'As weighed or measured, in a unit of the same kind as planned',
  })
  @IsString({ message: 'must be an amount as text, like "478.2 mg"' })
  @MaxLength(40, { message: 'must be text of at most 40 characters' })
  actual: string;
}

const amountText = { message: 'must be an amount as text, like "120 mg"' };
const short = { message: 'must be text of at most 40 characters' };
const scanText = { message: 'must be the lot number as text, like "G-26-0042-T1"' };

/** One intermediate as it is recorded on its own. */
export class IntermediateInput {
  @ApiPropertyOptional({
    example: '120 mg',
    description: 'What went in of the lot it is made from; not of one that is made from another intermediate',
  })
  @IsOptional()
  @IsString(amountText)
  @MaxLength(40, short)
  api?: string;

  @ApiProperty({ example: '480 mg', description: 'Diluent as weighed, or the volume it was made up to' })
  @IsString(amountText)
  @MaxLength(40, short)
  diluent: string;

  @ApiProperty({ example: '150 mg', description: 'What was taken of it onward' })
  @IsString(amountText)
  @MaxLength(40, short)
  taken: string;

  @ApiProperty({ example: 'G-26-0042-T1', description: 'Its lot number, scanned where it was used' })
  @IsString(scanText)
  @MaxLength(60, { message: 'must be text of at most 60 characters' })
  scan: string;
}

/** One of several: by its position. */
export class IntermediateUseInput extends IntermediateInput {
  @ApiProperty({ type: 'integer', example: 1, description: 'Of the order’s intermediates' })
  @IsInt(position)
  @Min(1, position)
  @Max(MOST_COMPONENTS, position)
  position: number;
}

export class FinishInput {
  @ApiProperty({ type: [ActualInput], description: 'One for each component that is weighed or measured' })
  @IsArray(list)
  @ArrayMaxSize(MOST_COMPONENTS, list)
  @ValidateNested({ each: true })
  @Type(() => ActualInput)
  actuals: ActualInput[];

  @ApiPropertyOptional({
    type: [IntermediateUseInput],
    description: 'One for each intermediate of the order that is not recorded yet',
  })
  @IsOptional()
  @IsArray(list)
  @ArrayMaxSize(MOST_COMPONENTS, list)
  @ValidateNested({ each: true })
  @Type(() => IntermediateUseInput)
  intermediates?: IntermediateUseInput[];
}
