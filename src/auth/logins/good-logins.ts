import type { Claim } from '../claim.js';

/** A login that worked is remembered so long after its last use. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_LOGINS = 10_000;
/** Of one owner. A key has one secret, but many bearer tokens. */
const MAX_OF_OWNER = 20;

interface GoodLogin {
  readonly owner: string;
  readonly until: number;
}

/**
 * The claims that were true a short time ago. It holds what was proved and nothing that came beside it, so a
 * guess cannot get in. When it is full the one unused for longest goes, and each owner has a share, so nobody
 * can push the others out.
 */
export class GoodLogins {
  /** By claim; the one that was used last is the last. */
  private readonly logins = new Map<string, GoodLogin>();
  private readonly claimsOf = new Map<string, Set<string>>();

  has(claim: Claim): boolean {
    return (this.logins.get(nameOf(claim))?.until ?? 0) > Date.now();
  }

  /** Remembers a claim that was proved. Its place counts in the share of its owner. */
  add(claim: Claim, owner: string): void {
    const name = nameOf(claim);
    this.drop(name);
    if (this.logins.size >= MAX_LOGINS) this.drop(firstOf(this.logins.keys()));
    const own = this.claimsOf.get(owner);
    if (own !== undefined && own.size >= MAX_OF_OWNER) this.drop(firstOf(own));
    this.logins.set(name, { owner, until: Date.now() + REMEMBERED_MS });
    this.claimsOf.set(owner, (this.claimsOf.get(owner) ?? new Set()).add(name));
  }

  /** The claim is true no more. */
  forget(claim: Claim): void {
    this.drop(nameOf(claim));
  }

  private drop(name: string | undefined): void {
    const login = name === undefined ? undefined : this.logins.get(name);
    if (name === undefined || login === undefined) return;
    this.logins.delete(name);
    const own = this.claimsOf.get(login.owner);
    own?.delete(name);
    if (own?.size === 0) this.claimsOf.delete(login.owner);
  }
}

/** Keyed by means: what one kind of route has proved says nothing on another. */
function nameOf(claim: Claim): string {
  const appId = claim.means === 'key' ? claim.appId : '';
  return `${claim.means} ${claim.secretSha256} ${appId}`;
}

function firstOf(names: Iterable<string>): string | undefined {
  for (const name of names) return name;
  return undefined;
}
