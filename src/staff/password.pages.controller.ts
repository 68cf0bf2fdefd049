import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { h } from 'preact';
import { faultsFrom, readForm } from '../web/form-body.js';
import { html } from '../web/layout.js';
import { Who } from './access.js';
import { PasswordPage } from './password.pages.js';
import type { SignedIn } from './signed-in.js';
import { StaffService } from './staff.service.js';

@ApiExcludeController()
@Controller('password')
export class PasswordPagesController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  form(@Who() who: SignedIn): string {
    return html(h(PasswordPage, { who }));
  }

  @Post()
  async change(@Who() who: SignedIn, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { typed, faults } = readForm(body, (name) => name === 'present' || name === 'password');
    const { present = '', password = '' } = typed;
    const outcome =
      faults.length > 0
        ? { faults, status: 422 }
        : await faultsFrom(() => this.staff.changeOwnPassword(who, present, password));
    if ('faults' in outcome) {
      const page = html(h(PasswordPage, { who, faults: outcome.faults }));
      void reply.code(outcome.status).type('text/html; charset=utf-8').send(page);
      return;
    }
    void reply.code(303).header('location', '/sign-in').send('');
  }
}
