import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { standardLog } from '../logging/log-output.js';

/** What a log that could not be written cannot say itself. */
@Injectable()
export class LogMetrics {
  constructor(registry: Registry) {
    const registers = [registry];
    const failures: Counter = new Counter({
      name: 'vouchsafe_log_failures_total',
      help: 'Writes to the log that failed; they are tried again',
      registers,
      collect: () => setTo(failures, standardLog.failures),
    });
    const lost: Counter = new Counter({
      name: 'vouchsafe_log_lines_lost_total',
      help: 'Lines that are not in the log, because too many waited for it',
      registers,
      collect: () => setTo(lost, standardLog.linesLost),
    });
  }
}

function setTo(counter: Counter, value: number): void {
  counter.reset();
  counter.inc(value);
}
