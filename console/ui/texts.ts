export const texts = {
  away: 'The service does not answer. Try again in a moment.',
  requestId: 'The log of the service has more under',
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  copy: 'Copy',
  copyThe: (what: string) => `Copy: ${what}`,
  copied: 'Copied.',
  copyByHand: 'Selected: copy it with Ctrl+C, or Cmd+C on a Mac.',
  cancel: 'Cancel',
  loading: 'Loading',
};
