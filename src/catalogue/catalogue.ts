import { INGREDIENTS } from './ingredients.js';
import type { Catalogue, Constituent, Ingredient, Role } from './ingredient.js';
import { foldName, likeness, LONGEST_NAME } from './names.js';

/** Longest part of a wrong name that is compared with the catalogue's names. */
const LONGEST_COMPARED = 60;
const LEAST_LIKENESS = 0.25;

interface NamedIngredient {
  readonly ingredient: Ingredient;
  readonly foldedNames: readonly string[];
}

/** A catalogue over these ingredients; its look-ups are built once, here. */
export function makeCatalogue(version: string, ingredients: readonly Ingredient[]): Catalogue {
  const byId = new Map(ingredients.map((entry) => [entry.id, entry]));
  const byName = indexByName(ingredients);
  const named = ingredients.map(withFoldedNames);
  const unfolded = new Map<string, readonly Constituent[]>();

  const get = (id: string): Ingredient => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`no ingredient with id ${JSON.stringify(id)} in the catalogue`);
    return found;
  };

  return {
    version,
    ingredients,
    get,
    find(nameOrId, roles) {
      if (nameOrId.length > LONGEST_NAME) return undefined;
      const candidates = byName.get(foldName(nameOrId)) ?? [];
      return roles === undefined ? candidates[0] : candidates.find((entry) => plays(entry, roles));
    },
    nearest(name, roles, count = 3) {
      return nearestOf(named, name, roles).slice(0, count);
    },
    unfold(id) {
      const known = unfolded.get(id);
      if (known !== undefined) return known;
      const constituents = Object.freeze(constituentsOf(get(id), get, []));
      unfolded.set(id, constituents);
      return constituents;
    },
  };
}

/** Ingredients for each folded name: those with it as id or name before those with it as synonym. */
function indexByName(ingredients: readonly Ingredient[]): ReadonlyMap<string, readonly Ingredient[]> {
  const index = new Map<string, Ingredient[]>();
  const add = (name: string, entry: Ingredient): void => {
    const key = foldName(name);
    const entries = index.get(key) ?? [];
    if (!entries.includes(entry)) entries.push(entry);
    index.set(key, entries);
  };
  for (const entry of ingredients) for (const name of [entry.id, entry.name]) add(name, entry);
  for (const entry of ingredients) for (const name of entry.synonyms) add(name, entry);
  return index;
}

function plays(entry: Ingredient, roles: readonly Role[]): boolean {
  return entry.roles.some((role) => roles.includes(role));
}

function withFoldedNames(entry: Ingredient): NamedIngredient {
  return { ingredient: entry, foldedNames: [...new Set([entry.name, ...entry.synonyms].map(foldName))] };
}

function nearestOf(
  named: readonly NamedIngredient[],
  name: string,
  roles: readonly Role[] | undefined,
): readonly string[] {
  const asked = foldName(name).slice(0, LONGEST_COMPARED);
  return named
    .filter((entry) => roles === undefined || plays(entry.ingredient, roles))
    .map((entry) => ({
      name: entry.ingredient.name,
      score: Math.max(...entry.foldedNames.map((folded) => likeness(asked, folded))),
    }))
    .filter(({ score }) => score >= LEAST_LIKENESS)
    .toSorted((a, b) => b.score - a.score)
    .map((entry) => entry.name);
}

/** An ingredient that is already on its own path is not entered again, so a circular composition ends. */
function constituentsOf(
  entry: Ingredient,
  get: (id: string) => Ingredient,
  above: readonly Ingredient[],
): readonly Constituent[] {
  const path = [...above, entry];
  const self: Constituent = {
    ingredient: entry,
    path: path.map((step) => step.name),
    unknown: entry.composition === 'unknown',
  };
  if (entry.composition === undefined || entry.composition === 'unknown') return [self];
  const inner = entry.composition
    .map(get)
    .filter((part) => !path.includes(part))
    .flatMap((part) => constituentsOf(part, get, path));
  return [self, ...inner];
}

/** What Galenic ships with. The version goes on every plan; it changes with every change of the data. */
export const CATALOGUE: Catalogue = makeCatalogue('1', INGREDIENTS);
