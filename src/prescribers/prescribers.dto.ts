import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, IsOptional, IsString, MaxLength } from 'class-validator';

const text = (longest: number) => ({ message: `must be text of at most ${longest} characters` });

export class PrescriberInput {
  @ApiProperty({ example: 'Dr Bo Sample', maxLength: 200 })
  @IsString({ message: 'is missing; it must be text' })
  @Matches(/\S/u, { message: 'is empty; write the prescriber’s name' })
  @MaxLength(200, text(200))
  name: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Licence or national identifier',
    example: 'LIC-0000',
    maxLength: 60,
  })
  @IsOptional()
  @IsString(text(60))
  @MaxLength(60, text(60))
  identifier?: string | null;

  @ApiPropertyOptional({ type: String, example: '+1 555 0101', maxLength: 40 })
  @IsOptional()
  @IsString(text(40))
  @MaxLength(40, text(40))
  phone?: string | null;
}
