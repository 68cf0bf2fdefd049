import { IsIn, IsString, Matches, ValidateBy } from 'class-validator';
import type { Fault } from '../refusals/refusal.js';
import { STANDARDS, type Standard } from '../stability/standards.js';
import { faultOfLine, IsLine } from '../refusals/is-line.js';
import { INITIALS, INITIALS_MESSAGE, LOGIN_MESSAGE, LOGIN_PATTERN } from '../staff/staff.dto.js';
import { faultOfPassword } from '../staff/password.js';
import { readForm, validated } from '../web/form-body.js';
import type { Typed } from '../web/parts.js';
import { LABEL_STOCKS, type LabelStock } from './label-stocks.js';
import type { NewPharmacy } from './pharmacies.service.js';
import { isTimeZone } from './time-zones.js';

const ADDRESS_LINES = 4;

function IsTimeZone(): PropertyDecorator {
  const defaultMessage = (): string =>
    'must be a time zone by its city, like Europe/London or America/New_York';
  return ValidateBy({ name: 'isTimeZone', validator: { validate: isTimeZone, defaultMessage } });
}

class FirstRunInput {
  @IsLine(100, 'the name as printed on labels') pharmacyName: string;
  @IsString({ message: 'must be text' }) address: string;
  @IsLine(40, 'the number patients call') phone: string;
  @IsTimeZone() timeZone: string;
  @IsIn(STANDARDS, { message: `must be one of ${STANDARDS.join(', ')}` }) standard: Standard;
  @IsIn(LABEL_STOCKS, { message: `must be one of ${LABEL_STOCKS.join(', ')}` }) labelStock: LabelStock;
  @IsLine(100, 'the name as it should stand on records') pharmacistName: string;
  @Matches(INITIALS, { message: INITIALS_MESSAGE }) initials: string;
  @Matches(LOGIN_PATTERN, { message: LOGIN_MESSAGE }) login: string;
  @IsString({ message: 'must be text' }) password: string;
}

const FIELDS = new Set([
  'pharmacyName',
  'address',
  'phone',
  'timeZone',
  'standard',
  'labelStock',
  'pharmacistName',
  'initials',
  'login',
  'password',
  'token',
]);

export interface FirstRunReading {
  /** What was typed, to be shown again; never the password. */
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly token: string | undefined;
  readonly pharmacy?: NewPharmacy;
}

/** Reads the form; `pharmacy` is present when nothing is wrong with it. */
export function readFirstRun(body: unknown): FirstRunReading {
  const form = readForm(body, (name) => FIELDS.has(name));
  const { token, password = '', ...typed } = form.typed;
  const reading = validated(FirstRunInput, { ...typed, password });
  const wrong = 'faults' in reading ? reading.faults : [];
  const passwordFault = faultOfPassword(password, [
    typed['login'] ?? '',
    ...(typed['pharmacistName'] ?? '').split(/\s+/u),
  ]);
  const lines = linesOf(typed['address'] ?? '');
  const faults = [
    ...form.faults,
    ...wrong.filter((fault) => fault.path !== 'address' && fault.path !== 'password'),
    ...faultOfAddress(lines),
    ...(passwordFault === undefined ? [] : [{ path: 'password', message: passwordFault }]),
  ];
  if (faults.length > 0 || 'faults' in reading) return { typed, faults, token };
  return { typed, faults, token, pharmacy: pharmacyFrom(reading.input, lines) };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function faultOfAddress(lines: readonly string[]): Fault[] {
  if (lines.length === 0) return [{ path: 'address', message: 'is missing; write it as printed on labels' }];
  if (lines.length > ADDRESS_LINES)
    return [{ path: 'address', message: `must have at most ${ADDRESS_LINES} lines` }];
  const messages = lines.map((line) => faultOfLine(line, 80, 'one line of the address'));
  const message = messages.find((found) => found !== undefined);
  return message === undefined ? [] : [{ path: 'address', message: `has a line that ${message}` }];
}

function pharmacyFrom(input: FirstRunInput, address: readonly string[]): NewPharmacy {
  const { pharmacyName, phone, timeZone, standard, labelStock, pharmacistName, initials, login, password } =
    input;
  return {
    name: pharmacyName,
    address,
    phone,
    timeZone,
    standard,
    labelStock,
    pharmacist: { name: pharmacistName, initials, login, password },
  };
}
