import { OfProject } from '../projects/of-project.js';
import { KeysOfProject } from './keys-of-project.js';
import { texts } from './texts.js';

/** The keys of a project. */
export function KeysPage() {
  return (
    <OfProject route="/keys" title={texts.title} lead={texts.lead}>
      {(projectId, picker) => (
        <KeysOfProject key={projectId} projectId={projectId} picker={picker} />
      )}
    </OfProject>
  );
}
