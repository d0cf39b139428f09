import { DomainError } from '../../errors/domain-error.js';

/** The fields of an URL-encoded form, decoded. @throws DomainError invalid_payload when one is given twice */
export function parseForm(bytes: Buffer): Record<string, string> {
  // The constructor takes off one question mark, which in a form is the first letter of a name.
  const fields = [...new URLSearchParams(`?${bytes.toString()}`)];
  const form = Object.fromEntries(fields);
  if (Object.keys(form).length !== fields.length) {
    throw new DomainError('invalid_payload', { details: 'Payload must NOT have duplicate fields' });
  }
  return form;
}
