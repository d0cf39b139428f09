export const texts = {
  away: 'The service does not answer. Try again in a moment.',
  requestId: 'The log of the service has more under',
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  loading: 'Loading',
};
