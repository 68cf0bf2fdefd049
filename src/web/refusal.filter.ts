import { randomBytes } from 'node:crypto';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { h } from 'preact';
import { RetryLater } from '../refusals/retry-later.js';
import type { StaffRequest } from '../staff/access.js';
import { ErrorPage } from './error.pages.js';
import { toldOf, type Told } from './faults-of-error.js';
import { html } from './layout.js';
import { logTextOf } from './log-line.js';
import { isPieceRequest, localPath, wantsPage } from './wants-page.js';

/** Every error of every route becomes an answer here: JSON for programs, a page for people, never a stack trace. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger('Requests');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<StaffRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const told = toldOf(error);
    if (told.status === 401 && wantsPage(request)) {
      leadToSignIn(request, reply);
      return;
    }
    const reference = randomBytes(5).toString('hex');
    this.log(error, told, request, reference);
    if (error instanceof RetryLater) void reply.header('retry-after', String(error.seconds));
    void reply.code(told.status).header('cache-control', 'no-store');
    send(told, reference, request, reply);
  }

  /** The route's pattern is logged, not the address: a search in it may name a patient. */
  private log(error: unknown, told: Told, request: StaffRequest, reference: string): void {
    const line = `${reference} ${told.status} ${request.method} ${request.routeOptions?.url ?? '(no route)'}`;
    if (told.status >= 500) this.logger.error(`${line} ${logTextOf(error)}`);
    else this.logger.log(line);
  }
}

function send(told: Told, reference: string, request: StaffRequest, reply: FastifyReply): void {
  if (!wantsPage(request)) {
    void reply.type('application/json; charset=utf-8');
    void reply.send(JSON.stringify({ error: told.error, faults: told.faults, reference }));
    return;
  }
  const page = h(ErrorPage, {
    status: told.status,
    message: told.error,
    faults: told.faults,
    reference,
    ...(request.signedIn ? { who: request.signedIn } : {}),
  });
  void reply.type('text/html; charset=utf-8').send(html(page));
}

/** A page without a session leads to sign-in and back; after a form was sent, back to the page it stood on. */
function leadToSignIn(request: StaffRequest, reply: FastifyReply): void {
  const stoodOn = request.headers['hx-current-url'] ?? request.headers.referer;
  const next = request.method === 'GET' && !isPieceRequest(request) ? request.url : pathOf(stoodOn);
  const path = localPath(next);
  const address = path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
  void reply.header('cache-control', 'no-store');
  // htmx follows a 303 inside the piece it asked for; this header makes it leave the page.
  if (isPieceRequest(request)) void reply.code(200).header('hx-redirect', address).send('');
  else void reply.code(303).header('location', address).send('');
}

function pathOf(address: string | string[] | undefined): string {
  if (typeof address !== 'string' || !URL.canParse(address)) return '/';
  const url = new URL(address);
  return url.pathname + url.search;
}
