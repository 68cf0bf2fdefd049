import type { FastifyRequest } from 'fastify';

const BEARER = /^Bearer ([\w.-]{1,200})$/iu;

/** The token of `Authorization: Bearer …`; undefined without one. */
export function bearerOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1];
}
