import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Ingredient } from '../catalogue/ingredient.js';
import { IngredientFilter } from './ingredients.dto.js';
import { IngredientsService, type IngredientDetail } from './ingredients.service.js';

@ApiTags('ingredients')
@Controller('api/ingredients')
export class IngredientsController {
  constructor(private readonly ingredients: IngredientsService) {}

  @Get()
  @ApiOperation({ summary: 'The catalogue, by name' })
  list(@Query() filter: IngredientFilter): Ingredient[] {
    return this.ingredients.list(filter);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One ingredient with everything it is made of' })
  get(@Param('id') id: string): IngredientDetail {
    return this.ingredients.get(id);
  }
}
