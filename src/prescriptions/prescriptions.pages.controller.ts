import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayIn } from '../calendar/day.js';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Clock } from '../config/clock.js';
import { readIdempotencyKey } from '../database/idempotency-key.js';
import { EquipmentService } from '../equipment/equipment.service.js';
import { LotsService } from '../lots/lots.service.js';
import { OrdersService } from '../orders/orders.service.js';
import { soughtBy } from '../patients/patient-search.js';
import type { Patient } from '../patients/patients.entity.js';
import { PatientsService } from '../patients/patients.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { PharmaciesService } from '../pharmacies/pharmacies.service.js';
import { PrescribersService } from '../prescribers/prescribers.service.js';
import { Refusal, type Fault } from '../refusals/refusal.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, given, keyForNextTry, readForm, validated } from '../web/form-body.js';
import { fragment, html, HTML_TYPE } from '../web/layout.js';
import type { Typed } from '../web/parts.js';
import { isPieceRequest } from '../web/wants-page.js';
import { TitrationTemplatesService } from '../titration-templates/titration-templates.service.js';
import { EquipmentChoiceInput, PrescriptionInput } from './prescriptions.dto.js';
import {
  atFields,
  blankEntry,
  choicesOf,
  equipmentFrom,
  isEntryField,
  prescriptionFrom,
  withWay,
} from './prescriptions.forms.js';
import { ChoosePatientPage, EntryPage, PlanPiece, type Drawn } from './prescriptions.pages.js';
import { PrescriptionsService } from './prescriptions.service.js';
import { withTemplate, type Filled } from './titration.forms.js';

/** What a drawn page stands for. */
interface Shown {
  readonly patient: Patient;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly idempotencyKey: string;
  readonly settled?: boolean;
  readonly notes?: readonly string[];
}

@ApiExcludeController()
@Controller('prescriptions')
export class PrescriptionsPagesController {
  constructor(
    private readonly prescriptions: PrescriptionsService,
    private readonly patients: PatientsService,
    private readonly prescribers: PrescribersService,
    private readonly lots: LotsService,
    private readonly pharmacies: PharmaciesService,
    private readonly planning: PlanningService,
    private readonly equipment: EquipmentService,
    private readonly templates: TitrationTemplatesService,
    private readonly orders: OrdersService,
    private readonly clock: Clock,
  ) {}

  /** Without a patient: choose one. A search that finds exactly one goes on with that one, so that Enter is enough. */
  @Get('new')
  @Header('content-type', HTML_TYPE)
  async entry(
    @Who() who: SignedIn,
    @Query('patient') patientId: unknown,
    @Query('q') q: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (typeof patientId === 'string') {
      const patient = await this.patients.get(who, patientId);
      const typed = await this.firstTyped(who, patient);
      return this.page(who, { patient, typed, faults: [], idempotencyKey: randomUUID() });
    }
    const sought = typeof q === 'string' ? q.slice(0, 200).trim() : '';
    const patients = await this.patients.list(who, soughtBy(sought));
    const [only, second] = patients;
    if (sought && only && !second && !isPieceRequest(request)) {
      reply.redirect(`/prescriptions/new?patient=${only.id}`, HttpStatus.FOUND);
      return '';
    }
    return html(ChoosePatientPage({ who, patients: patients.slice(0, 20), sought }));
  }

  /** The plan of what is typed; saves nothing. A piece for htmx, the whole page for a button. */
  @Post('preview')
  @Header('content-type', HTML_TYPE)
  async preview(
    @Who() who: SignedIn,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = readForm(body, isEntryField);
    const patient = await this.patientOf(who, form.typed);
    const settled = form.typed['way'] !== undefined;
    const { typed, faults: unfilled, notes } = await this.filledIn(who, withWay(form.typed, CATALOGUE));
    const drawn = await this.draw(who, patient, typed, unfilled);
    if (isPieceRequest(request)) return fragment(PlanPiece({ drawn }));
    const idempotencyKey = readIdempotencyKey(body['_idempotencyKey'], '_idempotencyKey');
    const faults = [...form.faults, ...('missing' in drawn ? drawn.missing : [])];
    if (faults.length > 0) reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
    return this.page(who, { patient, typed, faults, idempotencyKey, settled, notes }, drawn);
  }

