import { amount, Amount } from '../quantities/amount.js';
import type { Source } from './allocate.js';

/** The lot's own density before the catalogue's. */
export function densityOf(source: Source): Amount | undefined {
  const known = source.ingredient.density;
  const density = source.lot?.density ?? (known ? amount(known) : undefined);
  return density && !density.isZero() ? density : undefined;
}

/** Unrounded, in g. */
export function massOf(volume: Amount, density: Amount): Amount {
  return Amount.of(volume.in('mL').times(density.in('g/mL')), 'g');
}

/** Unrounded, in mL. */
export function volumeOf(mass: Amount, density: Amount): Amount {
  return Amount.of(mass.in('g').div(density.in('g/mL')), 'mL');
}
