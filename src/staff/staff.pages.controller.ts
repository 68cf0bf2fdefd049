import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { h } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import { faultsFrom, readForm, validated } from '../web/form-body.js';
import { html } from '../web/layout.js';
import type { Typed } from '../web/parts.js';
import { Roles, Who } from './access.js';
import type { SignedIn } from './signed-in.js';
import { NewStaffInput } from './staff.dto.js';
import { StaffPage } from './staff.pages.js';
import { StaffService } from './staff.service.js';

const FIELDS = new Set(['name', 'initials', 'role', 'login', 'password']);

@ApiExcludeController()
@Controller('staff')
@Roles('manager', 'pharmacist')
export class StaffPagesController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async list(@Who() who: SignedIn): Promise<string> {
    return html(h(StaffPage, { who, people: await this.staff.list(who) }));
  }

  @Post()
  async add(@Who() who: SignedIn, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { typed, faults } = readForm(body, (name) => FIELDS.has(name));
    if (faults.length > 0) return this.answerForm(reply, who, 422, typed, faults);
    const reading = validated(NewStaffInput, typed);
    if ('faults' in reading) return this.answerForm(reply, who, 422, typed, reading.faults);
    const outcome = await faultsFrom(() => this.staff.add(who, reading.input));
    if ('faults' in outcome) return this.answerForm(reply, who, outcome.status, typed, outcome.faults);
    void reply.code(303).header('location', '/staff').send('');
  }

  @Post(':id/deactivate')
  async deactivate(@Who() who: SignedIn, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.staff.deactivate(who, id);
    void reply.code(303).header('location', '/staff').send('');
  }

  private async answerForm(
    reply: FastifyReply,
    who: SignedIn,
    status: number,
    typed: Typed,
    faults: readonly Fault[],
  ): Promise<void> {
    const page = html(h(StaffPage, { who, people: await this.staff.list(who), typed, faults }));
    void reply.code(status).type('text/html; charset=utf-8').send(page);
  }
}
