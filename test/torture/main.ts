import { runMutants } from './mutants/run-mutants.js';
import { readOptions } from './options.js';
import { torture } from './torture.js';

const options = readOptions(process.argv.slice(2));
const holds = options.mutants ? runMutants(options.seed, options.only) : await torture(options);
process.exitCode = holds ? 0 : 1;
