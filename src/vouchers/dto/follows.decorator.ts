import { registerDecorator } from 'class-validator';
import type { FieldRule } from '../domain/field-rules.js';

/**
 * A class-validator constraint that is a field rule of the domain, so that a body checked by its DTO and
 * a row checked in a worker thread, where no framework is loaded, hear the same words. Null is absent.
 */
export function Follows(rule: FieldRule): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'follows',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value: unknown) => (value ?? null) === null || rule(value) === null,
        defaultMessage: (args) => rule(args?.value) ?? '',
      },
    });
  };
}
