import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, type Schemas } from '../api/client.js';
import { operatorApi } from '../api/operator-client.js';

/** A project with what it has and may have. */
export type ProjectQuota = Schemas['ProjectQuotaResponse'];

const LIST = ['operator', 'projects'];
const keyOf = (projectId: string) => ['operator', 'project', projectId];
const pathOf = (projectId: string) => ({ params: { path: { projectId } } });

/** All projects, the oldest first. */
export function useProjects() {
  return useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => bodyOf(operatorApi.GET('/management/v1/projects', { signal })),
  });
}

/** One project. */
export function useProject(projectId: string) {
  return useQuery({
    queryKey: keyOf(projectId),
    queryFn: ({ signal }) =>
      bodyOf(
        operatorApi.GET('/management/v1/projects/{projectId}', { ...pathOf(projectId), signal }),
      ),
  });
}

/** Makes a project. */
export function useCreateProject() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      bodyOf(operatorApi.POST('/management/v1/projects', { body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: LIST }),
  });
}

/** Changes the limits of a project; null is the default. */
export function useLimits(projectId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangeProjectDto']) =>
      bodyOf(
        operatorApi.PATCH('/management/v1/projects/{projectId}', { ...pathOf(projectId), body }),
      ),
    onSuccess: (project) => queries.setQueryData(keyOf(projectId), project),
  });
}
