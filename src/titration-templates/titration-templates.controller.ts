import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { TemplateChange, TemplateInput } from './titration-templates.dto.js';
import type { TitrationTemplateEntry } from './titration-templates.entity.js';
import { TitrationTemplatesService } from './titration-templates.service.js';

@ApiTags('titration templates')
@Controller('api/titration-templates')
export class TitrationTemplatesController {
  constructor(private readonly templates: TitrationTemplatesService) {}

  @Get()
  @ApiOperation({ summary: 'Titration templates by name, offered or not' })
  list(@Who() by: SignedIn): Promise<TitrationTemplateEntry[]> {
    return this.templates.list(by);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One titration template' })
  get(@Who() by: SignedIn, @Param('id') id: string): Promise<TitrationTemplateEntry> {
    return this.templates.get(by, id);
  }

  @Post()
  @Roles('pharmacist', 'manager')
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Enter a titration template' })
  create(
    @Who() by: SignedIn,
    @IdempotencyKey() key: string,
    @Body() input: TemplateInput,
  ): Promise<TitrationTemplateEntry> {
    return this.templates.create(by, input, key);
  }

  @Put(':id')
  @Roles('pharmacist', 'manager')
  @ApiOperation({ summary: 'Replace a titration template, or no longer offer it' })
  update(
    @Who() by: SignedIn,
    @Param('id') id: string,
    @Body() change: TemplateChange,
  ): Promise<TitrationTemplateEntry> {
    return this.templates.update(by, id, change);
  }
}
