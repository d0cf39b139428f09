import { ApiResponse } from '@nestjs/swagger';

/** The refusal of a route that only an unfinished action can take. */
export const AnswersAlreadyFinished = (): MethodDecorator =>
  ApiResponse({
    status: 409,
    description: 'The action has ended.',
    schema: {
      example: {
        code: 409,
        key: 'already_finished',
        message: 'Already finished',
        details: 'The action ended at 2026-11-03T08:01:13.000Z',
        request_id: 'v-0c555e810904188aa4',
        resource_id: 'aa_0c555e8115d7b64504',
        resource_type: 'async_action',
      },
    },
  });
