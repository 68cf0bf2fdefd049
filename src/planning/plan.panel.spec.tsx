import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { render } from 'preact-render-to-string';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { expectSoundWorkings } from '../../test/support/sound-workings.js';
import { PlanPanel, verdictOf } from './plan.panel.js';
import { plan } from './plan.js';
import { batchesOf, type Plan } from './plan.types.js';
import { readPlanRequest } from './read-plan-request.js';

/** The dose doubled after a week. */
const DROPS = {
  titration: [
    { dose: '2.25 mg', days: 7 },
    { dose: '4.5 mg', days: 21 },
  ],
};

const WHOSE = { patientName: 'Ada Example', pharmacy: { name: 'Example Pharmacy', address: [], phone: '' } };

function planOf(example: string, changed: object = {}, decisions: object[] = []): Plan {
  const json = JSON.parse(
    readFileSync(new URL(`../../examples/${example}.json`, import.meta.url), 'utf8'),
  ) as { prescription: object };
  const request = { ...json, prescription: { ...json.prescription, ...changed }, decisions };
  const reading = readPlanRequest(request, CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS });
}

function shown(given: Plan, entryForm?: string): string {
  return render(<PlanPanel plan={given} whose={WHOSE} entryForm={entryForm} />);
}

describe('a prescription with a slip in it', () => {
  const slipped = planOf('01-capsules-published', { dose: '0.45 mg' });

  it('is asked back before anything else: the question is first and the plan is folded', () => {
    const html = shown(slipped, 'entry');
    expect(html.indexOf('0.45 mg (450 mcg) each time is a tenth of 4.5 mg')).toBeGreaterThan(0);
    expect(html.split('<details class="rest">')[0]).not.toContain('To weigh');
    expect(html.split('0.45 mg (450 mcg) each time')).toHaveLength(2);
    expect(verdictOf(slipped)).toBe('Asked back: dose 0.45 mg');
    expect(slipped.releasable).toBe(false);
  });

  it('says that a pharmacist answers where it is no longer being entered', () => {
    expect(shown(slipped)).toContain('once a pharmacist has answered');
    expect(shown(slipped, 'entry')).toContain('Correct the field');
  });

  it('shows the plan as any other once a pharmacist accepted the number', () => {
    const [slip] = slipped.findings.filter(({ rule }) => rule.startsWith('slip.'));
    const decision = {
      finding: slip?.id,
      decision: 'accept',
      reason: 'prescriber confirmed',
      by: 'P. Example',
    };
    const answered = planOf('01-capsules-published', { dose: '0.45 mg' }, [decision]);
    expect(shown(answered)).not.toContain('Asked back before anything else');
    expect(shown(answered)).toContain('Accepted by P. Example: prescriber confirmed');
  });

  it('does not carry the answer over to another number', () => {
    const [slip] = slipped.findings.filter(({ rule }) => rule.startsWith('slip.'));
    const decision = { finding: slip?.id, decision: 'accept', reason: 'confirmed', by: 'P. Example' };
    expect(verdictOf(planOf('01-capsules-published', { dose: '0.3 mg' }, [decision]))).toContain(
      'Asked back',
    );
  });
});

describe('the numbers of a plan', () => {
  it('unfold to formula, inputs with origin and result, as the worksheet prints them', () => {
    const html = shown(planOf('01-capsules-published'));
    expect(html).toContain(
      '<summary>478.2 mg<span class="said">: how weigh naltrexone hydrochloride came about',
    );
    expect(html).toContain(
      '1 / (assay × (1 − water)) = 1 / (0.992 × (1 − 0.004)) = 1.01211 (assay: lot NTX-0501; water: lot NTX-0501)',
    );
    for (const number of ['100', '105', '133.21 mg', '13.509 g', '4.5545 mg', '1.26 %']) {
      expect(html).toContain(`<summary>${number}<span`);
    }
    for (const limit of [
      '119.9 mg',
      '146.5 mg',
      '129.3 mg',
      '137.2 mg',
      '100 capsules',
      '107 capsules',
      '5 %',
    ]) {
      expect(html).toContain(`<summary>${limit}<span`);
    }
  });

  it('of a trituration are shown step by step, each with its working', () => {
    const html = shown(planOf('11-uldn-capsules-trituration'));
    expect(html).toContain('Triturations, in this order');
    expect(html).toMatch(
      /<th scope="row">T1<div class="hint"><details class="how"><summary>9\.5 g of 12\.5 mcg\/mg</u,
    );
    expect(html).toContain('for the batch');
    expect(html).toContain('<summary>252 mg<span');
  });

  it('are all worked out, and from nothing that is not shown, in every example', () => {
    const names = readdirSync(new URL('../../examples', import.meta.url)).filter((name) =>
      name.endsWith('.json'),
    );
    const batches = names.flatMap((name) => batchesOf(planOf(name.replace('.json', ''))));
    expect(batches.length).toBeGreaterThan(10);
    for (const each of batches) expectSoundWorkings(each);
  });

  it('of a kit are shown for each strength, with what is taken when and a label each', () => {
    const kit = planOf('12-titration-kit');
    const html = shown(kit);
    expect(kit.kit?.length).toBeGreaterThan(1);
    for (const part of kit.kit ?? []) expect(html).toContain(`To weigh: ${part.strength}, `);
    expect(html.split('class="label"')).toHaveLength((kit.kit?.length ?? 0) + 1);
    expect(html).toContain('Each time');
    for (const { strength, count } of kit.supply?.capsules ?? []) {
      expect(html).toContain(`<summary>${count} capsules of ${strength}<span`);
    }
  });

  it('of a titration by volume are one line for each dose', () => {
    const titration = planOf('13-titration-liquid');
    const html = shown(titration);
    expect(html).toContain('Doses in this make');
    expect(html).toContain('<th scope="row">0.5 mg</th>');
    for (const { dose } of titration.batch?.doses ?? []) {
      expect(html).toContain(`: how volume of one dose of ${dose} came about`);
      expect(html).toContain(`: how rounding of the dose of ${dose} came about`);
    }
    expect(html).not.toMatch(/<dt>(One dose|Rounding of the dose)<\/dt><dd>[^<]/u);
    expect(html).toContain(': how least yield came about');
  });

  it('of a titration by drops unfold the volume that its last dose has', () => {
    const html = shown(planOf('04-sublingual-drops', DROPS));
    expect(html).not.toMatch(/<dt>Volume of one dose<\/dt><dd>[^<]/u);
    expect(html).toContain(': how volume of one dose of 4.5 mg came about');
  });

  it('of a cream unfold its density and its yield', () => {
    const html = shown(planOf('03-cream-published'));
    expect(html).not.toMatch(/<dt>(Density|Yield|Rounding of the dose)<\/dt><dd>[^<]/u);
    expect(html).toContain('how density came about');
  });

  it('of an order approved before workings were kept are listed line by line', () => {
    const { batch, ...others } = planOf('01-capsules-published');
    if (!batch) throw new Error('no batch');
    const { workings: _none, ...old } = batch;
    const html = shown({ ...others, batch: old });
    expect(html).toContain('How each number came about');
    expect(html).not.toContain('class="how"');
  });
});
