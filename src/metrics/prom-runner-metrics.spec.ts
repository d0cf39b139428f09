import { beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { PromRunnerMetrics } from './prom-runner-metrics.js';

describe('PromRunnerMetrics', () => {
  let registry: Registry;
  let metrics: PromRunnerMetrics;

  beforeEach(() => {
    registry = new Registry();
    metrics = new PromRunnerMetrics(registry);
  });

  it('adds up rows by outcome and times chunks', async () => {
    metrics.chunkCommitted('VOUCHERS.IMPORT', { doneCount: 7, failedCount: 1, seconds: 0.02 });
    metrics.chunkCommitted('VOUCHERS.IMPORT', { doneCount: 3, failedCount: 0, seconds: 0.2 });

    const text = await registry.metrics();

    expect(text).toContain('vouchsafe_rows_total{type="VOUCHERS.IMPORT",outcome="done"} 10');
    expect(text).toContain('vouchsafe_rows_total{type="VOUCHERS.IMPORT",outcome="failed"} 1');
    expect(text).toContain('vouchsafe_chunk_seconds_bucket{le="0.025",type="VOUCHERS.IMPORT"} 1');
    expect(text).toContain('vouchsafe_chunk_seconds_count{type="VOUCHERS.IMPORT"} 2');
  });

  it('counts retries by reason, and lease losses', async () => {
    metrics.chunkRetried('fault');
    metrics.chunkRetried('fault');
    metrics.chunkRetried('storage_unavailable');
    metrics.leaseLost();

    const text = await registry.metrics();

    expect(text).toContain('vouchsafe_chunk_retries_total{reason="fault"} 2');
    expect(text).toContain('vouchsafe_chunk_retries_total{reason="storage_unavailable"} 1');
    expect(text).toContain('vouchsafe_lease_losses_total 1');
  });
});
