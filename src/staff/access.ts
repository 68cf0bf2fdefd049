import {
  createParamDecorator,
  SetMetadata,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusals/refusal.js';
import type { SignedIn } from './signed-in.js';
import type { StaffRole } from './staff.entity.js';

export const PUBLIC = 'galenic:public';
export const ROLES = 'galenic:roles';

/** A request as the session guard leaves it: `signedIn` is absent on public routes. */
export interface StaffRequest extends FastifyRequest {
  signedIn?: SignedIn;
}

/** The route needs no session. Everything else does: a forgotten decorator closes a door, never opens one. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);

/** Only these roles may use the route (the handler's list replaces its controller's). A manager is not a pharmacist. */
export const Roles = (...roles: StaffRole[]): CustomDecorator => SetMetadata(ROLES, roles);

/** Parameter decorator: the signed-in member of staff. */
export const Who = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<StaffRequest>();
  if (!signedIn) throw new Refusal('not-signed-in', 'Sign in first.');
  return signedIn;
});
