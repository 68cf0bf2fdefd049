import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { h } from 'preact';
import { Config } from '../config/config.js';
import { Refusal, type Fault } from '../refusals/refusal.js';
import { readForm } from '../web/form-body.js';
import { html } from '../web/layout.js';
import { refuseOtherSite } from '../web/same-site.js';
import { localPath } from '../web/wants-page.js';
import { Public, type StaffRequest } from './access.js';
import { faultOfLine } from '../refusals/is-line.js';
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInPage } from './sign-in.pages.js';
import { SignInService } from './sign-in.service.js';

const FIELDS = new Set(['login', 'password', 'next']);

@ApiExcludeController()
@Controller()
export class SignInPagesController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly config: Config,
  ) {}

  @Get('sign-in')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  async form(@Query('next') next: unknown): Promise<string> {
    return html(h(SignInPage, { next: localPath(next), blank: await this.signIns.isBlank() }));
  }

  @Post('sign-in')
  @Public()
  async signIn(
    @Body() body: unknown,
    @Req() request: StaffRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseOtherSite(request);
    const { typed, faults } = readForm(body, (name) => FIELDS.has(name));
    const { login = '', password = '' } = typed;
    const next = localPath(typed['next']);
    const wrong = [...faults, ...missing('login', login), ...missing('password', password)];
    if (wrong.length > 0) return answerForm(reply, 422, next, login, wrong);
    try {
      const secret = await this.signIns.signIn({ login, password, address: request.ip });
      // A browser that was signed in already changes hands: the session before ends.
      await this.sessions.end(request.cookies[SESSION_COOKIE]);
      setSessionCookie(reply, secret, this.config);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'not-signed-in') throw error;
      return answerForm(reply, error.httpStatus, next, login, [{ path: '', message: error.message }]);
    }
    void reply.code(303).header('location', next).send('');
  }

  @Post('sign-out')
  async signOut(@Req() request: StaffRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.end(request.cookies[SESSION_COOKIE]);
    clearSessionCookie(reply, this.config);
    void reply.code(303).header('location', '/sign-in').send('');
  }
}

function missing(path: string, value: string): Fault[] {
  const message = faultOfLine(value, 1000, `the ${path}`);
  return message === undefined ? [] : [{ path, message }];
}

function answerForm(
  reply: FastifyReply,
  status: number,
  next: string,
  login: string,
  faults: readonly Fault[],
): void {
  const page = html(h(SignInPage, { next, login: login.slice(0, 100), faults, blank: false }));
  void reply.code(status).type('text/html; charset=utf-8').send(page);
}
