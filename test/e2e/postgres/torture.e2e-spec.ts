import { describeWithRedis } from '../../support/machine/describe-with-redis.js';
import { shortTorture } from '../../support/service/short-torture.js';

describeWithRedis('two processes that accept and two that work, on PostgreSQL and Redis', () => {
  shortTorture('postgres');
});
