import { Alert, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Faults } from '../files/faults.js';
import { inMebibytes, LIMIT_BYTES, LIMIT_MEBIBYTES } from '../../src/client/files/size.js';
import type { RowFault } from '../../src/client/mapping/build-rows.js';
import { PreviewTable } from './preview-table.js';
import { texts } from './texts.js';
import type { UpdateRequest } from '../../src/client/mapping/update-request.js';

const FAULTS_SHOWN = 10;

interface PreviewStepProps {
  readonly request: UpdateRequest;
  readonly onBack: () => void;
  readonly backTo: string;
  readonly onNext: () => void;
}

/** Shows what will be sent, and what cannot be. */
export function PreviewStep({ request, onBack, backTo, onNext }: PreviewStepProps) {
  const [leavesOut, setLeavesOut] = useState(false);
  const { first, count, faults, repeatedCodes, bytes } = request;
  const isTooLarge = bytes > LIMIT_BYTES;
  const blocks = [
    ...(isTooLarge ? [texts.tooLarge(inMebibytes(bytes), LIMIT_MEBIBYTES)] : []),
    ...(count === 0 ? [texts.nothingLeft] : []),
  ];
  const isHeld = blocks.length > 0 || (faults.length > 0 && !leavesOut);
  return (
    <Stack>
      {count > 0 && (
        <>
          <Text fw={600}>{texts.preview(first.length, count)}</Text>
          <PreviewTable label={texts.preview(first.length, count)} items={first} />
        </>
      )}
      {repeatedCodes > 0 && (
        <Alert color="yellow" variant="outline">
          {texts.repeated(repeatedCodes)}
        </Alert>
      )}
      <RowFaults faults={faults} />
      <Faults title={texts.mappingFaults} faults={blocks} />
      {faults.length > 0 && count > 0 && (
        <Checkbox
          label={texts.leaveOut(faults.length)}
          checked={leavesOut}
          onChange={({ currentTarget: { checked } }) => setLeavesOut(checked)}
        />
      )}
      <Group>
        <Button onClick={onNext} disabled={isHeld}>
          {texts.toDryRun}
        </Button>
        <Button variant="default" onClick={onBack}>
          {backTo}
        </Button>
      </Group>
    </Stack>
  );
}

function RowFaults({ faults }: { readonly faults: readonly RowFault[] }) {
  if (faults.length === 0) return null;
  const more = faults.length - FAULTS_SHOWN;
  return (
    <Alert color="red" variant="outline" title={texts.rowFaults(faults.length)} role="alert">
      <List size="sm">
        {faults.slice(0, FAULTS_SHOWN).map(({ row, fault }) => (
          <List.Item key={row}>{texts.rowFault(row, fault)}</List.Item>
        ))}
      </List>
      {more > 0 && <Text size="sm">{texts.moreFaults(more)}</Text>}
    </Alert>
  );
}
