import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsLine } from '../refusals/is-line.js';

export class PrescriberInput {
  @ApiProperty({ example: 'Dr Bo Sample', maxLength: 200 })
  @IsLine(200, 'the prescriber’s name')
  name: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Licence or national identifier',
    example: 'LIC-0000',
    maxLength: 60,
  })
  @IsOptional()
  @IsLine(60, 'the identifier, or leave it out')
  identifier?: string | null;

  @ApiPropertyOptional({ type: String, example: '+1 555 0101', maxLength: 40 })
  @IsOptional()
  @IsLine(40, 'the number, or leave it out')
  phone?: string | null;
}
