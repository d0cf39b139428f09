/** After the last test: puts away all that was made for the run. */
export { endRun as default } from './run.js';
