import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public, Who, type StaffRequest } from './access.js';
import { bearerOf } from './bearer.js';
import { SESSION_COOKIE } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import type { SignedIn } from './signed-in.js';
import { SignInInput } from './staff.dto.js';

interface StaffAnswer {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly role: string;
  readonly pharmacy: string;
}

/** For programs: the token goes into `Authorization: Bearer …`. Sets no cookie, so no other site can ride on it. */
@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
  ) {}

  @Post()
  @Public()
  @ApiOperation({ summary: 'Sign in: answers the token' })
  async signIn(
    @Body() input: SignInInput,
    @Req() request: StaffRequest,
  ): Promise<{ token: string; staff: StaffAnswer }> {
    const token = await this.signIns.signIn({ ...input, address: request.ip });
    const session = await this.sessions.get(token);
    return { token, staff: staffAnswer(session) };
  }

  @Get()
  @ApiOperation({ summary: 'Who is signed in' })
  show(@Who() who: SignedIn): { staff: StaffAnswer } {
    return { staff: staffAnswer(who) };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out: the token ends' })
  async signOut(@Req() request: StaffRequest): Promise<void> {
    await this.sessions.end(bearerOf(request) ?? request.cookies[SESSION_COOKIE]);
  }
}

function staffAnswer(who: SignedIn): StaffAnswer {
  return {
    id: who.staffId,
    name: who.name,
    initials: who.initials,
    role: who.role,
    pharmacy: who.pharmacyName,
  };
}
