import type { Command } from 'commander';
import { bodyOf, type Schemas } from '../../client/api/client.js';
import { addCommand, type CommonOptions } from '../command.js';
import { fieldsOf, print } from '../output/print.js';
import { openService, type Service } from '../service/open-service.js';

type Queue = Schemas['ProjectQueueResponse'];

const ROUTE = '/v1/async-action-queue';

/** `vouchsafe queue`, with the key of a project. */
export function addQueueCommands(program: Command): void {
  const queue = program.command('queue').description('the queue of the jobs of a project');
  const add = (name: string, summary: string, act: (service: Service) => Promise<Queue>) =>
    addCommand(queue, name, summary, [`queue ${name}`]).action(async (options: CommonOptions) => {
      const answer = await act(openService(options));
      print(options, answer, () => factsOf(answer));
    });
  add('show', 'show how much waits', ({ api }) => bodyOf(api.GET(ROUTE)));
  add('pause', 'let no job go on; new ones are still accepted', ({ api }) =>
    bodyOf(api.POST(`${ROUTE}/pause`)),
  );
  add('resume', 'let the jobs go on', ({ api }) => bodyOf(api.POST(`${ROUTE}/resume`)));
}

function factsOf({
  depth,
  oldest_wait: wait,
  head,
  is_held: isHeld,
  paused_at: at,
}: Queue): string {
  return fieldsOf({
    jobs: depth,
    'oldest wait': wait === null ? null : `${(wait / 1000).toFixed(1)} s`,
    first: head?.id,
    held: isHeld,
    'paused at': at,
  });
}
