import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ReportDownloads, streamToReader } from '../../async-actions/index.js';
import { EventCounter } from '../../audit/event-counter.js';
import { DomainError } from '../../errors/domain-error.js';
import { MemoryBudget } from '../../memory/memory-budget.js';
import { fileMark, inForm, type FileForm } from '../csv-lines.js';
import type { Export } from '../export.js';
import { ExportStore } from '../storage/export-store.js';
import { ExportLink } from './export-link.js';

/** What a stream holds: a piece as text and as bytes, the next one, and the buffer of the socket. */
const STREAM_BYTES = 4_194_304;

/** The files behind the links of exports. */
@Injectable()
export class ExportDownloadService {
  constructor(
    private readonly exports: ExportStore,
    private readonly links: ExportLink,
    private readonly downloads: ReportDownloads,
    private readonly budget: MemoryBudget,
    private readonly counter: EventCounter,
  ) {}

  /**
   * The file behind a link. Its memory counts for the project until the stream is closed.
   * @throws DomainError unauthorized for a link that was altered or never made, or whose file is gone; too_many_requests
   * while the file has its number of downloads, overloaded when there is no memory for one more
   */
  async open(id: string, token: string, form: FileForm): Promise<Readable> {
    const one = await this.exports.findById(id);
    if (one === null || !this.links.isGenuine(one, token)) throw new DomainError('unauthorized');
    const download = this.downloads.begin(one.id, 'An export');
    const memory = this.budget.open(one.projectId);
    const end = () => {
      download.end();
      memory.release();
    };
    try {
      await memory.grow(STREAM_BYTES);
    } catch (error) {
      end();
      throw error;
    }
    this.counter.note('export.downloaded', { projectId: one.projectId, resourceId: one.id });
    return streamToReader(this.pieces(one, form)).once('close', end);
  }

  private async *pieces({ id, chunkCount }: Export, form: FileForm): AsyncGenerator<Buffer> {
    for (let number = 0; number < chunkCount; number += 1) {
      const lines = await this.exports.chunk(id, number);
      // The connection is cut, so that nobody takes a part for the whole.
      if (lines === null) throw new Error(`The export ${id} was deleted during its download`);
      yield Buffer.from((number === 0 ? fileMark(form) : '') + inForm(lines, form));
    }
  }
}
