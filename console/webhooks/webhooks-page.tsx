import { Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { OfProject } from '../projects/of-project.js';
import { PageTitle } from '../ui/page-title.js';
import { texts } from './texts.js';
import { WebhooksOfProject } from './webhooks-of-project.js';

/** The webhooks of a project. */
export function WebhooksPage() {
  const { project } = useSearch({ from: '/webhooks' });
  const navigate = useNavigate();
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <OfProject
        chosen={project}
        onChoose={(id) => void navigate({ to: '/webhooks', search: { project: id } })}
      >
        {(projectId, picker) => (
          <WebhooksOfProject key={projectId} projectId={projectId} picker={picker} />
        )}
      </OfProject>
    </Stack>
  );
}
