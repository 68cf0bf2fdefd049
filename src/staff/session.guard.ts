import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import { Refusal } from '../refusals/refusal.js';
import { isPieceRequest, wantsPage } from '../web/wants-page.js';
import { PUBLIC, ROLES, type StaffRequest } from './access.js';
import { bearerOf } from './bearer.js';
import { SESSION_COOKIE, setSessionCookie } from './session-cookie.js';
import { sameSecret } from './session-token.js';
import { SessionsService } from './sessions.service.js';
import type { SignedIn } from './signed-in.js';
import type { StaffRole } from './staff.entity.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

const STALE_FORM =
  'The form is from an earlier sign-in, or did not come from this service. Open the page again, and send it from there.';

/** Stands before every route: a session, its CSRF token, and the role, unless the route is `@Public()`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, places)) return true;
    const request = context.switchToHttp().getRequest<StaffRequest>();
    const who = await this.identify(request, context.switchToHttp().getResponse<FastifyReply>());
    request.signedIn = who;
    const roles = this.reflector.getAllAndOverride<StaffRole[] | undefined>(ROLES, places);
    if (roles && !roles.includes(who.role)) throw new Refusal('forbidden', roleSentence(roles, who.role));
    return true;
  }

  private async identify(request: StaffRequest, reply: FastifyReply): Promise<SignedIn> {
    if (request.headers.authorization !== undefined) return this.sessions.get(bearerOf(request));
    const secret = request.cookies[SESSION_COOKIE];
    const session = await this.sessions.find(secret);
    if (!session || secret === undefined) return this.sessions.get(undefined);
    if (!SAFE_METHODS.has(request.method)) refuseForeignForm(request, session.who.csrfToken);
    if (session.rotationDue && isPageVisit(request)) await this.rotate(secret, reply);
    return session.who;
  }

  private async rotate(secret: string, reply: FastifyReply): Promise<void> {
    const next = await this.sessions.rotate(secret);
    if (next !== null) setSessionCookie(reply, next, this.config);
  }
}

/** A piece is often asked for and given up as one types on; a token handed out with such an answer would be lost. */
function isPageVisit(request: StaffRequest): boolean {
  return request.method === 'GET' && wantsPage(request) && !isPieceRequest(request);
}

/** The token comes in the form's `_csrf` or in `X-CSRF-Token`; it is taken out of the body, where no field expects it. */
function refuseForeignForm(request: StaffRequest, right: string): void {
  const body = request.body as Record<string, unknown> | null | undefined;
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const given = request.headers['x-csrf-token'] ?? (isObject ? body['_csrf'] : undefined);
  if (isObject) delete body['_csrf'];
  if (!sameSecret(given, right)) throw new Refusal('forbidden', STALE_FORM);
}

function roleSentence(roles: readonly StaffRole[], role: StaffRole): string {
  return `This is for a ${roles.join(' or a ')}; you are signed in as ${role}. Ask one to do it.`;
}
