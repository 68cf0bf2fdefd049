import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CATALOGUE } from '../catalogue/catalogue.js';
import type { Ingredient } from '../catalogue/ingredient.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { html, HTML_TYPE } from '../web/layout.js';
import { IngredientPage, IngredientsPage } from './ingredients.pages.js';
import { IngredientsService } from './ingredients.service.js';

@ApiExcludeController()
@Controller('ingredients')
export class IngredientsPagesController {
  constructor(private readonly ingredients: IngredientsService) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  list(@Who() who: SignedIn, @Query('q') q: unknown): string {
    const sought = typeof q === 'string' ? q.slice(0, 120).trim() : '';
    return html(IngredientsPage({ who, ingredients: this.ingredients.list({ name: sought }), sought }));
  }

  @Get(':id')
  @Header('content-type', HTML_TYPE)
  show(@Who() who: SignedIn, @Param('id') id: string): string {
    const { ingredient } = this.ingredients.get(id);
    return html(IngredientPage({ who, ingredient, partsOf }));
  }
}

function partsOf(id: string): readonly Ingredient[] {
  const { composition } = CATALOGUE.get(id);
  return Array.isArray(composition) ? composition.map((part: string) => CATALOGUE.get(part)) : [];
}
