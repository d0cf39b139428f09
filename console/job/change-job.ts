import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, bodyOf, idempotencyKey } from '../api/client.js';

/** What a job can be told to do while it has not ended. */
export type Control = 'cancel' | 'pause' | 'resume';

const path = (asyncActionId: string) => ({ path: { asyncActionId } });
const CONTROLS = {
  cancel: (id: string) =>
    api.POST('/v1/async-actions/{asyncActionId}/cancel', { params: path(id) }),
  pause: (id: string) => api.POST('/v1/async-actions/{asyncActionId}/pause', { params: path(id) }),
  resume: (id: string) =>
    api.POST('/v1/async-actions/{asyncActionId}/resume', { params: path(id) }),
};

/** Cancels, pauses or resumes a job. */
export function useControl(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (control: Control) => bodyOf(CONTROLS[control](id)),
    onSuccess: (job) => queries.setQueryData(['job', id], job),
    // A job may have ended before the request came.
    onError: () => void queries.invalidateQueries({ queryKey: ['job', id] }),
  });
}

/** How a job becomes another one. */
export type Successor = 'retry' | 'confirm';

const header = () => ({ header: { 'Idempotency-Key': idempotencyKey() } });
const SUCCESSORS = {
  retry: (id: string) =>
    api.POST('/v1/async-actions/{asyncActionId}/retry', { params: { ...path(id), ...header() } }),
  confirm: (id: string) =>
    api.POST('/v1/async-actions/{asyncActionId}/confirm', { params: { ...path(id), ...header() } }),
};

/** Makes a job of a job, and shows the new one. */
export function useSuccessor(id: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (successor: Successor) => bodyOf(SUCCESSORS[successor](id)),
    onSuccess: ({ async_action_id: jobId }) => navigate({ to: '/jobs/$jobId', params: { jobId } }),
  });
}

/** Tries the undo of a job. @returns the id of the dry run */
export async function tryUndo(id: string): Promise<string> {
  const params = { ...path(id), ...header(), query: { dry_run: true } };
  const { async_action_id: jobId } = await bodyOf(
    api.POST('/v1/async-actions/{asyncActionId}/undo', { params }),
  );
  return jobId;
}
