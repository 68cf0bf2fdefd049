import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches } from 'class-validator';
import { IsLine } from '../refusals/is-line.js';
import { STAFF_ROLES, type StaffRole } from './staff.entity.js';

export const LOGIN_MESSAGE =
  'must be 3 to 64 letters a–z, digits, or . _ @ -, beginning with a letter or digit';
const LOGIN = /^\s*[a-z0-9][a-z0-9._@-]{2,63}\s*$/iu;
export const INITIALS_MESSAGE = 'must be 1 to 5 letters, as signed on a worksheet';
export const INITIALS = /^\s*[\p{L}\p{M}.]{1,5}\s*$/u;
export { LOGIN as LOGIN_PATTERN };

/** A member of staff to be. The password is checked where it is hashed, so that its fault can name the person's words. */
export class NewStaffInput {
  @IsLine(100, 'the name as it should stand on records') name: string;
  @Matches(INITIALS, { message: INITIALS_MESSAGE }) initials: string;
  @IsIn(STAFF_ROLES, { message: `must be one of ${STAFF_ROLES.join(', ')}` }) role: StaffRole;
  @Matches(LOGIN, { message: LOGIN_MESSAGE }) login: string;
  @IsString({ message: 'must be text' }) password: string;
}

export class SignInInput {
  @ApiProperty({ example: 'ada' })
  @IsLine(100, 'the login')
  login: string;

  @ApiProperty({ example: 'four words on a bench' })
  @IsLine(1000, 'the password')
  password: string;
}
