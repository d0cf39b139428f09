import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type SubmitEvent } from 'react';
import { useCan } from '../session/session.js';
import { Dialog } from '../ui/dialog.js';
import { DialogFoot } from '../ui/dialog-foot.js';
import { toExportFilters, type Condition } from '../../src/client/vouchers/conditions.js';
import { COLUMN_SETS, fieldsOf, metadataKeysOf, type ColumnSet } from './export-columns.js';
import { texts } from './texts.js';
import { useStartExport } from './use-exports.js';

interface ExportProps {
  readonly conditions: readonly Condition[];
  /** Those in sight: their metadata shows which keys there are. */
  readonly vouchers: readonly { readonly metadata: object }[];
  readonly total: number;
}

/** The way from vouchers that were found to their file. */
export function ExportButton(props: ExportProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  if (!useCan('exports')) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {texts.exportThese(props.total)}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={texts.dialogTitle}>
        <ExportForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}

function ExportForm({
  conditions,
  vouchers,
  total,
  onClose,
}: ExportProps & { readonly onClose: () => void }) {
  const keys = metadataKeysOf(vouchers);
  const [columns, setColumns] = useState<ColumnSet>('import');
  const [chosen, setChosen] = useState(keys);
  const start = useStartExport();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    start.mutate({ fields: fieldsOf(columns, chosen), filters: toExportFilters(conditions) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{texts.dialogLead(total)}</Text>
        <NativeSelect
          label={texts.columnsOf}
          value={columns}
          data={Object.keys(COLUMN_SETS).map((value) => ({
            value,
            label: texts.columnSets[value as ColumnSet],
          }))}
          onChange={({ currentTarget: { value } }) => setColumns(value as ColumnSet)}
        />
        {keys.length > 0 && (
          <Checkbox.Group
            label={texts.metadata}
            description={texts.metadataHint}
            value={chosen}
            onChange={setChosen}
          >
            <Group mt="xs" gap="sm">
              {keys.map((key) => (
                <Checkbox key={key} value={key} label={key} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <DialogFoot error={start.error} onClose={onClose}>
          <Button type="submit" loading={start.isPending}>
            {texts.start}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
