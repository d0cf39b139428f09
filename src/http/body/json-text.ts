/** A member of a body that came as JSON text: valid, checked, and not parsed for those who only pass it on. */
export class JsonText {
  constructor(readonly text: string) {}

  /** Whether it is an object, and no list, text, number or boolean. */
  get isObject(): boolean {
    return this.text.startsWith('{');
  }
}

/** The text of a body's member that must be an object; the one without keys when it is absent, null for others. */
export function objectTextOf(member: unknown): string | null {
  if ((member ?? null) === null) return '{}';
  return member instanceof JsonText && member.isObject ? member.text : null;
}
