import type { ApiClient } from '../http/api-client.js';

/** Requests and jobs of a tenant that does nothing special, with how long the slowest of each kind took. */
export class WellBehavedTenant {
  /** Milliseconds, by the kind of request. */
  readonly slowest: Record<string, number> = {};
  rounds = 0;
  private isOver = false;

  constructor(private readonly api: ApiClient) {}

  /** Works until {@link end} is called. Fails at the first answer that is not the right one. */
  async work(): Promise<void> {
    await this.api.createVoucher('mine', { metadata: { round: 0 } });
    while (!this.isOver) await this.round((this.rounds += 1));
  }

  end(): void {
    this.isOver = true;
  }

  private async round(number: number): Promise<void> {
    const voucher = await this.timed('GET', () => this.api.get('/v1/vouchers/mine'));
    expectStatus('GET', voucher.status, 200);
    const edit = await this.timed('PUT', () =>
      this.api.request('PUT', '/v1/vouchers/mine', { json: { metadata: { edit: number } } }),
    );
    expectStatus('PUT', edit.status, 200);
    const list = await this.timed('list', () => this.api.get('/v1/vouchers?limit=10'));
    expectStatus('list', list.status, 200);
    const action = await this.timed('job', () =>
      this.api.runBulk([{ code: 'mine', metadata: { round: number } }]),
    );
    const { done_count: done } = (action as { result: { done_count: number } }).result;
    if (done !== 1) throw new Error(`The job of round ${number} changed ${done} vouchers`);
    const { metadata } = (await this.api.getVoucher('mine')) as { metadata: object };
    const right = JSON.stringify({ edit: number, round: number });
    if (JSON.stringify(sorted(metadata)) !== right) {
      throw new Error(`After round ${number} the voucher has ${JSON.stringify(metadata)}`);
    }
  }

  private async timed<T>(kind: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work();
    const took = Math.round(performance.now() - start);
    this.slowest[kind] = Math.max(this.slowest[kind] ?? 0, took);
    return result;
  }
}

const sorted = (metadata: object) =>
  Object.fromEntries(Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)));

function expectStatus(kind: string, status: number, wanted: number): void {
  if (status !== wanted) throw new Error(`${kind} answered ${status}`);
}
