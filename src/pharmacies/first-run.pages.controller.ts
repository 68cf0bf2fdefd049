import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { Public } from '../staff/access.js';
import { faultsFrom } from '../web/form-body.js';
import { html } from '../web/layout.js';
import { refuseOtherSite } from '../web/same-site.js';
import { readFirstRun } from './first-run.forms.js';
import { FirstRun } from './first-run.js';
import { FirstRunPage } from './first-run.pages.js';

const DEFAULTS = { standard: 'usp-795-2023', labelStock: '4x2in' };

@ApiExcludeController()
@Controller('first-run')
@Public()
export class FirstRunPagesController {
  constructor(private readonly firstRun: FirstRun) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async form(@Query('token') token: unknown): Promise<string> {
    await this.firstRun.check(token);
    return html(h(FirstRunPage, { token: String(token), typed: DEFAULTS }));
  }

  @Post()
  async create(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseOtherSite(request);
    const { typed, faults, token, pharmacy } = readFirstRun(body);
    await this.firstRun.check(token);
    const answerForm = (status: number, wrong: typeof faults): void => {
      const page = html(h(FirstRunPage, { token: token ?? '', typed, faults: wrong }));
      void reply.code(status).type('text/html; charset=utf-8').send(page);
    };
    if (!pharmacy) return answerForm(422, faults);
    const outcome = await faultsFrom(() => this.firstRun.use(token, pharmacy));
    if ('faults' in outcome) return answerForm(outcome.status, outcome.faults);
    // The next thing to do is to add the person who verifies.
    void reply.code(303).header('location', '/sign-in?next=/staff').send('');
  }
}
