/** What `isMetadataDate` takes, but for the length of months; without question marks, which are parameters. */
const ISO_DATE = [
  '^([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])',
  '(T([01][0-9]|2[0-3]):([0-5][0-9])(:([0-5][0-9])([.]([0-9]{1,9})){0,1}){0,1}',
  '(Z|([+-])([01][0-9]|2[0-3]):([0-5][0-9])){0,1}){0,1}$',
].join('');

/** PostgreSQL has no year 0, but the calendar is the same 400 years on. */
const SHIFT = { years: 400, days: 146_097 };

/**
 * Unix milliseconds of a text, NULL if it is no ISO 8601 date. Nothing of the text is cast before it is
 * known to fit: a cast that fails would end the statement for one odd value.
 */
export function momentSql(text: string): string {
  const number = (group: number) => `COALESCE(part[${group}]::integer, 0)`;
  return `(SELECT CASE WHEN day <= date_part('day', month_begin + interval '1 month - 1 day') THEN
      (month_begin - date '1970-01-01' - ${SHIFT.days} + day - 1) * 86400000::bigint
      + (minutes * 60 + seconds) * 1000::bigint + millis END
    FROM (
      SELECT make_date(part[1]::integer + ${SHIFT.years}, part[2]::integer, 1) AS month_begin,
        part[3]::integer AS day,
        ${number(5)} * 60 + ${number(6)}
          - CASE part[12] WHEN '-' THEN -1 ELSE 1 END * (${number(13)} * 60 + ${number(14)}) AS minutes,
        ${number(8)} AS seconds,
        rpad(left(COALESCE(part[10], ''), 3), 3, '0')::integer AS millis
      FROM regexp_match(${text}, '${ISO_DATE}') AS part
    ) AS moment)`;
}
