import type { CommonOptions } from '../command.js';

/** The routes of the webhooks of a project. */
export const WEBHOOKS = '/management/v1/projects/{projectId}/webhooks';
/** The routes of one webhook. */
export const WEBHOOK = `${WEBHOOKS}/{webhookId}` as const;

/** The option that names the project. */
export const PROJECT = ['--project <id>', 'whose webhooks'] as const;

export interface ProjectOptions extends CommonOptions {
  readonly project: string;
}

/** The path of a webhook, as the client of the API takes it. */
export function pathTo(webhookId: string, { project: projectId }: ProjectOptions) {
  return { params: { path: { projectId, webhookId } } };
}
