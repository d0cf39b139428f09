import { Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { OfProject } from '../projects/of-project.js';
import { PageTitle } from '../ui/page-title.js';
import { KeysOfProject } from './keys-of-project.js';
import { texts } from './texts.js';

/** The keys of a project. */
export function KeysPage() {
  const { project } = useSearch({ from: '/keys' });
  const navigate = useNavigate();
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <OfProject
        chosen={project}
        onChoose={(id) => void navigate({ to: '/keys', search: { project: id } })}
      >
        {(projectId, picker) => (
          <KeysOfProject key={projectId} projectId={projectId} picker={picker} />
        )}
      </OfProject>
    </Stack>
  );
}
