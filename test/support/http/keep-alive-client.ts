import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

/** A request with headers of any bytes that Node can send. */
export interface PlainRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string;
}

/** What came back; the text is not parsed. */
export interface PlainAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends many requests over a few connections that stay open. */
export class KeepAliveClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** The answers in the order of the requests, of which as many are under way as there are connections. */
  async sendAll(requests: readonly PlainRequest[]): Promise<PlainAnswer[]> {
    const answers: PlainAnswer[] = [];
    const queue = requests.entries();
    const work = async () => {
      for (const [at, one] of queue) answers[at] = await this.send(one);
    };
    await Promise.all(Array.from({ length: this.connections }, work));
    return answers;
  }

  close(): void {
    this.agent.destroy();
  }

  private send({ method, path, headers, body }: PlainRequest): Promise<PlainAnswer> {
    const { agent } = this;
    return new Promise((resolve, reject) => {
      const sent = request(this.url + path, { method, headers, agent }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
