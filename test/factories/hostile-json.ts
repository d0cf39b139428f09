/** A JSON value, or what begins like one, of about so many characters, made to be dear to read. */
export type HostileJson = (size: number) => string;

/** The text as often as it fits, with commas between. */
const listOf = (item: string, size: number) =>
  `[${Array<string>(Math.ceil(size / (item.length + 1)))
    .fill(item)
    .join(',')}]`;

/** The member as often as it fits, each under another name. */
const objectOf = (member: (index: number) => string, size: number) => {
  const members: string[] = [];
  for (let length = 0; length < size; length += (members.at(-1) as string).length + 1) {
    members.push(member(members.length));
  }
  return `{${members.join(',')}}`;
};

const nested = (opening: string, innermost: string, closing: string, size: number) => {
  const depth = Math.floor(size / (opening.length + closing.length));
  return opening.repeat(depth) + innermost + closing.repeat(depth);
};

/** By what is dear about them. */
export const HOSTILE_JSON: Readonly<Record<string, HostileJson>> = {
  'a number with zeros inside': (size) => `0.1${'0'.repeat(size)}1`,
  'a number with zeros at its end': (size) => `0.1${'0'.repeat(size)}`,
  'a number of nines': (size) => '9'.repeat(size),
  'a long exponent': (size) => `1e${'0'.repeat(size)}1`,
  'numbers that a double changes': (size) => listOf('9007199254740993', size),
  'small powers': (size) => listOf('1e5', size),
  'a digit after each bracket': (size) => listOf('1', size),
  'deep lists': (size) => nested('[', '1e999', ']', size),
  'deep objects': (size) => nested('{"a":', '1e999', '}', size),
  'deep lists that do not end': (size) => '['.repeat(size),
  'empty objects': (size) => listOf('{}', size),
  'many names': (size) => objectOf((index) => `"k${index}":1`, size),
  'one name again and again': (size) => objectOf(() => '"k":1', size),
  'names that are numbers': (size) => objectOf((index) => `"${index * 65_536}":1`, size),
  'texts that are numbers': (size) =>
    `[${Array.from({ length: Math.ceil(size / 11) }, (_, index) => `"${index * 4_096}"`).join(',')}]`,
  'objects with a list as their last member': (size) =>
    listOf(`{${Array.from({ length: 999 }, (_, at) => `"k${at}":1`).join(',')},"x":[]}`, size),
  'a text of backslashes': (size) => `"${'\\\\'.repeat(Math.floor(size / 2))}"`,
  'a text of escaped quotes': (size) => `"${'\\"'.repeat(Math.floor(size / 2))}"`,
  'a text of escaped zeros': (size) => `"${'\\u0000'.repeat(Math.floor(size / 6))}"`,
  'a text of digits': (size) => `"${'1'.repeat(size)}"`,
  'a text of brackets and digits': (size) => `"${'[1'.repeat(Math.floor(size / 2))}"`,
  'a text that does not end': (size) => `"${'a'.repeat(size)}`,
  'white space': (size) => `${' '.repeat(size)}1`,
  commas: (size) => ','.repeat(size),
};
