/** Seeded chance, the same on every machine: a difference that was found once can be found again. */
export class Dice {
  constructor(private state: number) {}

  /** From 0 up to, but never, 1. (mulberry32) */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both counted. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.whole(0, list.length - 1)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** Decimal digits between two whole multiples of 10^-places: `decimal(970, 1019, 1)` → `98.7`. */
  decimal(least: number, most: number, places: number): string {
    const digits = String(this.whole(least, most)).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  some<T>(list: readonly T[], least: number): T[] {
    const kept = list.filter(() => this.chance(0.6));
    return kept.length >= least ? kept : [...list];
  }

  /** Normal, mean 0, standard deviation 1 (Box and Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }
}
