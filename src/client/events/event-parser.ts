/** An event of a stream, as it came. */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/** A line has ended by one of these. A carriage return at the end may be half of a pair. */
const LINE_END = /\r\n|\n|\r(?=[^])/;

/** Reads server-sent events by the rules of the HTML standard. An event that was cut off counts as not sent. */
export class EventParser {
  /** Milliseconds after which the service wants to be asked again; null until it has said so. */
  retryMs: number | null = null;
  private rest = '';
  private name = '';
  private data: string[] = [];
  private id: string;

  /** @param lastEventId of the last event that had an id, to be sent as `Last-Event-ID` */
  constructor(public lastEventId = '') {
    this.id = lastEventId;
  }

  /** Takes a piece of any size. @returns the events that are complete with it */
  push(text: string): StreamEvent[] {
    const lines = (this.rest + text).split(LINE_END);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => (line === '' ? this.complete() : this.field(line)));
  }

  private complete(): StreamEvent[] {
    const event = { name: this.name || 'message', data: this.data.join('\n') };
    const hasData = this.data.length > 0;
    this.lastEventId = this.id;
    this.name = '';
    this.data = [];
    return hasData ? [event] : [];
  }

  private field(line: string): [] {
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') this.name = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id') this.id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
    return [];
  }
}
