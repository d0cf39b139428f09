import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { lookup as lookUpAll } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { addressMatcher } from '../../net/address-rule.js';
import { isPublicAddress } from '../../net/public-address.js';

/** The target of a webhook has no address that the service may connect to. */
export class ForbiddenAddressError extends Error {
  constructor() {
    super('The address of the target is not public, and WEBHOOK_ALLOWED_NETWORKS does not have it');
  }
}

/** Decides which addresses webhooks may be sent to: those of the internet, and those that the settings allow. */
@Injectable()
export class TargetAddresses {
  private readonly isAllowedNetwork: (address: string) => boolean;

  constructor({ webhookAllowedNetworks }: Settings) {
    this.isAllowedNetwork = addressMatcher(webhookAllowedNetworks);
  }

  /**
   * Refuses a host that is an address, or has only addresses, which may not be connected to. A host whose name has no
   * address at this moment passes: {@link lookup} looks again when a socket connects.
   * @throws ForbiddenAddressError
   */
  async check(url: URL): Promise<void> {
    const host = hostOf(url);
    this.checkLiteral(url);
    if (isIP(host) !== 0) return;
    const addresses = await lookUpAll(host, { all: true }).catch(() => []);
    if (addresses.length > 0 && this.allowedOf(addresses).length === 0) {
      throw new ForbiddenAddressError();
    }
  }

  /** Refuses a host that is an address, for which a socket looks nothing up. @throws ForbiddenAddressError */
  checkLiteral(url: URL): void {
    const host = hostOf(url);
    if (isIP(host) !== 0 && !this.isAllowed(host)) throw new ForbiddenAddressError();
  }

  /**
   * Looks up a name for a socket, and returns only addresses that it may connect to. It is the address that the socket
   * then uses, so a name that changes its address between two look-ups gains nothing.
   */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const allowed = error === null ? this.allowedOf(addresses) : [];
      const [first] = allowed;
      if (first === undefined) callback(error ?? new ForbiddenAddressError(), '', 0);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };

  private allowedOf(addresses: readonly LookupAddress[]): LookupAddress[] {
    return addresses.filter(({ address }) => this.isAllowed(address));
  }

  private isAllowed(address: string): boolean {
    return isPublicAddress(address) || this.isAllowedNetwork(address);
  }
}

/** Without the brackets that a URL has around an IPv6 address. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
