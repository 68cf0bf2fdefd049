import { Injectable } from '@nestjs/common';

/** The one place that asks what time it is; tests replace it to move days. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
