import { ValidateBy, type ValidationArguments } from 'class-validator';
import { textFault } from '../../json/value-limits.js';
import { secretFault } from '../secret.js';

const MAX_URL_LENGTH = 2_048;
const MAX_HEADERS = 20;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const HEADER_VALUE = /^[\t\x20-\x7e]{0,1024}$/;
/** What the service and the connection say themselves. */
const OWN_HEADERS =
  /^(?:host|connection|keep-alive|content-.*|transfer-encoding|te|trailer|upgrade|expect|proxy-.*|webhook-.*|x-voucherify-signature)$/i;

/** A member that must pass a rule, which returns what is wrong with it or null. */
function Passes(name: string, faultOf: (value: unknown) => string | null): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => faultOf(value) === null,
      defaultMessage: (is?: ValidationArguments) => faultOf(is?.value) ?? '',
    },
  });
}

/** An address that webhooks can be sent to, as far as its text shows. */
export const IsTargetUrl = () => Passes('targetUrl', targetUrlFault);

/** Names and values of headers of HTTP that the service does not set itself. */
export const AreCustomHeaders = () => Passes('customHeaders', headersFault);

/** A secret that a client may choose. */
export const IsWebhookSecret = () => Passes('webhookSecret', secretFault);

function targetUrlFault(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return 'must be URL';
  const url = new URL(value);
  if (!/^https?:$/.test(url.protocol)) return 'must start with http:// or https://';
  if (url.username !== '' || url.password !== '') {
    return 'must NOT have credentials: use custom_headers';
  }
  if (value.length > MAX_URL_LENGTH) return `must NOT have more than ${MAX_URL_LENGTH} characters`;
  return textFault(value);
}

function headersFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be object';
  const headers = Object.entries(value);
  if (headers.length > MAX_HEADERS) return `must NOT have more than ${MAX_HEADERS} properties`;
  for (const [name, text] of headers) {
    if (!HEADER_NAME.test(name)) return 'must have only names of HTTP headers';
    if (OWN_HEADERS.test(name)) return `must NOT have ${name}, which the service sets`;
    if (typeof text !== 'string' || !HEADER_VALUE.test(text)) {
      return `must have a string of at most 1024 printable ASCII characters for ${name}`;
    }
  }
  return null;
}
