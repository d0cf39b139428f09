import { Injectable } from '@nestjs/common';

/** What this process has sent to receivers since its start. */
@Injectable()
export class DeliveryCounts {
  /** Tries that were answered with 2xx. */
  received = 0;
  /** Tries that were not. */
  failed = 0;
}
