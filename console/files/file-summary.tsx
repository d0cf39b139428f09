import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { inMebibytes } from '../../src/client/files/size.js';
import {
  DELIMITERS,
  ENCODINGS,
  type Delimiter,
  type Encoding,
  type ReadChoices,
  type SourceFile,
} from '../../src/client/files/source-file.js';
import { texts } from './texts.js';

interface FileSummaryProps {
  readonly file: File;
  readonly source: SourceFile;
  readonly onChoose: (choices: ReadChoices) => void;
  readonly onAnother: () => void;
}

/** What was found in a file, and the ways to read it otherwise. */
export function FileSummary({ file, source, onChoose, onAnother }: FileSummaryProps) {
  const { encoding } = source;
  const delimiter = source.kind === 'table' ? source.delimiter : undefined;
  const size = inMebibytes(file.size);
  const facts =
    source.kind === 'items'
      ? [texts.rows(source.count), size]
      : [texts.rows(source.rows.length), texts.columns(source.columns.length), size];
  return (
    <Group className="panel" p="md" justify="space-between" align="flex-end">
      <Stack gap={2}>
        <Text fw={600}>{file.name}</Text>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </Stack>
      <Group align="flex-end">
        <NativeSelect
          label={texts.encoding}
          title={texts.found}
          value={encoding}
          data={ENCODINGS.map((value) => ({ value, label: texts.encodings[value] }))}
          onChange={({ currentTarget: { value } }) => onChoose({ encoding: value as Encoding })}
        />
        {delimiter !== undefined && (
          <NativeSelect
            label={texts.delimiter}
            title={texts.found}
            value={delimiter}
            data={DELIMITERS.map((value) => ({ value, label: texts.delimiters[value] }))}
            onChange={({ currentTarget: { value } }) =>
              onChoose({ encoding, delimiter: value as Delimiter })
            }
          />
        )}
        <Button variant="default" onClick={onAnother}>
          {texts.another}
        </Button>
      </Group>
    </Group>
  );
}
