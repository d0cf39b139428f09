import { describe, expect, it } from '@jest/globals';
import { DomainError, invalidPayload, notFound } from '../errors/domain-error.js';
import { ERROR_CATALOGUE, type ErrorKey } from '../errors/error-catalogue.js';
import { toErrorBody } from './exception.filter.js';
import { FrameworkError } from '../errors/framework-error.js';

const REQUEST_ID = 'v-0ea5a9b9b3402940a9';
const bodyOf = (error: DomainError) => JSON.stringify(toErrorBody(error, REQUEST_ID));

describe('toErrorBody', () => {
  it('answers a payload that breaks the rules', () => {
    expect(bodyOf(invalidPayload('Property .properties.Size.eq.0 must be number'))).toBe(
      '{"code":400,"key":"invalid_payload","message":"Invalid payload",' +
        '"details":"Property .properties.Size.eq.0 must be number","request_id":"v-0ea5a9b9b3402940a9"}',
    );
  });

  it('answers a query that breaks the rules', () => {
    const error = new DomainError('invalid_query_params', {
      details: 'Query .limit must be <= 100',
    });
    expect(bodyOf(error)).toBe(
      '{"code":400,"key":"invalid_query_params","message":"Invalid query params",' +
        '"details":"Query .limit must be <= 100","request_id":"v-0ea5a9b9b3402940a9"}',
    );
  });

  it('answers a missing or wrong key with three fields', () => {
    expect(bodyOf(new DomainError('unauthorized', { details: 'never shown' }))).toBe(
      '{"code":401,"message":"Unauthorized","key":"unauthorized"}',
    );
  });

  it('answers a missing resource with its id and type', () => {
    expect(bodyOf(notFound('voucher', 'IrKORhS'))).toBe(
      '{"code":404,"key":"not_found","message":"Resource not found",' +
        '"details":"Cannot find voucher with id IrKORhS","request_id":"v-0ea5a9b9b3402940a9",' +
        '"resource_id":"IrKORhS","resource_type":"voucher"}',
    );
  });

  it('answers an unknown path without details', () => {
    expect(bodyOf(new DomainError('not_found'))).toBe(
      '{"code":404,"key":"not_found","message":"Resource not found","request_id":"v-0ea5a9b9b3402940a9"}',
    );
  });

  it('answers a wrong method without a key', () => {
    const details = 'PUT is not supported by this endpoint. Did you mean GET or POST?';
    expect(bodyOf(new DomainError('method_not_allowed', { details }))).toBe(
      '{"code":405,"message":"HTTP Method Not Allowed",' +
        '"details":"PUT is not supported by this endpoint. Did you mean GET or POST?",' +
        '"request_id":"v-0ea5a9b9b3402940a9"}',
    );
  });

  it('answers a taken code', () => {
    const error = new DomainError('duplicate_found', {
      details: 'Duplicated voucher exists with id CODE',
      resourceId: 'CODE',
      resourceType: 'voucher',
    });
    expect(bodyOf(error)).toBe(
      '{"code":409,"key":"duplicate_found","message":"Duplicated resource found",' +
        '"details":"Duplicated voucher exists with id CODE","request_id":"v-0ea5a9b9b3402940a9",' +
        '"resource_id":"CODE","resource_type":"voucher"}',
    );
  });

  it('never shows the cause of a failure', () => {
    const cause = new Error('SQLITE_FULL at /var/lib/vouchsafe.db');
    for (const key of Object.keys(ERROR_CATALOGUE) as ErrorKey[]) {
      expect(bodyOf(new DomainError(key, { cause }))).not.toContain('SQLITE');
    }
  });
});

describe('FrameworkError', () => {
  it.each([
    [
      FrameworkError.invalidJson(),
      '{"statusCode":400,"error":"Bad Request","message":"Invalid request payload JSON format"}',
    ],
    [
      FrameworkError.payloadTooLarge(10_485_760),
      '{"statusCode":413,"error":"Request Entity Too Large","message":"Payload content length greater than maximum allowed: 10485760"}',
    ],
    [
      FrameworkError.unsupportedMediaType(),
      '{"statusCode":415,"error":"Unsupported Media Type","message":"Unsupported Media Type"}',
    ],
  ])('answers in the shape of the web framework: %s', (error, body) => {
    expect(JSON.stringify(error.toBody())).toBe(body);
  });
});
