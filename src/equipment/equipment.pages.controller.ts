import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpStatus, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { readIdempotencyKey } from '../database/idempotency-key.js';
import type { Fault } from '../refusals/refusal.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, keyForNextTry, readForm, validated } from '../web/form-body.js';
import { html, HTML_TYPE } from '../web/layout.js';
import type { Typed } from '../web/parts.js';
import { EquipmentInput } from './equipment.dto.js';
import { atFormFields, equipmentFrom, isEquipmentField, isKind } from './equipment.forms.js';
import { EquipmentPage, NewEquipmentPage } from './equipment.pages.js';
import { EquipmentService } from './equipment.service.js';

const DROPS = SHIPPED_FORMULAS.filter((formula) => formula.form === 'sublingual-drops');

@ApiExcludeController()
@Controller('equipment')
export class EquipmentPagesController {
  constructor(private readonly equipment: EquipmentService) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn): Promise<string> {
    return html(EquipmentPage({ who, items: await this.equipment.list(who), formulas: DROPS }));
  }

  @Get('new')
  @Header('content-type', HTML_TYPE)
  newItem(@Who() who: SignedIn, @Query('kind') kind?: string): string {
    return newPage(who, { kind: isKind(kind) ? kind : 'balance' }, [], randomUUID());
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
    const { typed, faults } = readForm(body, isEquipmentField);
    const checked = validated(EquipmentInput, equipmentFrom(typed));
    const wrong = [...faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(async () => this.equipment.create(who, checked.input, key))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('faults' in answer) {
      reply.status(answer.status);
      return newPage(who, typed, atFormFields(answer.faults), keyForNextTry(key, answer.status));
    }
    reply.redirect('/equipment', HttpStatus.SEE_OTHER);
    return '';
  }
}

function newPage(who: SignedIn, typed: Typed, faults: readonly Fault[], idempotencyKey: string): string {
  const kind = isKind(typed['kind']) ? typed['kind'] : 'balance';
  return html(NewEquipmentPage({ who, kind, drops: DROPS, typed, faults, idempotencyKey }));
}
