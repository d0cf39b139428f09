/** How long a code is good for. It is followed at once, or not at all. */
export const CODE_LIFE_MS = 5 * 60_000;
/** Letters and digits of a code: nearly 300 bits, so that its plain hash can be stored. */
export const CODE_LENGTH = 50;
/** The grant type of the form that exchanges a code. */
export const SIGN_IN_GRANT = 'urn:vouchsafe:oauth:sign-in-code';

/** A code that was not used yet, known by its hash. Times are Unix milliseconds. */
export interface SignInCode {
  readonly codeSha256: string;
  /** The key whose rights the sign-in gets. */
  readonly appId: string;
  readonly expiresAt: number;
}
