import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readIdempotencyKey } from '../database/idempotency-key.js';
import { OrdersService } from '../orders/orders.service.js';
import type { Fault } from '../refusals/refusal.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, keyForNextTry, readForm, validated, wholeNumber } from '../web/form-body.js';
import { html, HTML_TYPE } from '../web/layout.js';
import type { Typed } from '../web/parts.js';
import { soughtBy } from './patient-search.js';
import { PatientChange, PatientInput } from './patients.dto.js';
import { contradictions, isPatientField, packed, patientFrom, typedFrom } from './patients.forms.js';
import { NewPatientPage, PatientPage, PatientsPage } from './patients.pages.js';
import { PatientsService } from './patients.service.js';

@ApiExcludeController()
@Controller('patients')
export class PatientsPagesController {
  constructor(
    private readonly patients: PatientsService,
    private readonly orders: OrdersService,
  ) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn, @Query('q') q: unknown): Promise<string> {
    const sought = typeof q === 'string' ? q.slice(0, 200).trim() : '';
    const patients = await this.patients.list(who, soughtBy(sought));
    return html(PatientsPage({ who, patients, sought }));
  }

  @Get('new')
  @Header('content-type', HTML_TYPE)
  newPatient(@Who() who: SignedIn): string {
    return html(NewPatientPage({ who, typed: {}, faults: [], idempotencyKey: randomUUID() }));
  }

  @Post()
  @Header('content-type', HTML_TYPE)
  async create(
    @Who() who: SignedIn,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const idempotencyKey = readIdempotencyKey(body?.['_idempotencyKey'], '_idempotencyKey');
    const form = readForm(body, isPatientField);
    const typed = packed(form.typed);
    const again = (faults: readonly Fault[], key = idempotencyKey) =>
      html(NewPatientPage({ who, typed, faults, idempotencyKey: key }));
    if (typed['more'] !== undefined) return again([]);
    const checked = check(PatientInput, typed, form.faults, patientFrom(typed));
    if ('faults' in checked) {
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return again(checked.faults);
    }
    const answer = await faultsFrom(() => this.patients.create(who, checked.input, idempotencyKey));
    if ('faults' in answer) {
      reply.status(answer.status);
      return again(answer.faults, keyForNextTry(idempotencyKey, answer.status));
    }
    reply.redirect(`/patients/${answer.done.id}`, HttpStatus.SEE_OTHER);
    return '';
  }

  @Get(':id')
  @Header('content-type', HTML_TYPE)
  async show(@Who() who: SignedIn, @Param('id') id: string): Promise<string> {
    const patient = await this.patients.get(who, id);
    return this.page(who, id, typedFrom(patient), []);
  }

  @Post(':id')
  @Header('content-type', HTML_TYPE)
  async update(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const known = await this.patients.get(who, id);
    const form = readForm(body, isPatientField);
    const typed = packed(form.typed);
    if (typed['more'] !== undefined) return this.page(who, id, typed, []);
    const change = { ...patientFrom(typed, known), version: wholeNumber(typed['version']) };
    const checked = check(PatientChange, typed, form.faults, change);
    if ('faults' in checked) {
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return this.page(who, id, typed, checked.faults);
    }
    const answer = await faultsFrom(() => this.patients.update(who, id, checked.input));
    if ('faults' in answer) {
      reply.status(answer.status);
      return this.page(who, id, typed, answer.faults);
    }
    reply.redirect(`/patients/${id}`, HttpStatus.SEE_OTHER);
    return '';
  }

  private async page(who: SignedIn, id: string, typed: Typed, faults: readonly Fault[]): Promise<string> {
    const patient = await this.patients.get(who, id);
    const orders = await this.orders.list(who, { patientId: id });
    return html(PatientPage({ who, patient, orders, typed, faults }));
  }
}

function check<Input extends object>(
  input: new () => Input,
  typed: Typed,
  formFaults: readonly Fault[],
  plain: Record<string, unknown>,
): { readonly input: Input } | { readonly faults: readonly Fault[] } {
  const checked = validated(input, plain);
  const faults = [...formFaults, ...contradictions(typed), ...('faults' in checked ? checked.faults : [])];
  return 'input' in checked && faults.length === 0 ? checked : { faults };
}
