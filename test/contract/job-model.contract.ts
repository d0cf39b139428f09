import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { commands } from '../model/commands.js';
import { JobModel } from '../model/job-model.js';
import type { ModelVoucher } from '../model/model-rows.js';
import { CODES, TestedProject } from '../model/tested-project.js';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { WORTH } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { SEED } from '../support/random.js';

const RUNS = 30;
const COMMANDS = 12;

/** Some times what it takes on a machine that does nothing else. */
const TIMEOUT_MS = 120_000;

/**
 * Whatever clients do with the jobs of a project, vouchers, counts and reports are those of a plain model.
 * @param versionOf what the database takes for the version of a voucher
 */
export function jobModelContract(
  name: string,
  open: () => Promise<OpenDatabase>,
  versionOf: (voucher: ModelVoucher) => string,
): void {
  describe(`jobs and all that is done with them: ${name}`, () => {
    let service: BulkUpdates;
    let projects = 0;

    beforeAll(async () => (service = await openBulkUpdates(open)));
    afterAll(() => service.dispose());

    /** A project of its own for each run, with its first vouchers. */
    async function setUp() {
      const real = new TestedProject(service, `p-${(projects += 1)}`);
      const model = new JobModel(versionOf);
      const codes = CODES.slice(0, 2);
      const rows = codes.map((code, at) => {
        return {
          row: at + 1,
          code,
          wish: { kind: 'add', id: `first-${at}`, metadata: {} },
        } as const;
      });
      const body = codes.map((code) => ({ code, ...WORTH }));
      const id = await service.submit(real.id, body, { type: IMPORT });
      model.submit({ id, rows, isDryRun: false });
      await real.work(model);
      return { real, model };
    }

    /** Nothing is left to do, so that all of a run is compared. */
    async function workOff({ real, model }: Awaited<ReturnType<typeof setUp>>): Promise<void> {
      await real.control.resumeQueue();
      model.isQueuePaused = false;
      for (const job of model.jobs.filter(({ state }) => state === 'waiting')) {
        model.pause(job, false);
        await real.control.resume(job.id);
      }
      await real.work(model);
    }

    it(
      `agree with a model in plain memory (seed ${SEED})`,
      async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.commands(commands, { maxCommands: COMMANDS, size: 'max' }),
            async (drawn) => {
              const made = await setUp();
              await fc.asyncModelRun(() => made, drawn);
              await workOff(made);
            },
          ),
          { numRuns: RUNS, seed: SEED },
        );
      },
      TIMEOUT_MS,
    );
  });
}
