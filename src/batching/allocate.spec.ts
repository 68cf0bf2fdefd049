import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { day } from '../calendar/day.js';
import { amount } from '../quantities/amount.js';
import { lot } from '../../test/support/batch-questions.js';
import { takeEarliest } from './allocate.js';
import type { LotFacts } from './batching.types.js';
import { found } from './raise.js';

function take(
  lots: readonly LotFacts[] | undefined,
  need: string,
  on = '2026-03-31',
  ingredient = 'ascorbic-acid',
) {
  const shelf = { lots, compoundedOn: day(on), catalogue: CATALOGUE };
  const outcome = takeEarliest(shelf, ingredient, () => found({ need: amount(need), value: undefined }));
  return { lot: outcome.value?.source.lot?.lot, findings: outcome.findings };
}

const acid = (number: string, onHand: string, expiresOn: string) =>
  lot('ascorbic-acid', number, { onHand, expiresOn });

describe('a lot', () => {
  it('is used on its expiry date and refused the day after', () => {
    const lots = [acid('a', '1 g', '2026-03-31')];
    expect(take(lots, '1 g', '2026-03-31').lot).toBe('a');
    expect(take(lots, '1 g', '2026-04-01')).toMatchObject({
      lot: undefined,
      findings: [{ rule: 'stock.short' }],
    });
  });

  it('that expires first goes first, whatever the order they are listed in', () => {
    const lots = [
      acid('late', '9 g', '2028-01-01'),
      acid('soon', '9 g', '2026-05-01'),
      acid('gone', '9 g', '2026-01-01'),
    ];
    expect(take(lots, '1 g').lot).toBe('soon');
    expect(take(lots.toReversed(), '1 g').lot).toBe('soon');
  });

  it('must cover the whole amount by itself', () => {
    const lots = [acid('soon', '999 mg', '2026-05-01'), acid('late', '1 g', '2028-01-01')];
    expect(take(lots, '1 g').lot).toBe('late');
  });

  it('that is missing is named with what is needed and what is on the shelf', () => {
    const lots = [acid('old', '9 g', '2026-01-01'), acid('rest', '200 mg', '2027-01-01')];
    const [finding] = take(lots, '0.75 g').findings;
    expect(finding).toMatchObject({ rule: 'stock.short', status: 'block', subject: 'ascorbic acid' });
    expect(finding?.because).toContain('750 mg of ascorbic acid');
    expect(finding?.because).toContain('old expired on 1 Jan 2026');
    expect(finding?.because).toContain('rest has only 200 mg');
    expect(take([], '0.75 g').findings[0]?.because).toContain('none on the shelf');
  });

  it('weighed on the shelf and measured in the batch is compared by its density', () => {
    const glycerol = lot('glycerol', 'G', { onHand: '126 g', density: '1.26 g/mL' });
    expect(take([glycerol], '100 mL', undefined, 'glycerol').lot).toBe('G');
    expect(take([glycerol], '100.1 mL', undefined, 'glycerol').lot).toBeUndefined();
    const litre = lot('glycerol', 'L', { onHand: '100 mL', density: '1.26 g/mL' });
    expect(take([litre], '126 g', undefined, 'glycerol').lot).toBe('L');
  });

  it('whose stock cannot be compared is a finding, never a guess', () => {
    const inMl = lot('ascorbic-acid', 'A', { onHand: '100 mL' });
    expect(take([inMl], '1 g').findings).toMatchObject([{ rule: 'stock.unit-mismatch', status: 'block' }]);
  });

  it('is not asked for in a nominal plan', () => {
    expect(take(undefined, '1 kg')).toEqual({ lot: undefined, findings: [] });
  });
});
