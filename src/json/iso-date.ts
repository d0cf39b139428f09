const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** The text of the public API for a value that {@link parseIsoDate} refuses. */
export const NOT_ISO_8601 = 'cannot be recognized as a ISO-8601 compliant date';

/**
 * A moment written as `YYYY-MM-DD` or `YYYY-MM-DDTHH[:mm[:ss[.fraction]]]`, the latter with `Z`, `+hh:mm`, `+hhmm`,
 * `+hh` or no zone, in Unix milliseconds. Without a zone it is UTC, and a day is its midnight. Null for anything else,
 * a day that does not exist included.
 */
export function parseIsoDate(text: string): number | null {
  const match = ISO_DATE.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    match;
  const millis = `${fraction}000`.slice(0, 3);
  const ms = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}${longZone(zone)}`,
  );
  if (Number.isNaN(ms) || hour === '24') return null;
  // Date.parse rolls 30 February over into March.
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) <= daysInMonth ? ms : null;
}

/** The one form of a zone that `Date.parse` reads besides `Z`. */
function longZone(zone: string): string {
  if (zone.length === '+hh'.length) return `${zone}:00`;
  return zone.length === '+hhmm'.length ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

const IN_RANGE =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)?(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/;

/** True when {@link parseIsoDate} gives a moment: for a hundred thousand rows, of which none needs it. */
export function isIsoDate(text: string): boolean {
  // Every month has 28 days, so most texts need no calendar.
  return IN_RANGE.test(text) && (text.slice(8, 10) <= '28' || parseIsoDate(text) !== null);
}
