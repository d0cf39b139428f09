export { ApiError, AwayError, SessionEndedError } from '../../src/client/api/errors.js';
