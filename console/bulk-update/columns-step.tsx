import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { Faults } from '../files/faults.js';
import type { TableFile } from '../../src/client/files/source-file.js';
import { ColumnRows } from './column-rows.js';
import { typeOf } from '../../src/client/mapping/guess-mapping.js';
import { faultsOf, type SchemaRules } from '../../src/client/mapping/mapping-faults.js';
import {
  EMPTY_CELLS,
  type ColumnMapping,
  type EmptyCells,
  type Mapping,
} from '../../src/client/mapping/mapping.js';
import { texts } from './texts.js';

interface ColumnsStepProps {
  readonly file: TableFile;
  readonly rules: SchemaRules;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
  readonly onNext: () => void;
}

/** Says for each column of the file what becomes of it. */
export function ColumnsStep({ file, rules, mapping, onChange, onNext }: ColumnsStepProps) {
  const faults = faultsOf(mapping, rules);
  const change = (at: number, changes: Partial<ColumnMapping>) => {
    const columns = mapping.columns.map((column, place) => {
      if (place !== at) return column;
      const next = { ...column, ...changes };
      if (changes.key === undefined) return next;
      const cells = file.rows.map((row) => row[at]);
      return { ...next, ...typeOf(changes.key, cells, rules.definitions) };
    });
    onChange({ ...mapping, columns });
  };
  return (
    <Stack>
      <ColumnRows file={file} mapping={mapping} onChange={change} />
      <NativeSelect
        maw={320}
        label={texts.emptyCells}
        value={mapping.emptyCells}
        data={EMPTY_CELLS.map((value) => ({ value, label: texts.emptyMeanings[value] }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...mapping, emptyCells: value as EmptyCells })
        }
      />
      <Faults title={texts.mappingFaults} faults={faults} />
      <Group>
        <Button onClick={onNext} disabled={faults.length > 0}>
          {texts.toPreview}
        </Button>
      </Group>
    </Stack>
  );
}
