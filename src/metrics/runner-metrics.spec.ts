import { beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { anAction } from '../../test/factories/actions.js';
import { RunnerEvents } from '../async-actions/runner/runner-events.js';
import { RunnerMetrics } from './runner-metrics.js';

describe('RunnerMetrics', () => {
  let registry: Registry;
  let events: RunnerEvents;

  beforeEach(() => {
    registry = new Registry();
    events = new RunnerEvents();
    new RunnerMetrics(registry, events).onModuleInit();
  });

  it('adds up rows by outcome and times chunks', async () => {
    const committed = {
      kind: 'chunk-committed',
      action: anAction({ type: 'VOUCHERS.IMPORT' }),
    } as const;
    events.report({ ...committed, doneCount: 7, failedCount: 1, seconds: 0.02 });
    events.report({ ...committed, doneCount: 3, failedCount: 0, seconds: 0.2 });

    const text = await registry.metrics();

    expect(text).toContain('vouchsafe_rows_total{type="VOUCHERS.IMPORT",outcome="done"} 10');
    expect(text).toContain('vouchsafe_rows_total{type="VOUCHERS.IMPORT",outcome="failed"} 1');
    expect(text).toContain('vouchsafe_chunk_seconds_bucket{le="0.025",type="VOUCHERS.IMPORT"} 1');
    expect(text).toContain('vouchsafe_chunk_seconds_count{type="VOUCHERS.IMPORT"} 2');
  });

  it('counts retries by reason, and lease losses', async () => {
    const action = anAction();
    for (const reason of ['fault', 'fault', 'storage_unavailable'] as const) {
      events.report({ kind: 'chunk-retried', action, reason });
    }
    events.report({ kind: 'lease-taken-over', projectId: action.projectId, action });

    const text = await registry.metrics();

    expect(text).toContain('vouchsafe_chunk_retries_total{reason="fault"} 2');
    expect(text).toContain('vouchsafe_chunk_retries_total{reason="storage_unavailable"} 1');
    expect(text).toContain('vouchsafe_lease_losses_total 1');
  });
});
