import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ROLES, type Role } from '../catalogue/ingredient.js';

export class IngredientFilter {
  @ApiPropertyOptional({ description: 'Part of a name or synonym', example: 'cellulose' })
  @IsOptional()
  @IsString({ message: 'must be text of at most 120 characters' })
  @MaxLength(120, { message: 'must be text of at most 120 characters' })
  name?: string;

  @ApiPropertyOptional({ enum: ROLES, example: 'filler' })
  @IsOptional()
  @IsIn(ROLES, { message: `must be one of ${ROLES.join(', ')}` })
  role?: Role;
}
