import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readIdempotencyKey } from '../database/idempotency-key.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { faultsFrom, given, keyForNextTry, readForm, validated } from '../web/form-body.js';
import { html, HTML_TYPE } from '../web/layout.js';
import { PrescriberInput } from './prescribers.dto.js';
import { NewPrescriberPage, PrescribersPage } from './prescribers.pages.js';
import { PrescribersService } from './prescribers.service.js';

const FIELDS = ['name', 'identifier', 'phone'];

@ApiExcludeController()
@Controller('prescribers')
export class PrescribersPagesController {
  constructor(private readonly prescribers: PrescribersService) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn): Promise<string> {
    return html(PrescribersPage({ who, prescribers: await this.prescribers.list(who) }));
  }

  @Get('new')
  @Header('content-type', HTML_TYPE)
  newPrescriber(@Who() who: SignedIn): string {
    return html(NewPrescriberPage({ who, typed: {}, faults: [], idempotencyKey: randomUUID() }));
  }

  @Post()
  @Header('content-type', HTML_TYPE)
  async create(
    @Who() who: SignedIn,
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const idempotencyKey = readIdempotencyKey(body?.['_idempotencyKey'], '_idempotencyKey');
    const { typed, faults } = readForm(body, (name) => FIELDS.includes(name));
    const checked = validated(PrescriberInput, {
      name: typed['name'] ?? '',
      identifier: given(typed['identifier']),
      phone: given(typed['phone']),
    });
    const wrong = [...faults, ...('faults' in checked ? checked.faults : [])];
    const answer =
      'input' in checked && wrong.length === 0
        ? await faultsFrom(() => this.prescribers.create(who, checked.input, idempotencyKey))
        : { faults: wrong, status: HttpStatus.UNPROCESSABLE_ENTITY };
    if ('faults' in answer) {
      reply.status(answer.status);
      const nextKey = keyForNextTry(idempotencyKey, answer.status);
      return html(NewPrescriberPage({ who, typed, faults: answer.faults, idempotencyKey: nextKey }));
    }
    reply.redirect('/prescribers', HttpStatus.SEE_OTHER);
    return '';
  }
}
