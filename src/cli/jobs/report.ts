import { Option, type Command } from 'commander';
import { resultOf } from '../../client/jobs/result.js';
import { addCommand, type CommonOptions } from '../command.js';
import { NotDoneError } from '../errors.js';
import { print } from '../output/print.js';
import { save } from '../output/save.js';
import { openService } from '../service/open-service.js';
import { readJob } from './read-job.js';

interface ReportOptions extends CommonOptions {
  readonly rows?: string;
  readonly format?: string;
  readonly raw?: true;
  readonly excel?: true;
  readonly output?: string;
}

const ID = 'aa_136b0561747d5b0000';

/** `vouchsafe jobs report` */
export function addReportCommand(jobs: Command): void {
  addCommand(jobs, 'report <id>', 'write what became of each row of a job that has ended', [
    `jobs report ${ID} --rows failed`,
    `jobs report ${ID} --rows failed --format file --output again.csv`,
    `jobs report ${ID} --json`,
  ])
    .addOption(
      new Option('--rows <rows>', 'which rows')
        .choices(['all', 'succeeded', 'failed', 'unprocessed'])
        .default('all'),
    )
    .addOption(
      new Option(
        '--format <format>',
        'csv and ndjson say what became of the rows; json and file are the rows to be sent again',
      )
        .choices(['csv', 'ndjson', 'json', 'file'])
        .default('csv'),
    )
    .option('--raw', 'leave cells of csv as they are, also those that look like a formula')
    .option('--excel', 'begin csv with the mark by which Excel knows UTF-8')
    .option('--output <file>', 'where to write it; the standard output when absent')
    .action(report);
}

async function report(id: string, options: ReportOptions): Promise<void> {
  const service = openService(options);
  const link = resultOf(await readJob(service, id))?.report;
  if (link === undefined)
    throw new NotDoneError('The job has no report: it has not ended, or its report was deleted');
  if (options.json === true && options.output === undefined) {
    const rows = await service.download(link, { rows: options.rows, format: 'ndjson' });
    const lines = (await rows.text()).split('\n').filter((line) => line !== '');
    print(
      options,
      lines.map((line) => JSON.parse(line) as unknown),
      () => '',
    );
    return;
  }
  const { rows, format, raw, excel, output } = options;
  await save(await service.download(link, { rows, format, raw, excel }), output, options);
}
