import type { FastifyReply } from 'fastify';
import type { Config } from '../config/config.js';

export const SESSION_COOKIE = 'galenic_session';

/**
 * Strict: no other site can make a browser act or even read here with it. Following a link from an e-mail therefore asks
 * for a sign-in once; a pharmacy's work starts at its own page. Without a lifetime: benches share browsers, and the
 * cookie goes when the browser is closed.
 */
export function setSessionCookie(
  reply: FastifyReply,
  secret: string,
  config: Pick<Config, 'secureCookies'>,
): void {
  void reply.setCookie(SESSION_COOKIE, secret, attributes(config));
}

export function clearSessionCookie(reply: FastifyReply, config: Pick<Config, 'secureCookies'>): void {
  void reply.clearCookie(SESSION_COOKIE, attributes(config));
}

function attributes({ secureCookies }: Pick<Config, 'secureCookies'>) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: secureCookies } as const;
}
