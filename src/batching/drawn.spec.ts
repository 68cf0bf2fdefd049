import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { creamBase, FINE, OTHER_LOTS, ANHYDROUS, question } from '../../test/support/batch-questions.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { plan } from '../planning/plan.js';
import { readPlanRequest } from '../planning/read-plan-request.js';
import { batch } from './batch.js';
import { drawsOf, overdrawn } from './drawn.js';

function kitWithShells(onHand: string) {
  const text = readFileSync(new URL('../../examples/12-titration-kit.json', import.meta.url), 'utf8');
  const json = JSON.parse(text) as { lots: object[] };
  const shells = {
    ingredient: 'hypromellose capsule shell',
    lot: 'SH-1',
    expiresOn: '2028-01-31',
    size: '3',
  };
  const reading = readPlanRequest({ ...json, lots: [...json.lots, { ...shells, onHand }] }, CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS });
}

describe('what a batch takes from its lots', () => {
  it('counts the shells of all strengths of a kit together: 67 and 67 are not in a lot of 70', () => {
    const short = kitWithShells('70 capsule');
    expect(short).toMatchObject({ status: 'block', releasable: false });
    expect(short.findings.filter(({ status }) => status === 'block').map(({ rule }) => rule)).toEqual([
      'stock.short',
    ]);
    const enough = kitWithShells('134 capsule');
    expect(enough.findings.filter(({ status }) => status === 'block')).toEqual([]);
    expect(kitWithShells('133 capsule').status).toBe('block');
  });

  const q = question('cream', { dose: '4.5 mg', strength: '9 mg/mL' }, { equipment: FINE });
  const made = (density: string) => {
    const asked = { ...q, lots: [ANHYDROUS, ...OTHER_LOTS, creamBase(density)] };
    return batch(asked).findings.filter(({ status }) => status !== 'pass');
  };

  it.each(['0.097 g/mL', '0.59 g/mL', '1.61 g/mL'])('stops a cream by a density of %s', (density) => {
    const [finding] = made(density);
    expect(finding).toMatchObject({ rule: 'density.implausible', status: 'block', subject: 'lot CRM-1' });
    expect(finding?.because).toContain(`${density} is entered for cetomacrogol cream (lot CRM-1)`);
    expect(finding?.because).toContain('0.6 g/mL to 1.6 g/mL');
  });

  it.each(['0.6 g/mL', '1.6 g/mL'])('takes a density of %s', (density) => {
    expect(made(density)).toEqual([]);
  });

  it('says where a draw cannot be read, and never passes it over', () => {
    const whole = batch(q).batch;
    if (!whole) throw new Error('the cream is made');
    const components = whole.components.map((each) =>
      each.role === 'API' ? { ...each, weigh: 'a pinch' } : each,
    );
    expect(drawsOf({ ...whole, components })).toHaveLength(drawsOf(whole).length - 1);
    const told = overdrawn(q, { ...whole, components });
    expect(told.map(({ lot, finding }) => `${lot} ${finding.rule} ${finding.status}`)).toEqual([
      `${ANHYDROUS.lot} stock.draw-not-read unresolved`,
    ]);
  });
});
