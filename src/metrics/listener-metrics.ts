import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { ListeningClients, type ListeningKind } from '../async-actions/index.js';

/** The clients of this process that wait for the end of a job or read events. */
@Injectable()
export class ListenerMetrics {
  constructor(registry: Registry, clients: ListeningClients) {
    const gauge = (name: string, help: string, kind: ListeningKind) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(clients.count(kind));
        },
      });
    gauge('vouchsafe_event_streams', 'Open streams of events of bulk jobs', 'stream');
    gauge('vouchsafe_waiting_clients', 'Requests that wait for the end of a bulk job', 'wait');
  }
}
