import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusals/refusal.js';

/**
 * For forms that are sent before there is a session: refuses one that another site's page sent, by what the browser says
 * of it (Fetch Metadata, else Origin). A program that is no browser sends neither, and no one's cookie with it.
 */
export function refuseOtherSite(request: Pick<FastifyRequest, 'headers' | 'host'>): void {
  const site = request.headers['sec-fetch-site'];
  const here = site === undefined ? isOwnOrigin(request) : site === 'same-origin' || site === 'none';
  if (!here)
    throw new Refusal(
      'forbidden',
      'The form was sent from another site. Open the page here, and send it from there.',
    );
}

function isOwnOrigin({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
