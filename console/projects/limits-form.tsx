import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Problem } from '../ui/problem.js';
import { fromMib, toMib, wholeOf } from './limits.js';
import { texts } from './texts.js';
import { useLimits, type ProjectQuota } from './use-projects.js';

/** The limits of a project, to be changed. */
export function LimitsForm({ project }: { readonly project: ProjectQuota }) {
  const [jobs, setJobs] = useState(String(project.max_unfinished_actions));
  const [mib, setMib] = useState(toMib(project.max_stored_bytes));
  const limits = useLimits(project.id);
  const [maxJobs, maxBytes] = [wholeOf(jobs), fromMib(mib)];
  const change = (body: Parameters<typeof limits.mutate>[0]) =>
    limits.mutate(body, {
      onSuccess: (saved) => {
        setJobs(String(saved.max_unfinished_actions));
        setMib(toMib(saved.max_stored_bytes));
      },
    });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    change({
      max_unfinished_actions: maxJobs,
      // What is not changed is not rounded.
      ...(mib !== toMib(project.max_stored_bytes) && { max_stored_bytes: maxBytes }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack className="panel" p="md">
        <Title order={2} size="h4">
          {texts.limits}
        </Title>
        <Text c="dimmed">{texts.limitsLead}</Text>
        <Group align="flex-start">
          <Limit name={texts.maxJobs} value={jobs} onChange={setJobs} />
          <Limit name={texts.maxStored} value={mib} onChange={setMib} />
        </Group>
        <Problem error={limits.error} />
        <Group>
          <Button
            type="submit"
            disabled={maxJobs === undefined || maxBytes === undefined}
            loading={limits.isPending}
          >
            {texts.save}
          </Button>
          <Button
            variant="default"
            onClick={() => change({ max_unfinished_actions: null, max_stored_bytes: null })}
          >
            {texts.defaults}
          </Button>
          <Text size="sm" role="status">
            {limits.isSuccess ? texts.saved : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

interface LimitProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Limit({ name, value, onChange }: LimitProps) {
  return (
    <TextInput
      label={name}
      inputMode="numeric"
      error={wholeOf(value) === undefined && texts.notWhole}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
