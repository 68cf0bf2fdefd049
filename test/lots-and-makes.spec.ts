import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { isOpen } from '../src/findings/finding.js';
import { plan } from '../src/planning/plan.js';
import type { Plan } from '../src/planning/plan.types.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import {
  ANHYDROUS,
  CELLULOSE,
  CREAM_LOTS,
  DIHYDRATE,
  EQUIPMENT,
  FINE_EQUIPMENT,
  LIQUID_LOTS,
  requestFor,
  type JsonRequest,
} from './support/plan-requests.js';

function answer(json: JsonRequest): Plan {
  const reading = readPlanRequest(json, CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS });
}

const rules = (given: Plan): string[] => given.findings.map((finding) => finding.rule);
const open = (given: Plan): string[] => given.findings.filter(isOpen).map((finding) => finding.rule);
const lotOf = (given: Plan, role: string) =>
  given.batch?.components.find((component) => component.role === role)?.lot;

const BASE = SHIPPED_FORMULAS.find((formula) => formula.form === 'cream')?.ingredients.find(
  (part) => part.selectedBy === 'base',
)?.ingredient as string;
const creamLots = [DIHYDRATE, ...CREAM_LOTS(BASE, '0.97 g/mL')];
const step = (dose: string, days: number) => ({ dose, days });

describe('a lot that ends soon', () => {
  const soon = { ...ANHYDROUS, lot: 'SOON', expiresOn: '2025-03-04', onHand: '5 g' };

  it('is set aside where it would end the make after two days, and the plan says so', () => {
    const given = answer(
      requestFor({ form: 'capsule', daysSupply: 100 }, { lots: [soon, ANHYDROUS, CELLULOSE] }),
    );
    expect(lotOf(given, 'API')).toBe('NTX-A');
    expect(given.supply?.fills.map((fill) => fill.days)).toEqual([100]);
    expect(rules(given)).toContain('supply.lot-set-aside');
    expect(given.status).toBe('pass');
  });

  it('is taken where it is all there is', () => {
    const given = answer(
      requestFor({ form: 'capsule', daysSupply: 2 }, { lots: [soon, CELLULOSE], equipment: FINE_EQUIPMENT }),
    );
    expect(lotOf(given, 'API')).toBe('SOON');
  });

  it('is taken first where the make is still worth making', () => {
    const weeks = { ...soon, expiresOn: '2025-04-15' };
    const given = answer(
      requestFor({ form: 'capsule', daysSupply: 100 }, { lots: [weeks, ANHYDROUS, CELLULOSE] }),
    );
    expect(lotOf(given, 'API')).toBe('SOON');
    expect(given.supply?.fills[0]?.days).toBe(44);
  });
});

describe('a lot that covers the batch but not its dilution', () => {
  it('is set aside for one that covers both', () => {
    const small = { ...ANHYDROUS, lot: 'SMALL', expiresOn: '2028-01-31', onHand: '120.1 mg' };
    const given = answer(
      requestFor({ form: 'capsule', dose: '0.5 mg' }, { lots: [small, ANHYDROUS, CELLULOSE] }),
    );
    expect(given.batch?.triturations[0]?.apiLot).toBe('NTX-A');
    expect(open(given)).toEqual([]);
  });

  it('is short where there is no other', () => {
    const small = { ...ANHYDROUS, onHand: '120.1 mg' };
    expect(
      open(answer(requestFor({ form: 'capsule', dose: '0.5 mg' }, { lots: [small, CELLULOSE] }))),
    ).toContain('stock.short');
  });
});

describe('the makes of a supply', () => {
  it('are all worked out before the first is made: a later step that cannot be measured blocks today', () => {
    const given = answer(
      requestFor(
        {
          form: 'oral-liquid',
          dose: '1.5 mg',
          daysSupply: 63,
          titration: [step('1 mg', 35), step('1.5 mg', 28)],
        },
        {
          lots: [DIHYDRATE, ...LIQUID_LOTS],
          equipment: { ...FINE_EQUIPMENT, syringe: { graduation: '1 mL' } },
        },
      ),
    );
    expect(open(given)).toContain('supply.later-make');
    expect(given.supply?.fills.every((fill) => fill.quantity !== '')).toBe(true);
  });

  it('need no more stock today than the first one takes', () => {
    const lots = [{ ...DIHYDRATE, onHand: '300 mg' }, ...LIQUID_LOTS];
    const given = answer(
      requestFor({ form: 'oral-liquid', daysSupply: 90 }, { lots, equipment: FINE_EQUIPMENT }),
    );
    expect(given.supply?.fills.map((fill) => fill.quantity)).toEqual(['157.5 mL', '157.5 mL', '90 mL']);
  });

  it('of a day each, because delivery takes the rest, are asked about', () => {
    const given = answer(
      requestFor(
        { form: 'cream', strength: '9 mg/mL', daysSupply: 60, deliveryDays: 27 },
        { lots: creamLots, equipment: FINE_EQUIPMENT },
      ),
    );
    expect(open(given)).toContain('supply.makes-short');
    expect(rules(given)).not.toContain('supply.last-make-small');
  });

  it('of which the last is for 4 days: ask the prescriber for 56', () => {
    const given = answer(
      requestFor(
        { form: 'cream', strength: '9 mg/mL', daysSupply: 60 },
        { lots: creamLots, equipment: FINE_EQUIPMENT },
      ),
    );
    expect(given.findings.find(({ rule }) => rule === 'supply.last-make-small')?.because).toContain(
      '56 days instead of 60',
    );
  });
});

describe('a dose beside a titration', () => {
  const asked = (dose: string) =>
    answer(
      requestFor({
        form: 'capsule',
        dose,
        daysSupply: 28,
        titration: [step('1.5 mg', 14), step('3 mg', 14)],
      }),
    );

  it('that is none of its steps is asked about; the last step, or one on the way, is not', () => {
    expect(open(asked('4.5 mg'))).toContain('titration.dose-differs');
    expect(open(asked('1.5 mg'))).not.toContain('titration.dose-differs');
    expect(rules(asked('3 mg'))).not.toContain('titration.dose-differs');
  });
});

describe('the date of what is made from a stock solution', () => {
  const drops = (policy: Record<string, string>) =>
    answer(
      requestFor(
        { form: 'sublingual-drops', dose: '4.5 mg', strength: '6 mg/mL', daysSupply: 28 },
        { lots: [DIHYDRATE, ...LIQUID_LOTS], equipment: EQUIPMENT, policy },
      ),
    );

  it('is never later than the solution’s own, and the plan says what would help', () => {
    const given = drops({});
    expect(given.batch?.triturations.length).toBeGreaterThan(0);
    expect(given.stability?.beyondUseDate).toBe('2025-03-16');
    expect(given.stability?.limits.find((limit) => limit.binding)?.rule).toBe('intermediate');
    expect(given.supply?.fills.map((fill) => fill.days)).toEqual([14, 14]);
    expect(rules(given)).toContain('supply.shortened-by-intermediate');
  });

  it('is the preparation’s where the pharmacy counts a dilution as a step of the make', () => {
    const given = drops({ intermediateDating: 'step-of-the-make' });
    expect(given.stability?.beyondUseDate).toBe('2025-04-06');
    expect(given.supply?.fills.map((fill) => fill.days)).toEqual([28]);
  });

  it('is not shortened by a dry powder', () => {
    const given = answer(requestFor({ form: 'capsule', dose: '0.5 mg' }));
    expect(given.batch?.triturations.length).toBeGreaterThan(0);
    expect(given.stability?.beyondUseDate).toBe('2025-08-29');
  });
});
