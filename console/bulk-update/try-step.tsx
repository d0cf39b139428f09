import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DryRun } from '../dry-run/dry-run.js';
import { sendDryRun, type UpdateOptions } from './send-update.js';
import { texts } from './texts.js';
import type { UpdateRequest } from '../../src/client/mapping/update-request.js';

const MAX_LABEL = 100;

interface TryStepProps {
  readonly request: UpdateRequest;
  readonly fileName: string;
  readonly onBack: () => void;
}

/** Chooses how the update is done, tries it, and runs it. */
export function TryStep({ request, fileName, onBack }: TryStepProps) {
  const [label, setLabel] = useState(fileName.slice(0, MAX_LABEL));
  const [mode, setMode] = useState<UpdateOptions['mode']>('merge');
  return (
    <Stack>
      <Group align="flex-start" className="panel" p="md">
        <TextInput
          flex={1}
          miw={220}
          label={texts.label}
          description={texts.labelHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={MAX_LABEL}
          value={label}
          onChange={({ currentTarget: { value } }) => setLabel(value)}
        />
        <NativeSelect
          label={texts.mode}
          value={mode}
          data={Object.entries(texts.modes).map(([value, name]) => ({ value, label: name }))}
          onChange={({ currentTarget: { value } }) => setMode(value as UpdateOptions['mode'])}
        />
      </Group>
      <DryRun
        key={mode}
        send={() =>
          sendDryRun(request.body, { label: label.trim() || fileName.slice(0, MAX_LABEL), mode })
        }
      >
        <Button variant="default" onClick={onBack}>
          {texts.toPreviewBack}
        </Button>
      </DryRun>
    </Stack>
  );
}
