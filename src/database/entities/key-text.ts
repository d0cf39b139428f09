/**
 * Text that is part of a key: compared and sorted by its bytes, which SQLite does anyway and PostgreSQL by
 * the collation "C". The migrations give it; here it lets TypeORM find no difference.
 */
export const keyText = { type: 'text', collation: 'C' } as const;
