import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { allergy, ask, capsuleOf, component, resultOf } from '../../test/support/screen-question.js';
import { ALLERGENS } from './allergens/vocabulary.js';
import { readAllergy } from './allergy-reading.js';

describe('the same substance by mechanism and route', () => {
  it.each([
    ['allergy', 'block'],
    ['unknown', 'block'],
    ['intolerance', 'review'],
    ['preference', 'review'],
    ['contact', 'review'],
  ] as const)('milk sugar as %s: %s on lactose by mouth', (kind, status) => {
    expect(resultOf(allergy('milk sugar', kind), 'lactose-monohydrate')).toBe(status);
  });

  it('a contact allergy blocks on the skin and asks by mouth', () => {
    const contact = allergy('parabens', 'contact');
    expect(resultOf(contact, 'methylparaben', { route: 'topical' })).toBe('block');
    expect(resultOf(contact, 'methylparaben', { route: 'oral' })).toBe('review');
    expect(resultOf(contact, 'methylparaben', { route: 'sublingual' })).toBe('review');
  });

  it('takes the stricter reading of a kind that the words contradict', () => {
    expect(resultOf(allergy('lactose intolerance', 'unknown'), 'lactose-monohydrate')).toBe('review');
    expect(
      resultOf(allergy('lactose intolerance with anaphylaxis', 'intolerance'), 'lactose-monohydrate'),
    ).toBe('block');
  });

  it('milk allergy blocks lactose; lactose intolerance leaves milk protein alone', () => {
    expect(resultOf('cow milk protein', 'lactose-monohydrate')).toBe('block');
    expect(resultOf(allergy('lactose intolerance', 'intolerance'), 'xanthan-gum')).toBe('pass');
    expect(resultOf('milk', 'xanthan-gum')).toBe('review');
  });

  it('soy asks, and blocks after a severe reaction', () => {
    expect(resultOf('soy', 'soy-lecithin')).toBe('review');
    expect(resultOf(allergy('soy', 'allergy', { criticality: 'high' }), 'soy-lecithin')).toBe('block');
    expect(resultOf('soya (anaphylaxis)', 'soy-lecithin')).toBe('block');
  });

  it('diseases block what they must avoid, whatever kind was ticked', () => {
    for (const kind of ['disease', 'allergy', 'intolerance', 'unknown'] as const) {
      expect(resultOf(allergy('coeliac disease', kind), 'wheat-starch')).toBe('block');
      expect(resultOf(allergy('PKU', kind), 'aspartame')).toBe('block');
      expect(resultOf(allergy('diabetes', kind), 'sucrose')).toBe('review');
    }
    expect(resultOf(allergy('coeliac', 'disease'), 'starch-unspecified')).toBe('block');
  });

  it('preferences are honoured by a question', () => {
    expect(resultOf(allergy('vegan', 'preference'), 'lactose-monohydrate')).toBe('review');
    expect(resultOf(allergy('vegan', 'preference'), 'gelatin-shell')).toBe('review');
    expect(resultOf(allergy('halal', 'preference'), 'gelatin-shell-porcine')).toBe('review');
    expect(resultOf(allergy('halal', 'preference'), 'hypromellose-shell')).toBe('pass');
    expect(resultOf(allergy('no dyes', 'preference'), 'fdc-red-40')).toBe('review');
    expect(resultOf(allergy('no dyes', 'preference'), 'microcrystalline-cellulose')).toBe('pass');
  });

  it('made from it is a question, not a stop', () => {
    expect(resultOf('corn', 'corn-starch')).toBe('block');
    expect(resultOf('corn', 'ascorbic-acid')).toBe('review');
    expect(resultOf('shellfish', 'calcium-carbonate')).toBe('review');
    expect(resultOf('coconut', 'medium-chain-triglycerides')).toBe('review');
  });

  it('every sentence names component, record, and what to do', () => {
    const { findings } = ask({
      allergies: [allergy('milk', 'allergy')],
      components: capsuleOf('lactose-monohydrate'),
    });
    const { because = '' } = findings.find(({ rule }) => rule === 'allergy.ingredient-match') ?? {};
    expect(because).toMatch(
      /^lactose monohydrate is lactose, which can carry cow's milk protein; recorded: "milk" \(allergy\): choose another component\.$/u,
    );
  });
});

