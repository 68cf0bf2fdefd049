import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { dayIn, type Day } from '../calendar/day.js';
import { Clock } from '../config/clock.js';
import { readIdempotencyKey } from '../database/idempotency-key.js';
import { PharmaciesService, policyOf } from '../pharmacies/pharmacies.service.js';
import { policyDays } from '../policy/policy.js';
import type { Fault } from '../refusals/refusal.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, keyForNextTry, readForm, validated } from '../web/form-body.js';
import { html, HTML_TYPE } from '../web/layout.js';
import type { Typed } from '../web/parts.js';
import { EquipmentItemPage } from './equipment-item.pages.js';
import { CalibrationInput, EquipmentInput, RetireInput } from './equipment.dto.js';
import {
  atFormFields,
  calibrationFrom,
  equipmentFrom,
  faultsOfLists,
  isEquipmentField,
  isKind,
  typedFacts,
} from './equipment.forms.js';
import { EquipmentPage, NewEquipmentPage } from './equipment.pages.js';
import { EquipmentService } from './equipment.service.js';

@ApiExcludeController()
@Controller('equipment')
export class EquipmentPagesController {
  constructor(
    private readonly equipment: EquipmentService,
    private readonly pharmacies: PharmaciesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn): Promise<string> {
    const items = await this.equipment.list(who);
    return html(EquipmentPage({ who, items, ...(await this.dueFacts(who)) }));
  }

  @Get('new')
  @Header('content-type', HTML_TYPE)
  newItem(@Who() who: SignedIn, @Query('kind') kind?: string): string {
    return newPage(who, { kind: isKind(kind) ? kind : 'balance' }, [], randomUUID());
  }

  @Get(':id')
  @Header('content-type', HTML_TYPE)
  show(@Who() who: SignedIn, @Param('id') id: string): Promise<string> {
    return this.itemPage(who, id);
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
    const wrong = [...faults, ...faultsOfLists(typed), ...('faults' in checked ? checked.faults : [])];
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

  @Post(':id/calibrations')
  @Roles('pharmacist', 'manager')
  @Header('content-type', HTML_TYPE)
  async calibrate(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { kind } = await this.equipment.get(who, id);
    const { typed, faults } = readForm(body, isEquipmentField);
    const checked = validated(CalibrationInput, calibrationFrom(kind, typed));
    const wrong = [
      ...faults,
      ...faultsOfLists({ ...typed, kind }),
      ...('faults' in checked ? checked.faults : []),
    ];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(() => this.equipment.calibrate(who, id, checked.input))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    return this.answered(who, id, reply, typed, answer);
  }

  @Post(':id/retire')
  @Roles('pharmacist', 'manager')
  @Header('content-type', HTML_TYPE)
  async retire(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { typed, faults } = readForm(body, (name) => name === 'reason');
    const checked = validated(RetireInput, { reason: typed['reason'] ?? '' });
    const wrong = [...faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(() => this.equipment.retire(who, id, checked.input.reason.trim()))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    return this.answered(who, id, reply, typed, answer);
  }

  private async answered(
    who: SignedIn,
    id: string,
    reply: FastifyReply,
    typed: Typed,
    answer: { done: unknown } | { faults: readonly Fault[]; status: number },
  ): Promise<string> {
    if ('faults' in answer) {
      reply.status(answer.status);
      return this.itemPage(who, id, typed, atFormFields(answer.faults));
    }
    reply.redirect(`/equipment/${id}`, HttpStatus.SEE_OTHER);
    return '';
  }

  private async itemPage(
    who: SignedIn,
    id: string,
    typed: Typed = {},
    faults: readonly Fault[] = [],
  ): Promise<string> {
    const item = await this.equipment.get(who, id);
    const due = await this.dueFacts(who);
    return html(EquipmentItemPage({ who, item, ...due, typed: { ...typedFacts(item), ...typed }, faults }));
  }

  private async dueFacts(who: SignedIn): Promise<{ today: Day; noticeDays: number }> {
    const policy = policyOf(await this.pharmacies.get(who));
    return {
      today: dayIn(who.timeZone, this.clock.now()),
      noticeDays: policyDays(policy, 'calibrationNoticeDays'),
    };
  }
}

function newPage(who: SignedIn, typed: Typed, faults: readonly Fault[], idempotencyKey: string): string {
  const kind = isKind(typed['kind']) ? typed['kind'] : 'balance';
  return html(NewEquipmentPage({ who, kind, typed, faults, idempotencyKey }));
}
