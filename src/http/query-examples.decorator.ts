import { ApiExtension } from '@nestjs/swagger';

/**
 * Documents whole queries, encoded, that can be sent as they stand. They are no examples of single parameters, because
 * the page at `/docs` would send all of those by default.
 */
export const QueryExamples = (...queries: string[]) => ApiExtension('x-query-examples', queries);
