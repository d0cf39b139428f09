import type { Command } from 'commander';
import { bodyOf } from '../../client/api/client.js';
import { addCommand, type CommonOptions } from '../command.js';
import { fieldsOf, print } from '../output/print.js';
import { openService, type Service } from '../service/open-service.js';
import { factsOf } from '../output/job-words.js';
import { pathOf, readJob } from './read-job.js';

const ID = 'aa_136b0561747d5b0000';
const ROUTE = '/v1/async-actions/{asyncActionId}';

/** `vouchsafe jobs show|cancel|pause|resume` */
export function addControlCommands(jobs: Command): void {
  const add = (name: string, summary: string, act: (service: Service, id: string) => Job) =>
    addCommand(jobs, `${name} <id>`, summary, [`jobs ${name} ${ID}`]).action(
      async (id: string, options: CommonOptions) => {
        const job = await act(openService(options), id);
        print(options, job, () => fieldsOf(factsOf(job)));
      },
    );
  add('show', 'show a job', readJob);
  add('cancel', 'end a job where it stands', ({ api }, id) =>
    bodyOf(api.POST(`${ROUTE}/cancel`, { params: pathOf(id) })),
  );
  add('pause', 'hold a job, and what waits behind it', ({ api }, id) =>
    bodyOf(api.POST(`${ROUTE}/pause`, { params: pathOf(id) })),
  );
  add('resume', 'let a paused job go on', ({ api }, id) =>
    bodyOf(api.POST(`${ROUTE}/resume`, { params: pathOf(id) })),
  );
}

type Job = ReturnType<typeof readJob>;
