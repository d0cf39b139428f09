import { apiOf, type Api } from '../../client/api/client.js';
import { ApiError, AwayError } from '../../client/api/errors.js';
import { pathOfLink } from '../../client/api/link-path.js';
import { send } from '../../client/api/send.js';
import type { CommonOptions } from '../command.js';
import { UsageError } from '../errors.js';
import { connectionOf, type Connection } from '../settings/connection.js';

/** Parameters of a download; what is undefined is left out. */
export type DownloadChoice = Readonly<Record<string, string | true | undefined>>;

/** A service as a command calls it. */
export interface Service {
  readonly url: string;
  readonly api: Api;
  /**
   * The answer to a link of the service, which is asked for where the command reaches the service.
   * @param choice parameters that the link does not have yet
   * @throws ApiError, AwayError, UsageError without a key
   */
  download(link: string, choice: DownloadChoice): Promise<Response>;
}

/**
 * The service that the options, the environment or a profile name. Connects to nothing yet.
 * @throws UsageError
 */
export function openService(options: CommonOptions): Service {
  const connection = connectionOf(options);
  const { url } = connection;
  const sendSigned = async (request: Request): Promise<Response> => {
    sign(request, connection);
    try {
      // A redirection could lead the key to somebody else.
      return await send(new Request(request, { redirect: 'manual' }));
    } catch (error) {
      if (!(error instanceof AwayError)) throw error;
      throw new AwayError(`There is no service at ${url} that answers`, { cause: error });
    }
  };
  return {
    url,
    api: apiOf(url, sendSigned),
    download: async (link, choice) => {
      const parts = Object.entries(choice).flatMap(([name, value]) =>
        value === undefined ? [] : [`&${name}=${String(value)}`],
      );
      const answer = await sendSigned(new Request(url + pathOfLink(link) + parts.join('')));
      if (!answer.ok) throw ApiError.of(answer.status, await answer.json().catch(() => null));
      return answer;
    },
  };
}

function sign({ url, headers }: Request, connection: Connection): void {
  const path = url.slice(connection.url.length);
  if (path.startsWith('/management/')) {
    headers.set('x-management-key', managementKeyOf(connection));
  } else if (path.startsWith('/v1/')) {
    const { appId, token } = keyOf(connection);
    headers.set('x-app-id', appId);
    headers.set('x-app-token', token);
  }
}

function keyOf({ key }: Connection) {
  if (key !== undefined) return key;
  throw new UsageError(
    'There is no key of a project. Set VOUCHSAFE_APP_ID and VOUCHSAFE_TOKEN, or keep both: vouchsafe profile set default',
  );
}

function managementKeyOf({ managementKey }: Connection): string {
  if (managementKey !== undefined) return managementKey;
  throw new UsageError(
    'There is no management key. Set VOUCHSAFE_MANAGEMENT_KEY to the MANAGEMENT_KEY of the service, or keep it: vouchsafe profile set default',
  );
}
