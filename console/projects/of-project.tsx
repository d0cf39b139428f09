import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { ProjectPicker } from './project-picker.js';
import { texts } from './texts.js';
import { useProjects } from './use-projects.js';

interface OfProjectProps {
  /** What the address names, if anything. */
  readonly chosen: string | undefined;
  readonly onChoose: (projectId: string) => void;
  readonly children: (projectId: string, picker: ReactNode) => ReactNode;
}

/** What belongs to one project, and the choice of the project. The first project is the default. */
export function OfProject({ chosen, onChoose, children }: OfProjectProps) {
  const { data: projects, error } = useProjects();
  const projectId = chosen ?? projects?.[0]?.id;
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
    <ProjectPicker projects={projects} value={projectId} onChange={onChoose} />,
  );
}
