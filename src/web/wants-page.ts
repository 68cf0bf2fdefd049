import type { FastifyRequest } from 'fastify';

/** Paths that answer JSON unless a browser navigates there. */
const DATA_PATH = /^\/(?:api|health)(?:[/?]|$)/u;

/** True when the answer should be a page: a browser asks, or something that names no format asks for a page's address. */
export function wantsPage(request: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
  const accept = request.headers.accept ?? '*/*';
  if (accept.includes('text/html')) return true;
  return !DATA_PATH.test(request.url) && !accept.includes('application/json');
}

/** True when htmx asks for a piece of a page. */
export function isPieceRequest(request: Pick<FastifyRequest, 'headers'>): boolean {
  return request.headers['hx-request'] === 'true';
}

/** An address of this service to go to after signing in; anything that leads elsewhere becomes `/`. */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || !text.startsWith('/') || text.length > 2000) return '/';
  const here = 'http://galenic.invalid';
  if (!URL.canParse(text, here)) return '/';
  const url = new URL(text, here);
  // `//elsewhere`, `/\elsewhere` and `/<tab>/elsewhere` all parse to another origin.
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
