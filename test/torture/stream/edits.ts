import { WORTH } from '../../factories/bulk-items.js';
import type { Metadata, SentEdit } from '../history.js';
import type { Call } from '../http.js';
import type { Choice } from './choice.js';
import { drawMetadata } from './rows.js';

type Kind = SentEdit['kind'];

interface EditOperation {
  readonly kind: Kind;
  readonly weight: number;
  readonly call: (path: string, metadata: Metadata) => Call;
}

const EDITS: readonly EditOperation[] = [
  {
    kind: 'update',
    weight: 12,
    call: (path, metadata) => ({ method: 'PUT', path, body: JSON.stringify({ metadata }) }),
  },
  {
    kind: 'create',
    weight: 3,
    call: (path, metadata) => ({
      method: 'POST',
      path,
      body: JSON.stringify({ ...WORTH, metadata }),
    }),
  },
  {
    kind: 'delete',
    weight: 1.5,
    call: (path) => ({ method: 'DELETE', path: `${path}?force=true` }),
  },
  { kind: 'bin', weight: 0.1, call: (path) => ({ method: 'DELETE', path }) },
];

/** A change of one voucher, made by one client at a time for each code. */
export function drawEdit(id: string, code: string, choice: Choice) {
  const { kind, call } = choice.weighted(EDITS);
  const drawn = kind === 'update' || kind === 'create' ? drawMetadata(id, choice) : {};
  const metadata = drawn.job === undefined ? drawn : { ...drawn, edit: id };
  return { kind, code, metadata, call: call(`/v1/vouchers/${code}`, metadata) };
}
