import { describe } from '@jest/globals';
import { shortTorture } from '../support/service/short-torture.js';

describe('the service on SQLite', () => {
  shortTorture('sqlite');
});
