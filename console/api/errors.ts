export { ApiError, AwayError } from '../../src/client/api/errors.js';

/** The session has ended; what was asked can be asked again after the next sign-in. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
}
