import fastifyStatic from '@fastify/static';
import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ConsoleController } from './console.controller.js';
import { ConsolePage } from './console-page.js';

/** The name of an asset has the hash of its content, so it never changes. */
const FOREVER = '365d';

/** The console: a page for people, and the files that it loads. It asks the API like any other client. */
@Module({ controllers: [ConsoleController], providers: [ConsolePage] })
export class ConsoleModule {
  constructor(host: HttpAdapterHost, page: ConsolePage) {
    if (!page.isBuilt) return;
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(fastifyStatic, {
      root: page.assets,
      prefix: '/console/assets/',
      decorateReply: false,
      index: false,
      // A route for each file: what is none of them is no route.
      wildcard: false,
      globIgnore: ['**/*.br', '**/*.gz'],
      preCompressed: true,
      immutable: true,
      maxAge: FOREVER,
    });
  }
}
