import { NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import type { TableFile } from '../../src/client/files/source-file.js';
import {
  COLUMN_TYPES,
  type ColumnMapping,
  type ColumnType,
  type Mapping,
} from '../../src/client/mapping/mapping.js';
import { texts } from './texts.js';

const SAMPLES = 3;

interface ColumnRowsProps {
  readonly file: TableFile;
  readonly mapping: Mapping;
  readonly onChange: (at: number, changes: Partial<ColumnMapping>) => void;
}

/** A row for each column of the file. */
export function ColumnRows({ file, mapping, onChange }: ColumnRowsProps) {
  return (
    <div
      className="panel"
      role="region"
      aria-label={texts.columns}
      tabIndex={0}
      style={{ overflow: 'auto' }}
    >
      <Table aria-label={texts.columns} horizontalSpacing="md" miw={760}>
        <Table.Thead>
          <Table.Tr>
            {[texts.column, texts.samples, texts.target, texts.key, texts.type].map((title) => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mapping.columns.map((column, at) => (
            <ColumnRow
              key={at}
              column={column}
              samples={file.rows.slice(0, SAMPLES).map((row) => row[at])}
              onChange={(changes) => onChange(at, changes)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface ColumnRowProps {
  readonly column: ColumnMapping;
  readonly samples: readonly unknown[];
  readonly onChange: (changes: Partial<ColumnMapping>) => void;
}

function ColumnRow({ column, samples, onChange }: ColumnRowProps) {
  const isMetadata = column.target === 'metadata';
  return (
    <Table.Tr>
      <Table.Th scope="row">{column.column || texts.empty}</Table.Th>
      <Table.Td>
        <Stack gap={0}>
          {samples.map((sample, at) => (
            <Text key={at} size="xs" c="dimmed" truncate maw={180}>
              {typeof sample === 'string' ? sample || texts.empty : JSON.stringify(sample)}
            </Text>
          ))}
        </Stack>
      </Table.Td>
      <Table.Td>
        <NativeSelect
          aria-label={texts.targetOf(column.column)}
          value={column.target}
          data={Object.entries(texts.targets).map(([value, label]) => ({ value, label }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ target: value as ColumnMapping['target'] })
          }
        />
      </Table.Td>
      <Table.Td>
        {isMetadata && (
          <TextInput
            aria-label={texts.keyOf(column.column)}
            value={column.key}
            onChange={({ currentTarget: { value } }) => onChange({ key: value })}
          />
        )}
      </Table.Td>
      <Table.Td>{isMetadata && <TypeSelect column={column} onChange={onChange} />}</Table.Td>
    </Table.Tr>
  );
}

function TypeSelect({ column, onChange }: Omit<ColumnRowProps, 'samples'>) {
  return (
    <Stack gap={2}>
      <NativeSelect
        aria-label={texts.typeOf(column.column)}
        value={column.type}
        data={COLUMN_TYPES.map((value) => ({ value, label: texts.typeNames[value] }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ type: value as ColumnType, isDefined: false })
        }
      />
      {column.isDefined && (
        <Text size="xs" c="dimmed">
          {texts.defined}
        </Text>
      )}
    </Stack>
  );
}
