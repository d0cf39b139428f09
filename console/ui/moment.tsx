const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A date in the reader's zone; the title has it in UTC. */
export function Moment({ at }: { readonly at: string }) {
  const date = new Date(at);
  const utc = `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return (
    <time dateTime={at} title={utc} style={{ whiteSpace: 'nowrap' }}>
      {LOCAL.format(date)}
    </time>
  );
}