  /** Saves the prescription and a draft order for it. */
  @Post()
  @Header('content-type', HTML_TYPE)
  async create(
    @Who() who: SignedIn,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const key = readIdempotencyKey(body?.['_idempotencyKey'], '_idempotencyKey');
    const form = readForm(body, isEntryField);
    const { typed, faults: unfilled, notes } = await this.filledIn(who, form.typed);
    const patient = await this.patientOf(who, typed);
    const { prescriberId = '' } = typed;
    const unchosen = prescriberId ? [] : [{ path: 'prescriberId', message: 'is not chosen yet' }];
    const drawn = await this.draw(who, patient, typed, unfilled);
    const checked = validated(PrescriptionInput, {
      patientId: patient.id,
      prescriberId: prescriberId || patient.id,
      prescription: prescriptionFrom(typed),
      equipment: equipmentFrom(typed),
    });
    const faults = [
      ...form.faults,
      ...unchosen,
      ...('missing' in drawn ? drawn.missing : []),
      // A choice of equipment was checked with the plan.
      ...('faults' in checked ? checked.faults.filter(({ path }) => !path.startsWith('equipment')) : []),
    ];
    if (!('input' in checked) || faults.length > 0) {
      reply.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return this.page(who, { patient, typed, faults, idempotencyKey: key, notes }, drawn);
    }
    const saved = await faultsFrom(() => this.save(who, checked.input, key));
    if ('faults' in saved) {
      reply.status(saved.status);
      const idempotencyKey = keyForNextTry(key, saved.status);
      return this.page(who, { patient, typed, faults: atFields(saved.faults), idempotencyKey }, drawn);
    }
    reply.redirect(`/orders/${saved.done}`, HttpStatus.SEE_OTHER);
    return '';
  }

  private async save(who: SignedIn, input: PrescriptionInput, key: string): Promise<string> {
    const { id } = await this.prescriptions.create(who, input, key);
    // The same form sent twice finds the same prescription, then the same order.
    const { order } = await this.orders.create(who, { prescriptionId: id }, `${key}-order`);
    return order.id;
  }

  private patientOf(who: SignedIn, typed: Typed): Promise<Patient> {
    const id = typed['patientId'];
    if (!id)
      throw new Refusal('malformed', 'Choose the patient first.', [
        { path: 'patientId', message: 'is missing' },
      ]);
    return this.patients.get(who, id);
  }

  /** The blank form; the prescriber of the patient's last prescription is the likely one. */
  private async firstTyped(who: SignedIn, patient: Patient): Promise<Typed> {
    const blank = blankEntry(patient.id, dayIn(who.timeZone, this.clock.now()).toString());
    const [last] = await this.prescriptions.list(who, { patientId: patient.id });
    return last ? { ...blank, prescriberId: last.prescriberId } : blank;
  }

  /** What was typed, with the steps of a template that was chosen. */
  private async filledIn(who: SignedIn, typed: Typed): Promise<Filled> {
    const asked = given(typed['template']) !== undefined;
    return withTemplate(typed, asked ? await this.templates.list(who, { offered: true }) : []);
  }

  /** `unfilled`: why a template's steps are not in the form; then there is no plan, whatever else is right. */
  private async draw(
    who: SignedIn,
    patient: Patient,
    typed: Typed,
    unfilled: readonly Fault[],
  ): Promise<Drawn> {
    const prescription = prescriptionFrom(typed);
    const choice = validated(EquipmentChoiceInput, equipmentFrom(typed));
    const answer = await faultsFrom(() =>
      this.planning.preview(who, {
        patientId: patient.id,
        prescription,
        ...('input' in choice ? { equipment: choice.input } : {}),
      }),
    );
    const unchosen = 'faults' in choice ? choice.faults.map(atEquipment) : [];
    const missing = [...('faults' in answer ? atFields(answer.faults) : []), ...unfilled, ...unchosen];
    if (!('done' in answer) || missing.length > 0) return { missing };
    const pharmacy = await this.pharmacies.get(who);
    return {
      plan: answer.done,
      whose: { patientName: patient.name, birthDate: patient.birthDate, pharmacy },
    };
  }

  private async page(who: SignedIn, shown: Shown, drawn?: Drawn): Promise<string> {
    const prescribers = await this.prescribers.list(who);
    const lots = await this.lots.list(who, { status: 'released' });
    const stocked = new Set(lots.map((lot) => lot.ingredient));
    return html(
      EntryPage({
        who,
        settled: false,
        notes: [],
        ...shown,
        prescribers,
        fillers: choicesOf(CATALOGUE, 'filler', stocked),
        shells: choicesOf(CATALOGUE, 'shell', stocked),
        bases: choicesOf(CATALOGUE, 'base', stocked),
        tablets: choicesOf(CATALOGUE, 'source-tablet', stocked),
        templates: await this.templates.list(who, { offered: true }),
        equipment: await this.equipment.list(who),
        today: dayIn(who.timeZone, this.clock.now()),
        drawn: drawn ?? { missing: [{ path: 'dose', message: 'is not written yet' }] },
      }),
    );
  }
}

/** The form has the choice of a kind under the path of its fault. */
function atEquipment({ path, message }: Fault): Fault {
  return { path: `equipment.${path}`, message };
}
