import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EventCounter } from '../../audit/event-counter.js';
import { readRange, type Bytes } from '../../http/byte-ranges.js';
import { digestField, wantsDigest } from '../../http/content-digest.js';
import { hasVersion, mayBePart } from '../../http/entity-tags.js';
import type { OpenReport } from './open-report.js';
import type { ReportFile } from './report-file.js';
import { ReportReader } from './report-reader.js';

/** A request for a file: its method and the headers that say what of it is wanted. */
export interface FileRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What is answered. Without a body it is 304 or 416. */
export interface FileAnswer {
  readonly status: 200 | 206 | 304 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable | null;
}

/** Answers requests for the files of actions: whole, in part, or not at all where the client has them. */
@Injectable()
export class ReportAnswer {
  constructor(
    private readonly reader: ReportReader,
    private readonly counter: EventCounter,
  ) {}

  /**
   * Length and digest are in the headers of a file that is small, was read before, is asked for in part, or whose client
   * wants them. Any other is sent as it is read, because the first byte would wait for the last.
   * @throws DomainError too_many_requests, overloaded
   */
  async to({ method, headers }: FileRequest, file: ReportFile): Promise<FileAnswer> {
    const header = (name: string) => headers[name] as string | undefined;
    const always = { etag: file.etag, 'accept-ranges': 'bytes' };
    if (hasVersion(header('if-none-match'), file.etag)) {
      return { status: 304, headers: always, body: null };
    }
    const range = mayBePart(header('if-range'), file.etag) ? header('range') : undefined;
    const isPartWanted = method === 'GET' && readRange(range, Infinity) !== null;
    const isMeasured =
      isPartWanted || wantsDigest(header('want-content-digest'), header('want-repr-digest'));
    const report = await this.reader.open(file, isMeasured);
    const part = isPartWanted ? readRange(range, report.facts?.length ?? 0) : null;
    if (part === 'unsatisfiable') {
      report.close();
      return { status: 416, headers: { ...always, ...behindEnd(report) }, body: null };
    }
    const body = await this.bodyOf(report, part, { method, file });
    const facts = part === null ? wholeOf(report) : partOf(report, part);
    return { status: part === null ? 200 : 206, headers: { ...always, ...facts }, body };
  }

  private async bodyOf(
    report: OpenReport,
    part: Bytes | null,
    { method, file }: { method: string; file: ReportFile },
  ): Promise<Readable> {
    if (method === 'HEAD') {
      report.close();
      return Readable.from([]);
    }
    try {
      const body = await report.stream(part);
      const { projectId, id: resourceId } = file.action;
      this.counter.note('report.downloaded', { projectId, resourceId });
      return body;
    } catch (error) {
      report.close();
      throw error;
    }
  }
}

function behindEnd({ facts }: OpenReport): Record<string, string> {
  return { 'content-range': `bytes */${facts?.length ?? 0}` };
}

function wholeOf({ facts }: OpenReport): Record<string, string> {
  if (facts === null) return {};
  const digest = digestField(facts.digest);
  return {
    'content-length': String(facts.length),
    'content-digest': digest,
    'repr-digest': digest,
  };
}

/** The digest of the whole file, by which a client proves what it has put together. */
function partOf({ facts }: OpenReport, { first, last }: Bytes): Record<string, string> {
  return {
    'content-length': String(last - first + 1),
    'content-range': `bytes ${first}-${last}/${facts?.length ?? 0}`,
    ...(facts !== null && { 'repr-digest': digestField(facts.digest) }),
  };
}
