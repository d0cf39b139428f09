import { describeWithRedis } from '../../support/describe-with-redis.js';
import { shortTorture } from '../../support/short-torture.js';

describeWithRedis('two processes that accept and two that work, on PostgreSQL and Redis', () => {
  shortTorture('postgres');
});
