import type { AllergenClass } from '../catalogue/ingredient.js';
import type { IngredientMatch } from './allergy-matching.js';
import type { AllergyReading } from './allergy-reading.js';
import type { AllergyKind } from './screening.types.js';
import { shown } from './shown.js';

const CLASS_NAMES: Readonly<Partial<Record<AllergenClass, string>>> = {
  milk: "cow's milk protein",
  'gelatin-mammalian': 'gelatin from mammals',
  'gelatin-fish': 'fish gelatin',
  mammalian: 'material from mammals',
  animal: 'material from animals',
  bovine: 'material from cattle',
  porcine: 'material from pigs',
  peg: 'polyethylene glycol',
  'tree-nut': 'tree nut',
  'azo-dye': 'an azo dye',
  dye: 'a dye',
  'triarylmethane-dye': 'a triarylmethane dye',
  'xanthene-dye': 'a xanthene dye',
  'quinoline-dye': 'a quinoline dye',
  'indigoid-dye': 'an indigo dye',
  sulfite: 'a sulfite',
  sulfate: 'a sulfate',
  paraben: 'a paraben',
  benzoate: 'a benzoate',
  sorbate: 'a sorbate',
  cellulose: 'a cellulose',
  starch: 'a starch',
  sugar: 'a sugar',
  'opioid-antagonist': 'an opioid antagonist',
};

function className(name: AllergenClass | undefined): string {
  return name === undefined ? 'this allergen' : (CLASS_NAMES[name] ?? name.replaceAll('-', ' '));
}

const RELATIONS: Readonly<Record<IngredientMatch['relation'], string>> = {
  'same-ingredient': 'is what is recorded',
  is: 'is',
  contains: 'contains',
  'may-contain': 'may contain',
  'derived-from': 'is made from',
};

const KINDS: Readonly<Record<AllergyKind, string>> = {
  allergy: 'allergy',
  intolerance: 'intolerance',
  contact: 'contact allergy',
  disease: 'disease',
  preference: 'preference',
  unknown: 'entry of unknown kind, taken for an allergy',
};

function connection({ ingredient, relation, how, allergen, class: name, why }: IngredientMatch): string {
  if (relation === 'same-ingredient') {
    return how === 'related'
      ? `${ingredient.name} is part of ${allergen.name}`
      : `${ingredient.name} ${RELATIONS[relation]}`;
  }
  const what = className(name);
  const said =
    what === ingredient.name
      ? `${ingredient.name} is the allergen`
      : `${ingredient.name} ${RELATIONS[relation]} ${what}`;
  if (why !== undefined) return `${said}, ${why}`;
  return how === 'related' ? `${said}, which can matter to people with ${allergen.name} on record` : said;
}

function whatToDo({ status, relation, how, kind, ingredient }: IngredientMatch): string {
  if (ingredient.api) return 'it is the active substance, so no other form helps; speak with the prescriber';
  if (status === 'block') return 'choose another component';
  if (relation === 'may-contain' || relation === 'derived-from') {
    return "ask for the supplier's statement on its source, or choose another component";
  }
  if (kind === 'intolerance')
    return 'judge the amount in a dose with the patient, or choose another component';
  if (kind === 'preference') return 'honour it, or record that the patient agrees';
  if (kind === 'contact')
    return 'the allergy is of the skin; decide for this route, or choose another component';
  if (how === 'related') return 'ask whether it has been tolerated, or choose another component';
  return 'ask how severe it was and decide, or choose another component';
}

/** Component, connection, what is recorded, how sure, and what to do, in one sentence. */
export function matchSentence(match: IngredientMatch, reading: AllergyReading): string {
  const sure = reading.isUnconfirmed ? ', unconfirmed' : '';
  const severe = reading.isSevere ? ', severe' : '';
  return `${connection(match)}; recorded: "${shown(reading.label)}" (${KINDS[match.kind]}${severe}${sure}): ${whatToDo(match)}.`;
}
