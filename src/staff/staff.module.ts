import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PasswordPagesController } from './password.pages.controller.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionsService } from './sessions.service.js';
import { SignInPagesController } from './sign-in.pages.controller.js';
import { SignInService } from './sign-in.service.js';
import { StaffPagesController } from './staff.pages.controller.js';
import { StaffService } from './staff.service.js';

@Module({
  controllers: [SessionController, SignInPagesController, PasswordPagesController, StaffPagesController],
  providers: [SessionsService, SignInService, StaffService, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [StaffService],
})
export class StaffModule {}
