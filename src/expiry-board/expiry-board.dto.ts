import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FORMS, type Form } from '../catalogue/formula.js';
import { BOARD_PLACES } from './expiry-board.types.js';

export class BoardQuery {
  @ApiPropertyOptional({ enum: FORMS })
  @IsOptional()
  @IsIn(FORMS, { message: `must be one of ${FORMS.join(', ')}` })
  form?: Form;

  @ApiPropertyOptional({ enum: BOARD_PLACES })
  @IsOptional()
  @IsIn(BOARD_PLACES, { message: `must be one of ${BOARD_PLACES.join(', ')}` })
  place?: (typeof BOARD_PLACES)[number];
}
