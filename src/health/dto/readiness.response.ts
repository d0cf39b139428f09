import { ApiProperty } from '@nestjs/swagger';
import type { HealthCheckResult, HealthCheckStatus, HealthIndicatorResult } from '@nestjs/terminus';

type CheckStatus = 'up' | 'degraded' | 'down';
const READINESS_STATES = ['ok', 'degraded', 'unavailable'] as const;

/** What each thing that the service needs is like. */
export class ReadinessChecks {
  @ApiProperty({ enum: ['up', 'down'] })
  database!: CheckStatus;

  @ApiProperty({
    enum: ['up', 'down'],
    description: '`down`: the schema is not that of this build.',
  })
  migrations!: CheckStatus;

  @ApiProperty({ enum: ['up', 'degraded'], description: '`degraded`: Redis is away.' })
  queue!: CheckStatus;
}

/** `degraded` still serves everything: only Redis is away. `unavailable` should get no traffic. */
export class ReadinessResponse {
  @ApiProperty({ enum: READINESS_STATES })
  status!: (typeof READINESS_STATES)[number];

  @ApiProperty({ type: ReadinessChecks })
  checks!: ReadinessChecks;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Webhooks of all projects that were switched off because a send-out had its last try, and still are. `status` does ' +
      'not depend on it. Null while the database is away.',
  })
  disabled_webhooks!: number | null;
}

/** What Terminus finds out. */
export type ReadinessResult = HealthCheckResult<HealthIndicatorResult<keyof ReadinessChecks>>;

const STATUS: Readonly<Record<HealthCheckStatus, ReadinessResponse['status']>> = {
  ok: 'ok',
  degraded: 'degraded',
  error: 'unavailable',
  shutting_down: 'unavailable',
};

/** The answer without the messages of drivers, which are nobody's business on a route without a key. */
export function toReadinessResponse(
  { status, details }: ReadinessResult,
  disabledWebhooks: number | null,
): ReadinessResponse {
  const { database, migrations, queue } = details;
  return {
    status: STATUS[status],
    checks: { database: database.status, migrations: migrations.status, queue: queue.status },
    disabled_webhooks: disabledWebhooks,
  };
}
