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
  linkEnded: (appId: string) =>
    `A session that a link began lasts 15 minutes. Nothing on this page is lost: sign in with the key ${appId} and go on.`,
  entering: 'Signing in',
  badLink:
    'This link does not sign in: it was used before, or its five minutes are over. Sign in with a key, or ask for a new link.',
  linkAway: 'The service did not answer. Open the link again in a moment.',
  signOut: 'Sign out and leave this page',
  asOperator: 'Sign in as an operator',
  asProject: 'Sign in with the key of a project',
  operatorTitle: 'Sign in as an operator',
  operatorLead: 'Projects, their keys and webhooks, and the audit trail.',
  managementKey: 'Management key',
  operatorHint:
    'The MANAGEMENT_KEY of the service. It stays in the memory of this page and is gone when you close it.',
  wrongManagementKey:
    'The service has another management key, or none. It is the MANAGEMENT_KEY that it was started with.',
  operatorEnded:
    'The service takes the management key no more. Nothing on this page is lost: sign in again and go on.',
  needsOperator: 'This page is for operators',
  needsOperatorLead: 'It needs the management key of the service. You stay signed in as you are.',
  needsProject: 'This page belongs to a project',
  needsProjectLead: 'It needs a key of the project. You stay signed in as an operator.',
  needsScopes: 'Your key does not open this page',
  needsScopesLead: (scopes: readonly string[]) =>
    `It needs the scope ${scopes.join(' and ')}. An operator can make a key that has it.`,
};
