export const texts = {
  product: 'Vouchsafe',
  title: 'Sign in',
  lead: 'Bulk changes to vouchers: tried first, watched live, taken back when needed.',
  appId: 'App id',
  appToken: 'App token',
  hint: 'The key of your project. It stays in the memory of this page and is gone when you close it.',
  submit: 'Sign in',
  wrongKey: 'There is no such key. Check both parts: each must be copied in full.',
  away: 'The service does not answer. Try again in a moment.',
  endedTitle: 'Your session has ended',
  ended: (appId: string) =>
    `The key ${appId} was revoked, or its session could not be renewed. Nothing on this page is lost: sign in again and go on.`,
  signOut: 'Sign out and leave this page',
};
