import { Controller, Get, Header, Headers, Param, Res, StreamableFile } from '@nestjs/common';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import { CallerLogin, type Login } from '../../auth/login.js';
import type { Principal } from '../../auth/principal.js';
import { Long, type LongRequest } from '../../http/long-request.js';
import { Produces } from '../../http/route-options.js';
import { ActionIdParameter } from '../dto/action-id.docs.js';
import { EVENTS_ANSWER, LAST_EVENT_ID } from './events.docs.js';
import { EventStreams } from './event-streams.js';
import { readLastEventId } from './last-event-id.js';

const EVENT_STREAM = 'text/event-stream';

/** Server-sent events of bulk requests. The public API has none. */
@ApiTags('Async Actions')
@Controller('v1')
export class EventsController {
  constructor(private readonly streams: EventStreams) {}

  @Get('async-actions/:asyncActionId/events')
  @RequireScope('async-actions')
  @Produces(EVENT_STREAM)
  @Header('x-accel-buffering', 'no')
  @ApiOperation({
    operationId: 'stream-async-action-events',
    summary: 'Stream Async Action Events',
    description:
      'Server-sent events of one bulk request: `progress` when something has changed, at most four a second, with the ' +
      'action as lists show it, and `ended` with the action as `GET` shows it. Then the stream ends. A comment comes ' +
      'when nothing else has for 15 seconds.',
  })
  @ActionIdParameter()
  @ApiHeader(LAST_EVENT_ID)
  @ApiOkResponse(EVENTS_ANSWER)
  @ApiNoContentResponse({ description: 'The client has the `ended` event: it need not come back.' })
  async ofAction(
    @Caller() { projectId }: Principal,
    @CallerLogin() login: Login,
    @Long() request: LongRequest,
    @Param('asyncActionId') id: string,
    @Headers('last-event-id') header: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const reader = { projectId, login, request, lastEventId: readLastEventId(header) };
    const stream = await this.streams.ofAction(reader, id);
    if (stream !== null) return new StreamableFile(stream, { type: EVENT_STREAM });
    reply.code(204);
    return undefined;
  }

  @Get('async-action-events')
  @RequireScope('async-actions')
  @Produces(EVENT_STREAM)
  @Header('x-accel-buffering', 'no')
  @ApiOperation({
    operationId: 'stream-all-async-action-events',
    summary: 'Stream Events Of All Async Actions',
    description:
      'Server-sent events of the bulk requests of the project: `progress` of the one that runs or is the next to run, at ' +
      'most four a second, and `ended` of each, in the order in which they ended. A client that comes back names the ' +
      'last id that it has and misses no `ended` event, whichever process it comes to.',
  })
  @ApiHeader(LAST_EVENT_ID)
  @ApiOkResponse(EVENTS_ANSWER)
  async ofProject(
    @Caller() { projectId }: Principal,
    @CallerLogin() login: Login,
    @Long() request: LongRequest,
    @Headers('last-event-id') header: string | undefined,
  ): Promise<StreamableFile> {
    const lastEventId = readLastEventId(header);
    const stream = await this.streams.ofProject({ projectId, login, request, lastEventId });
    return new StreamableFile(stream, { type: EVENT_STREAM });
  }
}
