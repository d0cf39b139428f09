import { describe } from '@jest/globals';
import { shortTorture } from '../support/short-torture.js';

describe('the service on SQLite', () => {
  shortTorture('sqlite');
});
