export const texts = {
  title: 'Webhooks',
  lead: 'Addresses that hear of every job of the project that has ended.',
  table: 'Webhooks of the project',
  noneTitle: 'No webhook yet',
  none: 'With a webhook another program knows at once that a job has ended, without asking.',
  target: 'Address',
  state: 'State',
  on: 'On',
  off: 'Off',
  disabled: 'Switched off after failures',
  events: 'Hears of',
  made: 'Made',
  eventNames: {
    'async_action.done': 'Jobs that are done',
    'async_action.failed': 'Jobs that failed',
    'async_action.cancelled': 'Jobs that were cancelled',
  },
  shortEvents: {
    'async_action.done': 'done',
    'async_action.failed': 'failed',
    'async_action.cancelled': 'cancelled',
  } as Readonly<Record<string, string>>,
  create: 'New webhook',
  make: 'Make the webhook',
  save: 'Save the webhook',
  targetHint: 'http or https, without credentials. Redirects are not followed.',
  headers: 'Headers',
  headersHint:
    'One a line, as x-tenant: shop. They are sent with each event; their values are not shown again.',
  headersKept: (names: readonly string[]) =>
    names.length === 0
      ? 'There are none. One a line, as x-tenant: shop.'
      : `Now: ${names.join(', ')}. What you write here takes their place; left empty, they stay.`,
  noHeader: (line: string) => `No header: ${line}`,
  secretTitle: 'Keep the secret now',
  secretText:
    'It signs what is sent, and is shown this once. The receiver checks each request with it.',
  secret: 'Secret',
};
