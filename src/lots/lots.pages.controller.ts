import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpStatus, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dayIn, type Day } from '../calendar/day.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Clock } from '../config/clock.js';
import { readIdempotencyKey } from '../database/idempotency-key.js';
import type { Fault } from '../refusals/refusal.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, keyForNextTry, readForm, validated } from '../web/form-body.js';
import { html, HTML_TYPE } from '../web/layout.js';
import type { Typed } from '../web/parts.js';
import { dayForField } from '../web/typed-day.js';
import { LotInput, PackingInput, QuarantineInput } from './lots.dto.js';
import {
  atPackingFields,
  emptyIngredient,
  isLotField,
  isPackingField,
  lotFrom,
  packingFrom,
} from './lots.forms.js';
import { LotPage, LotsPage } from './lots.pages.js';
import { LotsService } from './lots.service.js';
import { ReceiveLotPage } from './receive-lot.pages.js';

@ApiExcludeController()
@Controller('lots')
export class LotsPagesController {
  constructor(
    private readonly lots: LotsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn): Promise<string> {
    const nameOf = (ingredient: string) => CATALOGUE.find(ingredient)?.name ?? ingredient;
    return html(LotsPage({ who, lots: await this.lots.list(who), nameOf, today: this.today(who) }));
  }

  @Get('new')
  @Header('content-type', HTML_TYPE)
  newLot(@Who() who: SignedIn): string {
    return receivePage(who, { receivedOn: dayForField(this.today(who).toString()) }, [], randomUUID());
  }

  @Post()
  @Header('content-type', HTML_TYPE)
  async receive(
    @Who() who: SignedIn,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const key = readIdempotencyKey(body?.['_idempotencyKey'], '_idempotencyKey');
    const { typed, faults } = readForm(body, isLotField);
    const checked = validated(LotInput, lotFrom(typed));
    const wrong = [...faults, ...emptyIngredient(typed), ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(async () => this.lots.receive(who, checked.input, key))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('faults' in answer) {
      reply.status(answer.status);
      return receivePage(who, typed, answer.faults, keyForNextTry(key, answer.status));
    }
    reply.redirect(`/lots/${answer.done.id}`, HttpStatus.SEE_OTHER);
    return '';
  }

  @Get(':id')
  @Header('content-type', HTML_TYPE)
  async show(@Who() who: SignedIn, @Param('id') id: string): Promise<string> {
    return html(LotPage({ who, detail: await this.lots.get(who, id), today: this.today(who) }));
  }

  @Post(':id/release')
  @Roles('pharmacist')
  async release(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.lots.release(who, id);
    reply.redirect(`/lots/${id}`, HttpStatus.SEE_OTHER);
  }

  @Post(':id/quarantine')
  @Roles('pharmacist')
  @Header('content-type', HTML_TYPE)
  async quarantine(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { typed, faults } = readForm(body, (name) => name === 'reason');
    const { reason = '' } = typed;
    const checked = validated(QuarantineInput, { reason });
    const wrong = [...faults, ...('faults' in checked ? checked.faults : [])];
    if (wrong.length > 0) {
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      const detail = await this.lots.get(who, id);
      return html(LotPage({ who, detail, today: this.today(who), reason, faults: wrong }));
    }
    await this.lots.quarantine(who, id, reason.trim());
    reply.redirect(`/lots/${id}`, HttpStatus.SEE_OTHER);
    return '';
  }

  @Post(':id/packing-statistics')
  @Header('content-type', HTML_TYPE)
  async measurePacking(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { typed, faults } = readForm(body, isPackingField);
    const checked = validated(PackingInput, packingFrom(typed));
    const wrong = [...faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(() => this.lots.measurePacking(who, id, checked.input))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('faults' in answer) {
      reply.status(answer.status);
      const detail = await this.lots.get(who, id);
      const shown = { typed, faults: atPackingFields(answer.faults) };
      return html(LotPage({ who, detail, today: this.today(who), ...shown }));
    }
    reply.redirect(`/lots/${id}#packing`, HttpStatus.SEE_OTHER);
    return '';
  }

  private today(who: SignedIn): Day {
    return dayIn(who.timeZone, this.clock.now());
  }
}

function receivePage(who: SignedIn, typed: Typed, faults: readonly Fault[], idempotencyKey: string): string {
  const ingredients = CATALOGUE.ingredients.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return html(ReceiveLotPage({ who, ingredients, typed, faults, idempotencyKey }));
}
