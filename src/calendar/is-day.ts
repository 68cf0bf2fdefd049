import { ValidateBy, type ValidationOptions } from 'class-validator';
import { readDay, readExpiry, type DayReading } from './day.js';

function dayDecorator(name: string, read: (value: unknown) => DayReading) {
  return (options?: ValidationOptions): PropertyDecorator =>
    ValidateBy(
      {
        name,
        validator: {
          validate: (value: unknown): boolean => 'day' in read(value),
          defaultMessage: (args) => {
            const reading = read(args?.value);
            return 'fault' in reading ? reading.fault : 'is not a date';
          },
        },
      },
      options,
    );
}

/** class-validator decorator: a calendar day `YYYY-MM-DD` that exists. */
export const IsDay = dayDecorator('isDay', readDay);

/** class-validator decorator: a day, or a month `YYYY-MM` that means its last day. */
export const IsExpiry = dayDecorator('isExpiry', readExpiry);
