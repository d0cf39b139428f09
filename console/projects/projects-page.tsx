import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Schemas } from '../api/client.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Dialog } from '../ui/dialog.js';
import { EmptyState } from '../ui/empty-state.js';
import { Link } from '../ui/link.js';
import { Listed } from '../ui/listed.js';
import { PageTitle } from '../ui/page-title.js';
import { NewProject } from './new-project.js';
import { texts } from './texts.js';
import { useProjects } from './use-projects.js';

type Project = Schemas['ProjectResponse'];

const COLUMNS: Column<Project>[] = [
  {
    id: 'name',
    header: texts.name,
    cell: ({ row: { original } }) => (
      <Link to="/projects/$projectId" params={{ projectId: original.id }} size="sm" fw={600}>
        {original.name}
      </Link>
    ),
  },
  { id: 'id', header: texts.id, cell: ({ row }) => <Code>{row.original.id}</Code> },
];

/** All projects of the service. */
export function ProjectsPage() {
  const { data: projects, error } = useProjects();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{texts.title}</PageTitle>
        <Button onClick={open}>{texts.create}</Button>
      </Group>
      <Text c="dimmed">{texts.lead}</Text>
      <Listed
        rows={projects}
        error={error}
        empty={<EmptyState title={texts.noneTitle}>{texts.none}</EmptyState>}
      >
        {(rows) => (
          <DataTable
            label={texts.table}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ id }) => id}
            maxHeight="calc(100dvh - 15rem)"
          />
        )}
      </Listed>
      <Dialog isOpen={isOpen} onClose={close} title={texts.create}>
        <NewProject onClose={close} />
      </Dialog>
    </Stack>
  );
}
