/** The text of the public API for a value that {@link parseIsoDate} refuses. */
export const NOT_ISO_8601 = 'cannot be recognized as a ISO-8601 compliant date';

const FRACTION = '(?:[.,](?<fraction>\\d{1,9}))?';
const ZONE = '(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?)?';

/** The extended form, and the basic one, which has no marks and always a time. */
const FORMS = [
  `(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?:T(?<hour>\\d{2})(?::(?<minute>\\d{2})(?::(?<second>\\d{2})${FRACTION})?)?${ZONE})?`,
  `(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})T(?<hour>\\d{2})(?:(?<minute>\\d{2})(?:(?<second>\\d{2})${FRACTION})?)?${ZONE}`,
].map((form) => new RegExp(`^${form}$`));

/**
 * A moment as ISO 8601 writes a calendar date and a time, in Unix milliseconds: `YYYY-MM-DD`,
 * `YYYY-MM-DDTHH[:mm[:ss[.fraction]]]` or the same without marks, with an offset as `Z`, `+hh`, `+hhmm` or `+hh:mm`.
 * Without an offset it is UTC; a date alone is midnight. Null for anything else, a day that does not exist included.
 */
export function parseIsoDate(text: string): number | null {
  const groups = FORMS[0]?.exec(text)?.groups ?? FORMS[1]?.exec(text)?.groups;
  if (groups === undefined) return null;
  const { year, month, day, hour = '00', minute = '00', second = '00', fraction = '' } = groups;
  const millis = `${fraction}000`.slice(0, 3);
  const zone = toExtendedZone(groups.zone);
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${zone}`);
  if (Number.isNaN(ms) || hour === '24') return null;
  // Date.parse rolls 30 February over into March.
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) <= daysInMonth ? ms : null;
}

/** `Date.parse` takes hours and minutes with a colon only. */
function toExtendedZone(zone = 'Z'): string {
  if (zone === 'Z') return zone;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** As {@link parseIsoDate}, of a query, where a `+` that is not escaped arrives as a blank. */
export function parseQueryDate(text: string): number | null {
  return parseIsoDate(text.replace(/(T[\d:.,]+) (?=\d{2}(?::?\d{2})?$)/, '$1+'));
}

const METADATA_DATE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/;

/**
 * True for a date in metadata: `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss[.fraction]][Z|+hh:mm]`, fewer forms than
 * {@link parseIsoDate} takes. A hundred thousand rows ask for it, and none for the moment.
 */
export function isMetadataDate(text: string): boolean {
  // Every month has 28 days, so most texts need no calendar.
  return METADATA_DATE.test(text) && (text.slice(8, 10) <= '28' || parseIsoDate(text) !== null);
}
