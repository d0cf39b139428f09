import sqlite3 from 'sqlite3';
import { PreparingDatabase } from './preparing-database.js';

const driver = { ...sqlite3, Database: PreparingDatabase };

/**
 * The SQLite driver as TypeORM takes it. TypeORM asks it to be verbose, and a verbose driver formats the
 * values of every statement for a stack trace that is almost never made: with chunks of half a
 * megabyte that was the largest share of the main thread's time.
 */
export const sqliteDriver = { ...driver, verbose: () => driver };
