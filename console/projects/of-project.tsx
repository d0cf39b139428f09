import { Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { ProjectPicker } from './project-picker.js';
import { texts } from './texts.js';
import { useProjects } from './use-projects.js';

interface OfProjectProps {
  /** The page, whose address names the project. */
  readonly route: '/keys' | '/webhooks';
  readonly title: string;
  /** What the page is for. */
  readonly lead: string;
  readonly children: (projectId: string, picker: ReactNode) => ReactNode;
}

/** A page of what belongs to one project, with the choice of the project. */
export function OfProject({ route, title, lead, children }: OfProjectProps) {
  return (
    <Stack>
      <PageTitle>{title}</PageTitle>
      <Text c="dimmed">{lead}</Text>
      <Chosen route={route}>{children}</Chosen>
    </Stack>
  );
}

/** The first project is the default. */
function Chosen({ route, children }: Pick<OfProjectProps, 'route' | 'children'>) {
  const { project: named } = useSearch({ from: route });
  const navigate = useNavigate();
  const { data: projects, error } = useProjects();
  const projectId = named ?? projects?.[0]?.id;
  if (error !== null) return <Problem error={error} />;
  if (projects === undefined) return <Waiting />;
  if (projectId === undefined) {
    return (
      <EmptyState title={texts.noneTitle}>
        <Stack align="center">
          {texts.none}
          <LinkButton to="/projects">{texts.create}</LinkButton>
        </Stack>
      </EmptyState>
    );
  }
  return children(
    projectId,
    <ProjectPicker
      projects={projects}
      value={projectId}
      onChange={({ currentTarget: { value: project } }) =>
        void navigate({ to: route, search: { project } })
      }
    />,
  );
}
