/** What no log may show: credentials that a test was given or chose, as far as they are noted here. */
const secrets = new Set<string>();

/** Members of answers and forms that are secrets whenever they come up. */
const SECRET_MEMBERS = ['app_token', 'access_token', 'secret'];
const SECRET_SETTINGS = ['BOOTSTRAP_APP_TOKEN', 'MANAGEMENT_KEY', 'SECRET_KEY'];

export function noteSecret(secret: string): void {
  secrets.add(secret);
}

/** Notes the secrets of an answer of the service. */
export function noteSecretsOfAnswer(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  for (const name of SECRET_MEMBERS) {
    const value = (body as Record<string, unknown>)[name];
    if (typeof value === 'string') noteSecret(value);
  }
}

/** Notes the secrets among environment variables. */
export function noteSecretsOfSettings(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of SECRET_SETTINGS) {
    if (env[name] !== undefined) noteSecret(env[name]);
  }
}

/** How the id of an image of a voucher ends, by which it can be had without a key. */
const SIGNED_ID = /\.[0-9a-f]{8}\.[0-9a-f]{64}/;

/** Lines of a log that show a secret, or the signature of a link, which is one. */
export function linesWithSecrets(log: string): string[] {
  const found = [...secrets, 'signature='];
  return log
    .split('\n')
    .filter((line) => SIGNED_ID.test(line) || found.some((secret) => line.includes(secret)));
}
