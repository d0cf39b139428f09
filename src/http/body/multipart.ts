/** The bytes are not a multipart form. */
export class InvalidMultipartError extends Error {}

/** Parts that are looked at; a form with one file has a few. */
const MAX_PARTS = 100;
const MAX_HEADER_BYTES = 16_384;

const CRLF = '\r\n';

/**
 * The contents of all parts of a multipart form that have a field's name, as slices of the bytes. Made for
 * bodies that are there as a whole; only the headers of the parts are copied.
 * @throws InvalidMultipartError when there is no boundary, a part has no name or the end is missing
 */
export function readMultipartField(bytes: Buffer, contentType: string, field: string): Buffer[] {
  const delimiter = Buffer.from(`--${boundaryOf(contentType)}`, 'latin1');
  const found: Buffer[] = [];
  let boundary = nextBoundary(bytes, delimiter, 0);
  for (let count = 0; !boundary.isLast; count += 1) {
    if (count === MAX_PARTS) throw new InvalidMultipartError('The form has too many parts');
    const headerEnd = bytes.indexOf(CRLF + CRLF, boundary.end - CRLF.length);
    const next = nextBoundary(bytes, delimiter, boundary.end);
    if (headerEnd === -1 || headerEnd >= next.start) throw new InvalidMultipartError('No headers');
    if (headerEnd - boundary.end > MAX_HEADER_BYTES)
      throw new InvalidMultipartError('Long headers');
    const headers = bytes.toString('utf8', boundary.end, Math.max(boundary.end, headerEnd));
    const from = headerEnd + CRLF.length * 2;
    if (nameOf(headers) === field) found.push(bytes.subarray(from, Math.max(from, next.start)));
    boundary = next;
  }
  return found;
}

function boundaryOf(contentType: string): string {
  const boundary = parametersOf(contentType).get('boundary') ?? '';
  if (boundary === '' || boundary.length > 70) throw new InvalidMultipartError('No boundary');
  return boundary;
}

interface Boundary {
  /** Where the contents before it end. */
  readonly start: number;
  /** Where the headers after it begin. */
  readonly end: number;
  readonly isLast: boolean;
}

/** The next line that is a boundary; the delimiter inside of contents is none. */
function nextBoundary(bytes: Buffer, delimiter: Buffer, from: number): Boundary {
  let at = bytes.indexOf(delimiter, from);
  for (; at !== -1; at = bytes.indexOf(delimiter, at + 1)) {
    const isLineStart = at === 0 || bytes.toString('latin1', at - 2, at) === CRLF;
    if (!isLineStart) continue;
    const start = Math.max(0, at - CRLF.length);
    let end = at + delimiter.length;
    if (bytes.toString('latin1', end, end + 2) === '--') return { start, end, isLast: true };
    while (bytes[end] === 0x20 || bytes[end] === 0x09) end += 1;
    if (bytes.toString('latin1', end, end + 2) === CRLF) {
      return { start, end: end + CRLF.length, isLast: false };
    }
  }
  throw new InvalidMultipartError('The form has no end');
}

function nameOf(headers: string): string {
  const disposition = headers.split(CRLF).find((line) => /^content-disposition[ \t]*:/i.test(line));
  const name = parametersOf(disposition ?? '').get('name');
  if (name === undefined) throw new InvalidMultipartError('A part has no name');
  return name;
}

/** The parameters of a header by their lower-case names. */
function parametersOf(header: string): Map<string, string> {
  const parameters = header.matchAll(/;[ \t]*([^\s=;"]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/g);
  return new Map(
    [...parameters].map(([, name = '', quoted, plain]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(["\\])/g, '$1') ?? plain ?? '',
    ]),
  );
}
