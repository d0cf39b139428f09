import type { ExecutionContext } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import type { EventCounter } from '../audit/event-counter.js';
import { Public, RequireScope } from './access.decorator.js';
import { AccessGuard } from './access.guard.js';
import type { Scope } from './scope.js';

class Routes {
  undeclared(): void {
    return;
  }

  @Public()
  open(): void {
    return;
  }

  @RequireScope('vouchers')
  vouchers(): void {
    return;
  }

  @RequireScope('async-actions', 'vouchers')
  both(): void {
    return;
  }
}

function mayCall(handler: keyof Routes, scopes?: readonly Scope[], noted: unknown[] = []): boolean {
  const principal = scopes && { projectId: 'p', appId: 'a', scopes };
  const context = {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- only its metadata is read
    getHandler: () => Routes.prototype[handler],
    switchToHttp: () => ({
      getRequest: () => ({ principal, method: 'GET', routeOptions: { url: '/v1/vouchers' } }),
    }),
  };
  const counter = {
    note: (event: string, about: object) => void noted.push({ event, ...about }),
  } as EventCounter;
  return new AccessGuard(counter).canActivate(context as unknown as ExecutionContext);
}

describe('AccessGuard', () => {
  it('closes a handler that declares no access, to everyone', () => {
    expect(() => mayCall('undeclared')).toThrow(expect.objectContaining({ key: 'unauthorized' }));
    expect(() => mayCall('undeclared', ['api'])).toThrow(
      expect.objectContaining({ key: 'unauthorized' }),
    );
  });

  it('opens a public handler to everyone', () => {
    expect(mayCall('open')).toBe(true);
  });

  it('asks a caller for a handler with a scope', () => {
    expect(() => mayCall('vouchers')).toThrow(expect.objectContaining({ key: 'unauthorized' }));
  });

  it('lets a caller in whose key has the scope, or all of them', () => {
    expect(mayCall('vouchers', ['vouchers'])).toBe(true);
    expect(mayCall('vouchers', ['api'])).toBe(true);
  });

  it('refuses a caller whose key has another scope', () => {
    expect(() => mayCall('vouchers', ['async-actions'])).toThrow(
      expect.objectContaining({ key: 'missing_required_permission' }),
    );
  });

  it('asks for every scope of a handler that has several', () => {
    expect(mayCall('both', ['vouchers', 'async-actions'])).toBe(true);
    expect(mayCall('both', ['api'])).toBe(true);
    for (const scope of ['vouchers', 'async-actions'] as const) {
      expect(() => mayCall('both', [scope])).toThrow(
        expect.objectContaining({ key: 'missing_required_permission' }),
      );
    }
  });

  it('notes whom it refused for a scope, and nobody else', () => {
    const noted: unknown[] = [];
    mayCall('vouchers', ['vouchers'], noted);
    expect(() => mayCall('vouchers', ['async-actions'], noted)).toThrow();

    expect(noted).toEqual([
      { event: 'access.refused', projectId: 'p', resourceId: 'GET /v1/vouchers' },
    ]);
  });
});
