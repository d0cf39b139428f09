/** The header by which a client goes on where it stopped. */
export const LAST_EVENT_ID = {
  name: 'Last-Event-ID',
  required: false,
  description: 'The id of the last event that the client has; browsers send it by themselves.',
  schema: { type: 'string', pattern: '^[0-9]{1,15}$' },
  example: '41',
} as const;

/** A stream in short: each `data` is one line, with less of the action than there is. */
const EXAMPLE = `retry: 2000

event: progress
data: {"id":"aa_0c555e8115d7b64504","status":"IN_PROGRESS","progress":62,"object":"async_action"}

event: ended
id: 42
data: {"id":"aa_0c555e8115d7b64504","status":"DONE","progress":100,"object":"async_action"}

`;

/** The answer that is a stream; refusals are JSON as ever. */
export const EVENTS_ANSWER = {
  description: 'Events until the client or the service ends it.',
  content: { 'text/event-stream': { schema: { type: 'string' as const }, example: EXAMPLE } },
};
