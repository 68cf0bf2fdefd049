import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readIdempotencyKey } from '../database/idempotency-key.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, keyForNextTry, readForm, validated } from '../web/form-body.js';
import { html, HTML_TYPE } from '../web/layout.js';
import { TemplateChange, TemplateInput } from './titration-templates.dto.js';
import {
  atTemplateFields,
  isTemplateField,
  packedSteps,
  templateChangeFrom,
  templateFrom,
  typedTemplate,
} from './titration-templates.forms.js';
import { TemplatePage, TemplatesPage } from './titration-templates.pages.js';
import { TitrationTemplatesService } from './titration-templates.service.js';

@ApiExcludeController()
@Controller('titration-templates')
export class TitrationTemplatesPagesController {
  constructor(private readonly templates: TitrationTemplatesService) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn): Promise<string> {
    return html(TemplatesPage({ who, templates: await this.templates.list(who) }));
  }

  @Get('new')
  @Header('content-type', HTML_TYPE)
  newTemplate(@Who() who: SignedIn): string {
    return html(TemplatePage({ who, typed: {}, faults: [], idempotencyKey: randomUUID() }));
  }

  @Get(':id')
  @Header('content-type', HTML_TYPE)
  async show(@Who() who: SignedIn, @Param('id') id: string): Promise<string> {
    const typed = typedTemplate(await this.templates.get(who, id));
    return html(TemplatePage({ who, typed, faults: [], id }));
  }

  @Post()
  @Roles('pharmacist', 'manager')
  @Header('content-type', HTML_TYPE)
  async create(
    @Who() who: SignedIn,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const key = readIdempotencyKey(body?.['_idempotencyKey'], '_idempotencyKey');
    const form = readForm(body, isTemplateField);
    const { more, ...typed } = packedSteps(form.typed);
    if (more !== undefined && form.faults.length === 0) {
      return html(TemplatePage({ who, typed, faults: [], idempotencyKey: key }));
    }
    const checked = validated(TemplateInput, templateFrom(typed));
    const wrong = [...form.faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(async () => this.templates.create(who, checked.input, key))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('faults' in answer) {
      reply.status(answer.status);
      const faults = atTemplateFields(answer.faults);
      return html(TemplatePage({ who, typed, faults, idempotencyKey: keyForNextTry(key, answer.status) }));
    }
    reply.redirect('/titration-templates', HttpStatus.SEE_OTHER);
    return '';
  }

  @Post(':id')
  @Roles('pharmacist', 'manager')
  @Header('content-type', HTML_TYPE)
  async update(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.templates.get(who, id);
    const form = readForm(body, isTemplateField);
    const { more, ...typed } = packedSteps(form.typed);
    if (more !== undefined && form.faults.length === 0) {
      return html(TemplatePage({ who, typed, faults: [], id }));
    }
    const checked = validated(TemplateChange, templateChangeFrom(typed));
    const wrong = [...form.faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(async () => this.templates.update(who, id, checked.input))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('faults' in answer) {
      reply.status(answer.status);
      return html(TemplatePage({ who, typed, faults: atTemplateFields(answer.faults), id }));
    }
    reply.redirect('/titration-templates', HttpStatus.SEE_OTHER);
    return '';
  }
}
