import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What came to a receiver. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it came. */
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies of any shape
  readonly body: any;
}

/** How a receiver answers one request. */
type AnswerWebhook = (response: ServerResponse, received: ReceivedWebhook) => void;

const ACCEPT: AnswerWebhook = (response) => response.writeHead(204).end();

/** Takes webhooks on a port of the loopback, answers as a test wants it, and keeps all that came. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  private answer = ACCEPT;

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void readText(request).then((text) => this.take(request, response, text));
    });
  }

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new WebhookReceiver(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers like this from now on; as a receiver that takes everything when nothing is said. */
  answerWith(answer: AnswerWebhook = ACCEPT): void {
    this.answer = answer;
  }

  /** What came for this action. */
  of(actionId: string): ReceivedWebhook[] {
    return this.received.filter(({ body }) => body.event.entity_id === actionId);
  }

  async dispose(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(request: IncomingMessage, response: ServerResponse, text: string): void {
    const headers = request.headers as Record<string, string>;
    const received = { path: request.url ?? '', headers, text, body: JSON.parse(text) as unknown };
    this.received.push(received);
    this.answer(response, received);
  }
}

/** @throws Error when the package of Standard Webhooks refuses what came */
export function verifyReceived({ text, headers }: ReceivedWebhook, secret: string): void {
  new Webhook(secret).verify(text, headers);
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
