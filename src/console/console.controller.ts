import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/access.decorator.js';
import { Produces } from '../http/route-options.js';
import { ConsolePage } from './console-page.js';
import { contentSecurityPolicy } from './content-security-policy.js';

const HTML = 'text/html; charset=utf-8';

/** The page of the console. It is open to everyone: what it shows it asks the API for, with the reader's key. */
@ApiExcludeController()
@Controller()
export class ConsoleController {
  constructor(private readonly page: ConsolePage) {}

  /** Leads a browser to the console. The address is relative, so that the prefix of a proxy stays. */
  @Get()
  @Public()
  @Produces(HTML)
  root(@Res() reply: FastifyReply): void {
    void reply.redirect('console/', 302);
  }

  /** One page for every path below `/console`: its own router reads the rest of the path. */
  @Get(['console', 'console/*'])
  @Public()
  @Produces(HTML)
  show(@Req() { url }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const { html, nonce } = this.page.render(url);
    reply.header('content-type', HTML);
    reply.header('cache-control', 'no-store');
    reply.header('content-security-policy', contentSecurityPolicy(nonce));
    return html;
  }
}
