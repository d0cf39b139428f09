import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Admitted } from '../admission/admission.service.js';
import type { AsyncActionIdResponse } from '../dto/async-action-id.response.js';

/** The header of an answer that repeats an earlier one. */
export const REPLAYED = 'Idempotent-Replayed';

/** Answers a request that was admitted with the id of its action, and says whether it has come before. */
@Injectable()
export class AnswerAdmitted implements NestInterceptor<Admitted, AsyncActionIdResponse> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<Admitted>,
  ): Observable<AsyncActionIdResponse> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ actionId, isReplay }) => {
        if (isReplay) reply.header(REPLAYED, 'true');
        return { async_action_id: actionId };
      }),
    );
  }
}
