import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/client.js';
import { Problem } from '../ui/problem.js';
import { readMetadata } from './read-metadata.js';
import { useSaveMetadata } from './save-metadata.js';
import { texts } from './texts.js';

type Voucher = Schemas['VoucherResponse'];

const asText = (metadata: object) => JSON.stringify(metadata, null, 2);

/** The metadata of a voucher as JSON, checked while it is written. */
export function MetadataEditor({ voucher }: { readonly voucher: Voucher }) {
  const [text, setText] = useState(() => asText(voucher.metadata));
  const saving = useSaveMetadata(voucher);
  const read = readMetadata(text);
  const isChanged = text !== asText(voucher.metadata);
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
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <Problem error={saving.error} />
      <Group>
        <Button
          disabled={!isChanged || 'fault' in read}
          loading={saving.isPending}
          onClick={() => {
            if ('metadata' in read) saving.mutate(read.metadata);
          }}
        >
          {texts.save}
        </Button>
        <Button
          variant="default"
          disabled={!isChanged}
          onClick={() => setText(asText(voucher.metadata))}
        >
          {texts.reset}
        </Button>
        <Text size="sm" role="status">
          {saving.isSuccess && !isChanged ? texts.saved : ''}
        </Text>
      </Group>
    </Stack>
  );
}
