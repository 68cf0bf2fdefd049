import type { AllergenClass, AllergenFact, AllergenRelation, Ingredient } from '../catalogue/ingredient.js';
import { STATUSES, type Status } from '../findings/finding.js';
import type { Allergen, Match } from './allergens/allergen.js';
import type { AllergyReading } from './allergy-reading.js';
import type { AllergyKind, ScreenQuestion } from './screening.types.js';

export interface IngredientMatch {
  readonly ingredient: Ingredient;
  readonly allergen: Allergen;
  readonly status: Status;
  readonly how: Match['how'];
  readonly kind: AllergyKind;
  /** `same-ingredient`: the recorded allergen is this very ingredient. */
  readonly relation: AllergenRelation | 'same-ingredient';
  readonly class?: AllergenClass;
  /** Why the class counts, where its name does not say it. */
  readonly why?: string;
}

export interface IngredientNonMatch {
  readonly ingredient: Ingredient;
  readonly allergen: Allergen;
  readonly because: string;
}

const STRENGTH: readonly AllergenRelation[] = ['is', 'contains', 'may-contain', 'derived-from'];
const FACTS = new WeakMap<Ingredient, ReadonlyMap<AllergenClass, AllergenFact>>();

/** What the catalogue says of an ingredient, the strongest relation for each class. */
function factsOf(ingredient: Ingredient): ReadonlyMap<AllergenClass, AllergenFact> {
  const known = FACTS.get(ingredient);
  if (known) return known;
  const facts = new Map<AllergenClass, AllergenFact>();
  for (const fact of ingredient.allergens) {
    const other = facts.get(fact.class);
    if (!other || STRENGTH.indexOf(fact.relation) < STRENGTH.indexOf(other.relation))
      facts.set(fact.class, fact);
  }
  FACTS.set(ingredient, facts);
  return facts;
}

interface Judged {
  readonly how: Match['how'];
  readonly ifOnlyPossible?: Match['ifOnlyPossible'];
  readonly relation: AllergenRelation | 'same-ingredient';
}

/** What an allergy that can be immediate does, by how the ingredient is connected with the allergen. */
function byRelation({ how, ifOnlyPossible, relation }: Judged, isSevere: boolean): Status {
  if (relation === 'derived-from') return 'review';
  if (relation === 'may-contain') return ifOnlyPossible ?? 'review';
  return how === 'severe' && !isSevere ? 'review' : 'block';
}

/**
 * The result by mechanism and route: an immediate allergy, an unknown kind and a disease block; a contact allergy blocks
 * on the skin and asks by mouth; an intolerance and a preference ask.
 */
function judge(
  match: Judged,
  kind: AllergyKind,
  allergen: Allergen,
  isSevere: boolean,
  route: ScreenQuestion['route'],
): Status {
  if (match.how === 'related') return 'review';
  switch (kind) {
    case 'intolerance':
    case 'preference':
      return 'review';
    case 'contact':
      return route === 'topical' ? byRelation(match, isSevere) : 'review';
    case 'disease':
      return allergen.inDisease ?? byRelation(match, true);
    default:
      return byRelation(match, isSevere);
  }
}

/** How one ingredient answers to one entry: its worst match, and the look-alikes that are none. */
export interface IngredientAnswer {
  readonly match?: IngredientMatch;
  readonly none: readonly IngredientNonMatch[];
}

export type Matcher = (ingredient: Ingredient) => IngredientAnswer;

interface Rule {
  readonly allergen: Allergen;
  readonly match: Pick<Match, 'how' | 'ifOnlyPossible' | 'why'>;
}

/** The rules of an entry, ready to be looked up by what an ingredient is. */
interface Rules {
  readonly byClass: ReadonlyMap<AllergenClass, readonly Rule[]>;
  readonly byIngredient: ReadonlyMap<string, readonly Rule[]>;
  readonly notByClass: ReadonlyMap<AllergenClass, readonly { allergen: Allergen; because: string }[]>;
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function rulesOf({ allergens }: AllergyReading): Rules {
  return {
    byClass: grouped(
      allergens.flatMap((allergen) =>
        allergen.matches.map((match) => [match.class, { allergen, match }] as const),
      ),
    ),
    byIngredient: grouped(
      allergens.flatMap((allergen) =>
        (allergen.ingredients ?? []).map(({ id, how }) => [id, { allergen, match: { how } }] as const),
      ),
    ),
    notByClass: grouped(
      allergens.flatMap((allergen) =>
        (allergen.notMatches ?? []).map(({ class: name, because }) => [name, { allergen, because }] as const),
      ),
    ),
  };
}

/** The answer of most ingredients to most entries. */
export const NO_ANSWER: IngredientAnswer = { none: [] };

/** The check of one entry, remembering each ingredient: water is in many components. */
export function matcherOf(reading: AllergyReading, route: ScreenQuestion['route']): Matcher {
  const rules = rulesOf(reading);
  const known = new Map<Ingredient, IngredientAnswer>();
  return (ingredient) => {
    const remembered = known.get(ingredient);
    if (remembered) return remembered;
    const answer = answerOf(ingredient, reading, rules, route);
    known.set(ingredient, answer);
    return answer;
  };
}

function answerOf(
  ingredient: Ingredient,
  reading: AllergyReading,
  rules: Rules,
  route: ScreenQuestion['route'],
): IngredientAnswer {
  let found: IngredientMatch[] | undefined;
  let none: IngredientNonMatch[] | undefined;
  const add = ({ allergen, match }: Rule, relation: Judged['relation'], name?: AllergenClass): void => {
    const kind = allergen.alwaysKind ?? reading.kind;
    const status = judge({ ...match, relation }, kind, allergen, reading.isSevere, route);
    const named = name === undefined ? {} : { class: name };
    const why = match.why === undefined ? {} : { why: match.why };
    (found ??= []).push({ ingredient, allergen, status, how: match.how, kind, relation, ...named, ...why });
  };
  for (const rule of rules.byIngredient.get(ingredient.id) ?? []) add(rule, 'same-ingredient');
  for (const [name, fact] of factsOf(ingredient)) {
    for (const rule of rules.byClass.get(name) ?? []) add(rule, fact.relation, name);
    for (const one of rules.notByClass.get(name) ?? []) (none ??= []).push({ ingredient, ...one });
  }
  const match = worstMatch(found ?? []);
  // A look-alike is worth a line only where the ingredient does not answer in any other way.
  if (match) return { match, none: [] };
  return none ? { none } : NO_ANSWER;
}

function rankOf({ status, how, relation }: IngredientMatch): number {
  return (
    STATUSES.indexOf(status) * 100 +
    (how === 'related' ? 10 : 0) +
    (relation === 'same-ingredient' ? 0 : STRENGTH.indexOf(relation))
  );
}

/** The worst; among equals the closest connection. */
function worstMatch(matches: readonly IngredientMatch[]): IngredientMatch | undefined {
  if (matches.length < 2) return matches[0];
  return matches.toSorted((a, b) => rankOf(a) - rankOf(b))[0];
}
