import type { ApiHeaderOptions, ApiResponseOptions } from '@nestjs/swagger';

/** The header under which a request may come again. */
export const IDEMPOTENCY_KEY: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Any text of 1 to 255 printable ASCII characters. The same request under the same key is answered with the ' +
    'action that the first one made.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** The refusal of another request under the same key. */
export const KEY_REUSED: ApiResponseOptions = {
  status: 422,
  description: 'The key has come with another route, other options or another body.',
  schema: {
    example: {
      code: 422,
      key: 'idempotency_key_reused',
      message: 'Idempotency-Key was used for another request',
      details: 'The key came before with another body, for the action aa_0c555e8115d7b64504',
      request_id: 'v-0c555e810904188aa4',
    },
  },
};
