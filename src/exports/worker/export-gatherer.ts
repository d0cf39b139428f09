import { Injectable } from '@nestjs/common';
import { AssetLinks } from '../../vouchers/assets/asset-links.js';
import {
  VoucherWalkStore,
  type VoucherWalk,
  type WalkPlace,
} from '../../vouchers/listing/storage/voucher-walk-store.js';
import { EXPORT_ORDERS, type Export } from '../export.js';
import { readExportFilters } from '../export-filter.js';
import { ExportTable } from '../export-table.js';
import { PageSize } from './page-size.js';

/** Characters of one piece of a file; the page that fills it is taken to its end. Larger ones cost memory for no time. */
const PIECE_CHARS = 131_072;
/** So many, and the line that exceeds them, are the most where vouchers turn out large in the middle of a page. */
const MAX_PIECE_CHARS = 524_288;
/** Longest time of one go; the page that runs then is read to its end. */
const GO_MS = 1_000;

/** What one go has found. */
export interface Gathered {
  readonly content: string;
  readonly rows: number;
  /** Where to go on; null when the walk has ended. */
  readonly place: WalkPlace | null;
}

/** Reads vouchers and writes their lines. */
@Injectable()
export class ExportGatherer {
  constructor(
    private readonly vouchers: VoucherWalkStore,
    private readonly links: AssetLinks,
  ) {}

  /** One go behind a place: some 128 KiB of lines, or as many as are found in a second. */
  async gather(one: Export, from: WalkPlace | null): Promise<Gathered> {
    const table = new ExportTable(one.parameters.fields, (voucher) => this.links.of(voucher));
    const walk = walkOf(one, table.hasMetadata);
    const piece = new Piece(from === null ? table.titles() : '');
    const size = new PageSize();
    const until = performance.now() + GO_MS;
    let place = from;
    do {
      const { vouchers, next } = await this.vouchers.page(walk, place, size.current);
      size.learn(vouchers.reduce((sum, { metadata }) => sum + metadata.length, 0));
      place = next;
      for (const voucher of vouchers) {
        piece.add(table.line(voucher));
        // What is left of the page is read again in the next go.
        if (piece.isOverfull && voucher !== vouchers.at(-1)) return piece.upTo(voucher);
      }
    } while (place !== null && !piece.isFull && performance.now() < until);
    return piece.upTo(place);
  }
}

/** Lines that become a piece of a file. */
class Piece {
  private readonly lines: string[];
  private chars: number;
  private rows = 0;

  constructor(titles: string) {
    this.lines = [titles];
    this.chars = titles.length;
  }

  get isFull(): boolean {
    return this.chars >= PIECE_CHARS;
  }

  get isOverfull(): boolean {
    return this.chars >= MAX_PIECE_CHARS;
  }

  add(line: string): void {
    this.lines.push(line);
    this.chars += line.length;
    this.rows += 1;
  }

  upTo(place: WalkPlace | null): Gathered {
    const at = place && { code: place.code, createdAt: place.createdAt };
    return { content: this.lines.join(''), rows: this.rows, place: at };
  }
}

function walkOf({ projectId, parameters, createdAt }: Export, hasMetadata: boolean): VoucherWalk {
  const { order, filters, campaign_id: campaignId } = parameters;
  // Conditions on the present go by the moment of the request, however long the export takes.
  const read = readExportFilters(filters, createdAt);
  if ('faults' in read) throw new Error('The filters of an accepted export cannot be read');
  return {
    projectId,
    // Campaigns are names without ids here, so none has the vouchers of one.
    selection: { conditions: [], filter: read.filter, isEmpty: campaignId !== undefined },
    order: EXPORT_ORDERS[order],
    hasMetadata,
  };
}
