import { Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Link } from '../ui/link.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { inBytes } from '../ui/in-bytes.js';
import { Waiting } from '../ui/waiting.js';
import { percentOf } from './limits.js';
import { LimitsForm } from './limits-form.js';
import { texts } from './texts.js';
import { useProject, type ProjectQuota } from './use-projects.js';

/** One project: what it has, and what it may have. */
export function ProjectPage() {
  const { projectId } = useParams({ from: '/projects/$projectId' });
  const { data: project, error, isPending } = useProject(projectId);
  return (
    <Stack key={projectId}>
      <Link to="/projects" size="sm">
        {texts.all}
      </Link>
      <PageTitle>{project?.name ?? projectId}</PageTitle>
      <Problem error={error} />
      {isPending && <Waiting />}
      {project && (
        <>
          <Group gap="lg">
            <Link to="/keys" search={{ project: projectId }}>
              {texts.keys}
            </Link>
            <Link to="/webhooks" search={{ project: projectId }}>
              {texts.webhooks}
            </Link>
            <Link to="/audit" search={{ project: projectId }}>
              {texts.audit}
            </Link>
          </Group>
          <Usage project={project} />
          <LimitsForm project={project} />
        </>
      )}
    </Stack>
  );
}

function Usage({ project }: { readonly project: ProjectQuota }) {
  const jobs = [project.unfinished_actions, project.max_unfinished_actions] as const;
  const bytes = [project.stored_bytes, project.max_stored_bytes] as const;
  return (
    <Stack className="panel" p="md">
      <Title order={2} size="h4">
        {texts.usage}
      </Title>
      <Share name={texts.jobs} of={jobs} inWords={texts.count} />
      <Share name={texts.stored} of={bytes} inWords={inBytes} />
    </Stack>
  );
}

interface ShareProps {
  readonly name: string;
  readonly of: readonly [used: number, limit: number];
  readonly inWords: (value: number) => string;
}

function Share({ name, of: [used, limit], inWords }: ShareProps) {
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm">{name}</Text>
        <Text size="sm" className="numbers">
          {texts.of(inWords(used), inWords(limit))}
        </Text>
      </Group>
      <Progress value={percentOf(used, limit)} aria-label={name} />
    </Stack>
  );
}
