import { expect, it } from '@jest/globals';
import { pathOfLink } from './link-path.js';

it.each([
  ['http://host/reports/aa_1.csv?expires=1', '/reports/aa_1.csv?expires=1'],
  ['https://host/behind/v1/exports/exp_1?token=t', '/v1/exports/exp_1?token=t'],
  ['https://host/reports/vouchsafe/reports/aa_1.csv', '/reports/aa_1.csv'],
])('the path of %s begins at the root of the service', (link, path) => {
  expect(pathOfLink(link)).toBe(path);
});
