import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { rowsOf } from '../../database/statement.js';
import type { SoughtCode } from '../code-range.js';
import {
  CodeIndex,
  type ChunkPlace,
  type CodeCandidate,
  type CodePage,
  type CodeRows,
  type CodeRowsQuery,
} from './code-index.js';
import { ASYNC_ACTION_STATEMENTS, type AsyncActionStatements } from './sql/index.js';

/** Codes in the table `async_action_chunks`. */
@Injectable()
export class TypeormCodeIndex extends CodeIndex {
  private readonly statements: AsyncActionStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = ASYNC_ACTION_STATEMENTS[database.dialect];
  }

  candidates(projectId: string, code: SoughtCode, page: CodePage): Promise<CodeCandidate[]> {
    return rowsOf(this.database.reader, this.statements.chunksWithCode(projectId, code, page));
  }

  async holding(code: SoughtCode, chunks: readonly CodeCandidate[]): Promise<CodeCandidate[]> {
    const isEnd = ({ first, last }: CodeCandidate) =>
      code.isWhole && (first === code.cut || last === code.cut);
    const unsure = chunks.filter((chunk) => !isEnd(chunk));
    if (unsure.length === 0) return [...chunks];
    const statement = this.statements.chunksHoldingCode(code, unsure);
    const rows = await rowsOf<Omit<ChunkPlace, 'sequence'>>(this.database.reportReader, statement);
    const held = new Set(rows.map(keyOf));
    return chunks.filter((chunk) => isEnd(chunk) || held.has(keyOf(chunk)));
  }

  async rows(query: CodeRowsQuery): Promise<CodeRows | null> {
    const statement = this.statements.rowsOfCode(query);
    const [rows] = await rowsOf<CodeRows>(this.database.reportReader, statement);
    return rows ?? null;
  }
}

function keyOf({ actionId, number }: Omit<ChunkPlace, 'sequence'>): string {
  return `${actionId}/${number}`;
}
