import { EnvironmentReader } from './environment-reader.js';

/** Where the command line finds the service, and what opens it. */
export interface CliSettings {
  readonly url: string;
  readonly managementKey: string;
}

/** @throws Error naming every fault */
export function readCliEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): CliSettings {
  const read = new EnvironmentReader(environment);
  const url = read.baseUrl('PUBLIC_URL') ?? `http://localhost:${read.text('PORT') ?? 3000}`;
  const managementKey = read.secret('MANAGEMENT_KEY', { minLength: 16 });
  if (managementKey === undefined) read.fault('MANAGEMENT_KEY must be the one of the service');
  if (read.faults.length > 0) throw new Error(read.faults.join('\n'));
  return { url, managementKey: managementKey ?? '' };
}
