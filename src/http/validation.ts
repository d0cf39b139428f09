import { ValidationPipe, type PipeTransform, type ValidationError } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import type { ErrorKey } from '../errors/error-catalogue.js';
import { describeFaults, type JsonFault, type JsonPath } from '../json/json-path.js';

/**
 * Validates a query by its DTO. Unknown parameters are skipped, as the public API does; lists refuse those that narrow
 * other lists.
 */
export const queryPipe = (): PipeTransform => {
  const pipe = validationPipe('invalid_query_params');
  // Most polls ask for nothing. To find out what that stands for takes class-validator 0.1 ms each time.
  let nothing: Readonly<object> | undefined;
  return {
    transform: async (query: object, metadata) => {
      const isEmpty = Object.keys(query).length === 0;
      if (isEmpty && nothing !== undefined) return nothing;
      const dto = (await pipe.transform(query, metadata)) as object;
      if (isEmpty) nothing = Object.freeze(dto);
      return dto;
    },
  };
};

/** Validates a JSON body by its DTO; never used on metadata, whose keys class-transformer may drop. */
export const bodyPipe = (): ValidationPipe => validationPipe('invalid_payload');

/**
 * Validates a form by its DTO. A missing form counts as one without fields, and fields that the DTO does not have
 * are dropped before class-transformer sees them: it takes quadratic time in their number.
 * @param key of the error for every fault
 */
export const formPipe = (key: ErrorKey, names: readonly string[]): PipeTransform => {
  const pipe = new ValidationPipe({ ...RULES, exceptionFactory: () => new DomainError(key) });
  return {
    transform: (form: Readonly<Record<string, string>> = {}, metadata) => {
      const known = names.filter((name) => Object.hasOwn(form, name));
      return pipe.transform(Object.fromEntries(known.map((name) => [name, form[name]])), metadata);
    },
  };
};

const RULES = {
  transform: true,
  whitelist: true,
  validationError: { target: false, value: false },
  stopAtFirstError: true,
};

function validationPipe(key: ErrorKey): ValidationPipe {
  return new ValidationPipe({
    ...RULES,
    exceptionFactory: (errors) =>
      new DomainError(key, { details: describeFaults(errors.flatMap((error) => toFaults(error))) }),
  });
}

/** The DTOs word their messages in the grammar of the public API, without the property's path. */
function toFaults(error: ValidationError, parent: JsonPath = []): JsonFault[] {
  const path = [...parent, error.property];
  const own = Object.values(error.constraints ?? {}).map((text) => ({ path, text }));
  return [...own, ...(error.children ?? []).flatMap((child) => toFaults(child, path))];
}
