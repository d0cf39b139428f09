import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { ServiceSecrets } from '../database/secrets/service-secrets.js';
import { LinkSigner } from './link-signer.js';

/** Gives every module the signer of links. */
@Global()
@Module({
  providers: [
    {
      provide: LinkSigner,
      inject: [Settings, ServiceSecrets],
      useFactory: async ({ secretKey }: Settings, secrets: ServiceSecrets) =>
        // The name is older than the links to anything but reports, which it keeps good.
        new LinkSigner(secretKey ?? (await secrets.get('report-links'))),
    },
  ],
  exports: [LinkSigner],
})
export class LinksModule {}
