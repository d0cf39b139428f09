import { OfProject } from '../projects/of-project.js';
import { texts } from './texts.js';
import { WebhooksOfProject } from './webhooks-of-project.js';

/** The webhooks of a project. */
export function WebhooksPage() {
  return (
    <OfProject route="/webhooks" title={texts.title} lead={texts.lead}>
      {(projectId, picker) => (
        <WebhooksOfProject key={projectId} projectId={projectId} picker={picker} />
      )}
    </OfProject>
  );
}
