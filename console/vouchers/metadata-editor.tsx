import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { Problem } from '../ui/problem.js';
import { readMetadata } from './read-metadata.js';
import { useSaveMetadata } from './save-metadata.js';
import { texts } from './texts.js';

type Voucher = Schemas['VoucherResponse'];

const asText = (metadata: object) => JSON.stringify(metadata, null, 2);

interface Edit {
  readonly text: string;
  /** The voucher as it was when the reader began. */
  readonly begun: Voucher;
}

/** The metadata of a voucher as JSON, checked while it is written. It follows the voucher until the reader begins. */
export function MetadataEditor({ voucher }: { readonly voucher: Voucher }) {
  const [edit, setEdit] = useState<Edit | null>(null);
  const saving = useSaveMetadata();
  const begun = edit?.begun ?? voucher;
  const text = edit?.text ?? asText(voucher.metadata);
  const read = readMetadata(text);
  const isChanged = text !== asText(begun.metadata);
  const save = () => {
    if (!('metadata' in read)) return;
    saving.mutate({ begun, metadata: read.metadata }, { onSuccess: () => setEdit(null) });
  };
  return (
    <Stack className="panel" p="md">
      <Textarea
        label={texts.editTitle}
        description={texts.editHint}
        autosize
        minRows={6}
        maxRows={24}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={text}
        error={'fault' in read ? read.fault : undefined}
        onChange={({ currentTarget: { value } }) => setEdit({ text: value, begun })}
      />
      <Problem error={saving.error} />
      <Group>
        <Button disabled={!isChanged || 'fault' in read} loading={saving.isPending} onClick={save}>
          {texts.save}
        </Button>
        <Button variant="default" disabled={!isChanged} onClick={() => setEdit(null)}>
          {texts.reset}
        </Button>
        <Text size="sm" role="status">
          {saving.isSuccess && !isChanged ? texts.saved : ''}
        </Text>
      </Group>
    </Stack>
  );
}
