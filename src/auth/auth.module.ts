import { Module } from '@nestjs/common';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { AccessGuard } from './access.guard.js';
import { Authenticator } from './authenticator.js';
import { FailedLogins } from './logins/failed-logins.js';
import { FirstKeyService } from './first-key.service.js';
import { KeyCache } from './key-cache.js';
import { KeyUsage } from './keys/key-usage.js';
import { KeysService } from './keys/keys.service.js';
import { OauthController } from './oauth/oauth.controller.js';
import { OauthService } from './oauth/oauth.service.js';
import { TokenStore } from './oauth/storage/token-store.js';
import { TypeormTokenStore } from './oauth/storage/typeorm-token-store.js';
import { SignInCodesService } from './sign-in-codes/sign-in-codes.service.js';
import { SignInController } from './sign-in-codes/sign-in.controller.js';
import { SignInCodeStore } from './sign-in-codes/storage/sign-in-code-store.js';
import { TypeormSignInCodeStore } from './sign-in-codes/storage/typeorm-sign-in-code-store.js';
import { KeyStore } from './storage/key-store.js';
import { TypeormKeyStore } from './storage/typeorm-key-store.js';

/** Who may call, and for which project. The guard is global: a route that declares nothing is closed. */
@Module({
  imports: [RuntimeModule, AuditModule],
  controllers: [OauthController, SignInController],
  providers: [
    OauthService,
    SignInCodesService,
    KeysService,
    KeyUsage,
    Authenticator,
    KeyCache,
    FailedLogins,
    FirstKeyService,
    { provide: KeyStore, useClass: TypeormKeyStore },
    { provide: TokenStore, useClass: TypeormTokenStore },
    { provide: SignInCodeStore, useClass: TypeormSignInCodeStore },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Authenticator, FailedLogins, KeysService, SignInCodesService],
})
export class AuthModule {}
