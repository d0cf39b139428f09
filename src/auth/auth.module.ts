import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Authenticator } from './authenticator.js';
import { FirstKeyService } from './first-key.service.js';
import { KeyCache } from './key-cache.js';
import { KeyStore } from './storage/key-store.js';
import { TypeormKeyStore } from './storage/typeorm-key-store.js';

/** Who may call, and for which project. The guard is global: a route that declares nothing is closed. */
@Global()
@Module({
  providers: [
    Authenticator,
    KeyCache,
    FirstKeyService,
    { provide: KeyStore, useClass: TypeormKeyStore },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Authenticator],
})
export class AuthModule {}
