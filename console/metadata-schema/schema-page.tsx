import { Anchor, Code, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client.js';
import { serviceUrl } from '../api/places.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { exampleOf, rulesOf, type Definition } from './describe.js';
import { texts } from './texts.js';

type Schema = Schemas['MetadataSchemaResponse'];

interface KeyRow {
  readonly key: string;
  readonly definition: Definition;
}

const COLUMNS: Column<KeyRow>[] = [
  { id: 'key', header: texts.key, cell: ({ row }) => <b>{row.original.key}</b> },
  {
    id: 'type',
    header: texts.type,
    cell: ({ row: { original } }) => {
      const { type, array } = original.definition;
      return array ? texts.list(type) : type;
    },
  },
  {
    id: 'needed',
    header: texts.needed,
    cell: ({ row }) => (row.original.definition.optional ? texts.no : texts.yes),
  },
  {
    id: 'rules',
    header: texts.rules,
    cell: ({ row }) => rulesOf(row.original.definition).join('; '),
  },
  {
    id: 'example',
    header: texts.example,
    cell: ({ row }) => <Code>{JSON.stringify(exampleOf(row.original.definition))}</Code>,
  },
];

/** What metadata may be, key by key. */
export function SchemaPage() {
  const { data, error, isPending } = useQuery({
    queryKey: ['metadata-schemas'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/metadata-schemas', { signal })),
  });
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <Problem error={error} />
      {isPending && <Waiting />}
      {data?.schemas.length === 0 && (
        <EmptyState title={texts.emptyTitle}>
          {texts.empty} <Anchor href={`${serviceUrl}docs`}>{texts.docs}</Anchor>
        </EmptyState>
      )}
      {data?.schemas.map((schema) => (
        <OneSchema key={schema.id} schema={schema} />
      ))}
    </Stack>
  );
}

function OneSchema({ schema }: { readonly schema: Schema }) {
  const rows = Object.entries(schema.properties)
    .filter(([, { deleted }]) => deleted !== true)
    .map(([key, definition]) => ({ key, definition }));
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {texts.related(schema.related_object)}
      </Title>
      <Text size="sm" c="dimmed">
        {schema.allow_defined_only ? texts.definedOnly : texts.anyKey}
      </Text>
      <DataTable label={texts.table} columns={COLUMNS} rows={rows} keyOf={({ key }) => key} />
    </Stack>
  );
}
