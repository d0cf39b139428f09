import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Database } from '../../database/database.js';
import { AsyncActionEntity } from '../../database/entities/async-action.entity.js';
import { rowsOf } from '../../database/statement.js';
import type { AsyncActionDetails } from '../async-action.js';
import type { Standing } from '../progress/standing.js';
import {
  ACTION_COLUMNS,
  ACTION_DETAILS_COLUMNS,
  columnsOf,
  toAction,
  toActionDetails,
  withNumbers,
  type ActionRow,
} from './action-mapper.js';
import { ProgressStore, type ProjectFront, type SeenAction } from './progress-store.js';
import { ASYNC_ACTION_STATEMENTS, type AsyncActionStatements } from './sql/index.js';

/** What the look adds to the columns of an action. */
interface StandingRow {
  readonly actionsAhead: number;
  readonly rowsAhead: number;
  readonly unknownAhead: number;
  readonly headRows: number | null;
  readonly headPacedRows: number | null;
  readonly headPacedMs: number | null;
  readonly recentRows: number | null;
  readonly recentMs: number | null;
  readonly isHeld: number;
}

type FrontRow = Omit<ProjectFront, 'lastPlace'> & { readonly lastPlace: number | null };

/** Reads the progress of actions from the table `async_actions`. */
@Injectable()
export class TypeormProgressStore extends ProgressStore {
  private readonly statements: AsyncActionStatements;
  private readonly columns: string;

  constructor(private readonly database: Database) {
    super();
    this.statements = ASYNC_ACTION_STATEMENTS[database.dialect];
    this.columns = columnsOf(database.reader, 'action', ACTION_COLUMNS);
  }

  async look(followed: readonly string[], awaited: readonly string[] = []): Promise<SeenAction[]> {
    const statement = this.statements.lookAtActions(this.columns, followed, awaited);
    const rows = await rowsOf<ActionRow & StandingRow>(this.database.reader, statement);
    return rows.map(toSeen);
  }

  async fronts(projectIds: readonly string[]): Promise<ProjectFront[]> {
    const statement = this.statements.projectFronts(projectIds);
    const rows = await rowsOf<FrontRow>(this.database.reader, statement);
    return rows.map((row) => ({ ...row, lastPlace: row.lastPlace ?? 0 }));
  }

  async endedAfter(projectId: string, place: number, limit: number): Promise<AsyncActionDetails[]> {
    const rows = await this.database.reader.getRepository(AsyncActionEntity).find({
      select: ACTION_DETAILS_COLUMNS,
      where: { projectId, endPlace: MoreThan(place) },
      order: { endPlace: 'ASC' },
      take: limit,
    });
    return rows.map(toActionDetails);
  }
}

function toSeen(row: ActionRow & StandingRow): SeenAction {
  const action = toAction(withNumbers(actionOf(row)));
  return { action, standing: action.finishedAt === null ? toStanding(row) : null };
}

/** The row without what stands beside the columns of the action. */
function actionOf(row: ActionRow): ActionRow {
  const columns = Object.keys(ACTION_COLUMNS) as (keyof ActionRow)[];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as unknown as ActionRow;
}

function toStanding(row: StandingRow): Standing {
  const isKnown = row.unknownAhead === 0;
  return {
    position: row.actionsAhead + 1,
    // Only the head has rows that are processed, and it is none of those ahead of itself.
    rowsAhead: !isKnown ? null : row.actionsAhead === 0 ? 0 : row.rowsAhead - (row.headRows ?? 0),
    projectPace: paceOf(row.headPacedRows, row.headPacedMs) ?? paceOf(row.recentRows, row.recentMs),
    isHeld: row.isHeld === 1,
  };
}

function paceOf(rows: number | null, ms: number | null): number | null {
  return rows === null || ms === null || rows <= 0 || ms <= 0 ? null : (1_000 * rows) / ms;
}
