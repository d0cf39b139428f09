import { createServer, type IncomingMessage } from 'node:http';
import { SqliteFile } from '../sqlite-file.js';
import { SingleVouchers } from './single-vouchers.js';

/**
 * The least that could answer requests for one voucher at a time, with the bytes of the service: `node:http`, one
 * connection that reads and one that writes, a durable transaction for each change, no keys, no checks, no audit trail.
 * Arguments: file, port, vouchers.
 */
async function main([file = '', port, count]: readonly string[]): Promise<void> {
  const writer = await SqliteFile.open(file);
  const vouchers = new SingleVouchers(writer, await SqliteFile.open(file));
  await vouchers.fill(Number(count));
  const server = createServer((request, response) => {
    answer(vouchers, request).then(
      (json) => {
        if (json === undefined) response.writeHead(404).end('{}');
        else response.writeHead(200, { 'content-type': 'application/json' }).end(json);
      },
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(Number(port), '127.0.0.1');
}

async function answer(
  vouchers: SingleVouchers,
  request: IncomingMessage,
): Promise<string | undefined> {
  const code = request.url?.slice(request.url.lastIndexOf('/') + 1) ?? '';
  if (request.url?.startsWith('/v1/async-actions/')) return vouchers.action(code);
  if (request.method === 'GET') return vouchers.get(code);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
  return request.method === 'PUT' ? vouchers.update(code, body) : vouchers.create(code, body);
}

await main(process.argv.slice(2));
