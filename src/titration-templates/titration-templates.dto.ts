import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsAmount } from '../quantities/is-amount.js';
import { IsLine } from '../refusals/is-line.js';

/** As many as a prescription takes. */
export const MOST_STEPS = 50;

const steps = { message: `must be a list of 1 to ${MOST_STEPS} steps` };
const days = { message: 'must be a whole number of days from 1 to 366, or 0 in the last step for the rest' };
const text = { message: 'must be text of at most 500 characters' };

export class TemplateStepInput {
  @ApiPropertyOptional({ description: 'Either a dose …', example: '0.5 mg' })
  @IsOptional()
  @IsAmount({ dimensions: ['mass'], example: '0.5 mg' })
  dose?: string;

  @ApiPropertyOptional({ description: '… or a share of the prescribed dose', example: '50 %' })
  @IsOptional()
  @IsAmount({ dimensions: ['fraction'], example: '50 %', atMostPercent: 100 })
  share?: string;

  @ApiProperty({ description: 'Days of this step; 0 in the last: all days that are left', example: 7 })
  @IsInt(days)
  @Min(0, days)
  @Max(366, days)
  days: number;
}

export class TemplateInput {
  @ApiProperty({ example: 'Halve for 7 days, then again', maxLength: 120 })
  @IsLine(120, 'what the template is called')
  name: string;

  @ApiProperty({ type: [TemplateStepInput] })
  @IsArray(steps)
  @ArrayNotEmpty(steps)
  @ArrayMaxSize(MOST_STEPS, steps)
  @ValidateNested({ each: true })
  @Type(() => TemplateStepInput)
  steps: TemplateStepInput[];

  @ApiPropertyOptional({ description: 'Where the schedule comes from', example: 'Own practice' })
  @IsOptional()
  @IsString(text)
  @MaxLength(500, text)
  source?: string;
}

export class TemplateChange extends TemplateInput {
  @ApiPropertyOptional({ description: 'Offered where prescriptions are entered', example: true })
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  active?: boolean;

  @ApiProperty({ description: 'The version that was read', example: 1 })
  @IsInt({ message: 'is missing; send the version that was read' })
  version: number;
}
