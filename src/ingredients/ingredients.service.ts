import { Injectable } from '@nestjs/common';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Constituent, Ingredient } from '../catalogue/ingredient.js';
import { notFound } from '../database/ids.js';
import type { IngredientFilter } from './ingredients.dto.js';

export interface IngredientDetail {
  readonly ingredient: Ingredient;
  /** The ingredient itself and everything it is made of, outermost first. */
  readonly constituents: readonly Constituent[];
}

/** The shipped catalogue, to read. */
@Injectable()
export class IngredientsService {
  /** By name. */
  list(filter: IngredientFilter = {}): Ingredient[] {
    const sought = folded(filter.name ?? '');
    return CATALOGUE.ingredients
      .filter((one) => filter.role === undefined || one.roles.includes(filter.role))
      .filter((one) => [one.name, one.id, ...one.synonyms].some((name) => folded(name).includes(sought)))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  get(id: string): IngredientDetail {
    const ingredient = CATALOGUE.ingredients.find((one) => one.id === id);
    if (!ingredient) throw notFound('ingredient');
    return { ingredient, constituents: CATALOGUE.unfold(id) };
  }
}

function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
