import { Text } from '@mantine/core';
import { nameOf } from '../jobs/job-names.js';
import { useOperator } from '../session/session.js';
import { Fact, Facts } from '../ui/fact.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import type { Job } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';
import { useChildren } from './use-children.js';

/** Who sent a job and when, and the jobs that belong to it. */
export function JobFacts({ job }: { readonly job: Job }) {
  const { data } = useChildren(job.id);
  const children = data?.async_actions ?? [];
  // The audit trail is that of all projects.
  const canReadAudit = useOperator() !== 'signed-out';
  return (
    <Facts>
      <Fact name={texts.id}>{job.id}</Fact>
      <Fact name={texts.sent}>
        <Moment at={job.created_at} /> {texts.by} {job.key_name ?? texts.deletedKey}
      </Fact>
      <Fact name={texts.changed}>
        <Moment at={job.updated_at} />
      </Fact>
      {job.parent_id !== undefined && (
        <Fact name={texts.ofParent}>
          <JobLink id={job.parent_id} />
        </Fact>
      )}
      {job.confirmed_by !== undefined && (
        <Fact name={texts.confirmedBy}>
          <JobLink id={job.confirmed_by} />
        </Fact>
      )}
      {children.length > 0 && (
        <Fact name={texts.children}>
          {children.map((child) => (
            <Text key={child.id} component="span" display="block" size="sm">
              <JobLink id={child.id} name={nameOf(child)} />
            </Text>
          ))}
        </Fact>
      )}
      {canReadAudit && (
        <Fact name={texts.audit}>
          <Link to="/audit" search={{ object: job.id }} size="sm">
            {texts.toAudit}
          </Link>
        </Fact>
      )}
    </Facts>
  );
}

function JobLink({ id, name = id }: { readonly id: string; readonly name?: string }) {
  return (
    <Link to="/jobs/$jobId" params={{ jobId: id }} size="sm">
      {name}
    </Link>
  );
}