describe('cross-reactions are directional', () => {
  it.each([
    ['PEG', 'polysorbate-80', 'block'],
    ['PEG', 'poloxamer-407', 'review'],
    ['polysorbate 80', 'macrogol-3350', 'review'],
    ['polysorbate 80', 'polysorbate-20', 'block'],
    ['peanut', 'arachis-oil', 'block'],
    ['peanut', 'soy-lecithin', 'review'],
    ['peanut', 'almond-oil', 'pass'],
    ['tree nuts', 'medium-chain-triglycerides', 'review'],
    ['soy', 'arachis-oil', 'review'],
    ['benzocaine', 'methylparaben', 'review'],
    ['methylparaben', 'propylparaben', 'block'],
    ['sodium benzoate', 'benzyl-alcohol', 'review'],
    ['tartrazine', 'fdc-red-40', 'block'],
    ['tartrazine', 'fdc-blue-1', 'pass'],
    ['fish', 'gelatin-shell-fish', 'block'],
    ['fish', 'gelatin-shell-bovine', 'pass'],
    ['alpha-gal', 'gelatin-shell-bovine', 'block'],
    ['alpha-gal', 'gelatin-shell-fish', 'pass'],
    ['alpha-gal', 'magnesium-stearate', 'review'],
    ['wheat', 'corn-starch', 'pass'],
    ['carboxymethylcellulose', 'croscarmellose-sodium', 'block'],
    ['carboxymethylcellulose', 'microcrystalline-cellulose', 'review'],
    ['microcrystalline cellulose', 'microcrystalline-cellulose-ph-102', 'review'],
    ['microcrystalline cellulose', 'microcrystalline-cellulose', 'block'],
    ['lanolin', 'lanolin', 'block'],
    ['naloxone', 'naltrexone-hydrochloride', 'block'],
    ['nalmefene', 'naltrexone-hydrochloride', 'block'],
    ['naltrexone', 'naltrexone-hydrochloride', 'block'],
    ['Revia', 'naltrexone-hydrochloride', 'block'],
    ['Suboxone', 'naltrexone-hydrochloride', 'review'],
    ['morphine', 'naltrexone-hydrochloride', 'pass'],
    ['codeine causes nausea', 'naltrexone-hydrochloride', 'pass'],
  ] as const)('%s against %s: %s', (recorded, ingredient, result) => {
    expect(resultOf(recorded, ingredient)).toBe(result);
  });
});

describe('look-alikes answer with an information line, never an alert', () => {
  it.each([
    ['sulfa', 'sodium-metabisulfite'],
    ['sulfonamide antibiotic', 'sodium-lauryl-sulfate'],
    ['Bactrim', 'saccharin-sodium'],
    ['sulfur', 'sodium-sulfite'],
    ['sulfites', 'sodium-lauryl-sulfate'],
    ['propylene glycol', 'macrogol-400'],
    ['polyethylene glycol', 'propylene-glycol'],
    ['sorbitol', 'polysorbate-80'],
    ['sorbic acid', 'polysorbate-80'],
    ['polysorbate', 'sorbitol'],
    ['parabens', 'sodium-benzoate'],
    ['sodium benzoate', 'methylparaben'],
    ['PABA', 'methylparaben'],
    ['citrus fruit', 'citric-acid-anhydrous'],
    ['coeliac disease', 'corn-starch'],
    ['croscarmellose', 'carmine'],
    ['indigo carmine', 'carmine'],
    ['morphine', 'naltrexone-hydrochloride'],
  ])('%s does not match %s', (recorded, ingredient) => {
    const { findings, screened } = ask({
      allergies: [allergy(recorded)],
      components: [component(ingredient)],
    });
    expect(screened[0]?.result).toBe('pass');
    expect(findings.map(({ rule, status }) => `${rule} ${status}`)).toContain('allergy.does-not-match pass');
  });

  it.each([
    ['nutmeg', 'almond-oil'],
    ['coconut', 'almond-oil'],
    ['acorn', 'corn-starch'],
    ['eggplant', 'soy-lecithin'],
    ['buckwheat', 'wheat-starch'],
    ['peppercorn mix', 'corn-starch'],
    ['lactase', 'lactose-monohydrate'],
    ['lactulose', 'lactose-monohydrate'],
    ['almond milk', 'lactose-monohydrate'],
    ['soy milk', 'lactose-monohydrate'],
    ['coconut milk', 'lactose-monohydrate'],
    ['milk thistle', 'lactose-monohydrate'],
    ['sweet potato', 'potato-starch'],
    ['cocoa butter', 'lactose-monohydrate'],
    ['benzyl penicillin', 'benzyl-alcohol'],
    ['phenoxyethanol', 'ethanol'],
    ['sugar alcohol', 'ethanol'],
    ['potassium chloride', 'potassium-sorbate'],
    ['atropine sulfate', 'sodium-lauryl-sulfate'],
    ['Hydrochlorothiazide', 'naltrexone-hydrochloride'],
  ])('%s raises nothing on %s', (recorded, ingredient) => {
    expect(['pass', 'unresolved']).toContain(resultOf(recorded, ingredient));
  });
});

describe('the vocabulary', () => {
  it('understands each of its own terms, alone and after "allergy to"', () => {
    for (const { id, terms } of ALLERGENS) {
      for (const term of terms) {
        for (const text of [term, `Allergy to ${term}`, term.toUpperCase()]) {
          const reading = readAllergy(allergy(text), CATALOGUE);
          expect([text, reading.open, reading.silent]).toEqual([text, undefined, undefined]);
          expect([text, ...reading.allergens.map((one) => one.id)]).toContain(id);
        }
      }
    }
  });

  it('understands every ingredient of the catalogue as an allergen of its own', () => {
    for (const { id, name, synonyms } of CATALOGUE.ingredients) {
      for (const text of [name, ...synonyms]) {
        const { allergens, open } = readAllergy(allergy(text), CATALOGUE);
        expect([text, open]).toEqual([text, undefined]);
        expect([
          text,
          ...allergens.flatMap(({ ingredients = [] }) => ingredients.map((one) => one.id)),
        ]).toContain(id);
      }
    }
  });

  it('blocks every ingredient for a patient allergic to it by name', () => {
    for (const { id, name } of CATALOGUE.ingredients)
      expect([name, resultOf(name, id)]).toEqual([name, 'block']);
  });

  it('has no id twice', () => {
    const ids = ALLERGENS.map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });
});
