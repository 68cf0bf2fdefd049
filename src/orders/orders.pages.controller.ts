import { Body, Controller, Get, Header, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { atUseFields, isUseField, useFrom } from '../intermediates/use-fields.js';
import { notFound } from '../database/ids.js';
import { PharmaciesService } from '../pharmacies/pharmacies.service.js';
import { Refusal, type Fault } from '../refusals/refusal.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, readForm, validated } from '../web/form-body.js';
import { html, HTML_TYPE } from '../web/layout.js';
import type { Typed } from '../web/parts.js';
import { OrderPage } from './order.pages.js';
import { IntermediateInput, NoInput, OrderDecisionInput } from './orders.dto.js';
import { ORDER_STATES } from './orders.entity.js';
import { atStepFields, isDecisionField, isStepField, stepFrom } from './orders.forms.js';
import { OrdersPage } from './orders.pages.js';
import { OrdersService } from './orders.service.js';
import { ORDER_ACTIONS } from './transitions.js';

@ApiExcludeController()
@Controller('orders')
export class OrdersPagesController {
  constructor(
    private readonly orders: OrdersService,
    private readonly pharmacies: PharmaciesService,
  ) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn, @Query('state') asked: unknown): Promise<string> {
    const state = ORDER_STATES.find((one) => one === asked);
    const orders = await this.orders.list(who, state ? { state } : {});
    return html(OrdersPage({ who, orders, ...(state ? { state } : {}) }));
  }

  @Get(':id')
  @Header('content-type', HTML_TYPE)
  show(@Who() who: SignedIn, @Param('id') id: string): Promise<string> {
    return this.page(who, id, {}, []);
  }

  /** One step of the order's life; refused steps show why on the order's page, with what was typed. */
  @Post(':id/steps/:action')
  @Header('content-type', HTML_TYPE)
  async step(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Param('action') named: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const action = ORDER_ACTIONS.find((one) => one === named);
    if (!action) throw new Refusal('not-found', 'An order has no such step.');
    const form = readForm(body, isStepField);
    const input = stepFrom(form.typed);
    const checked = validated(NoInput, { reason: input.reason });
    const wrong = [...form.faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      wrong.length > 0
        ? { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY }
        : await faultsFrom(() => this.orders.act(who, id, action, input));
    if ('done' in answer) {
      reply.redirect(`/orders/${id}`, HttpStatus.SEE_OTHER);
      return '';
    }
    reply.status(answer.status);
    return this.page(who, id, { ...form.typed, action }, atStepFields(answer.faults, input));
  }

  /** One intermediate, recorded where it is used. */
  @Post(':id/intermediates/:name')
  @Header('content-type', HTML_TYPE)
  async intermediate(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Param('name') name: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { intermediates } = await this.orders.get(who, id);
    const line = intermediates.find((one) => one.name === name);
    if (!line) throw notFound('intermediate');
    const { typed, faults } = readForm(body, (field) => isUseField(field, line.position));
    const checked = validated(IntermediateInput, { ...useFrom(typed) });
    const wrong = [...faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(() => this.orders.recordIntermediate(who, id, name, checked.input))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('done' in answer) {
      reply.redirect(`/orders/${id}`, HttpStatus.SEE_OTHER);
      return '';
    }
    reply.status(answer.status);
    return this.page(who, id, typed, atUseFields(answer.faults, line.position));
  }

  /** A pharmacist's answer to a finding. */
  @Post(':id/decisions')
  @Header('content-type', HTML_TYPE)
  async decide(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { typed, faults } = readForm(body, isDecisionField);
    const checked = validated(OrderDecisionInput, { reason: '', ...typed });
    const wrong = [...faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(() => this.orders.decide(who, id, checked.input))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('done' in answer) {
      reply.redirect(`/orders/${id}`, HttpStatus.SEE_OTHER);
      return '';
    }
    reply.status(answer.status);
    return this.page(who, id, typed, answer.faults);
  }

  private async page(who: SignedIn, id: string, typed: Typed, faults: readonly Fault[]): Promise<string> {
    const detail = await this.orders.get(who, id);
    const pharmacy = await this.pharmacies.get(who);
    return html(OrderPage({ who, detail, pharmacy, typed, faults }));
  }
}
