import { Loader, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Faults } from '../files/faults.js';
import { FileDrop } from '../files/file-drop.js';
import { FileSummary } from '../files/file-summary.js';
import { texts as fileTexts } from '../files/texts.js';
import { useSourceFile, type ReadFile } from '../files/use-source-file.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Steps } from '../ui/steps.js';
import { ColumnsStep } from './columns-step.js';
import { guessMapping } from '../../src/client/mapping/guess-mapping.js';
import type { Mapping } from '../../src/client/mapping/mapping.js';
import { PreviewStep } from './preview-step.js';
import { texts } from './texts.js';
import { TryStep } from './try-step.js';
import { requestOf } from '../../src/client/mapping/update-request.js';
import { useSchemaRules } from './use-schema-rules.js';

type Step = 'columns' | 'preview' | 'try';
const PLACES: Readonly<Record<Step, number>> = { columns: 1, preview: 2, try: 3 };

/** Changes the metadata of many vouchers with a file, in steps. */
export function BulkUpdatePage() {
  const rules = useSchemaRules();
  const [step, setStep] = useState<Step>('columns');
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const start = (read: ReadFile | null) => {
    const source = read?.source;
    setMapping(source?.kind === 'table' ? guessMapping(source, rules.definitions) : null);
    setStep(source?.kind === 'items' ? 'preview' : 'columns');
  };
  const { read, error, isReading, take, choose, clear } = useSourceFile(start);
  const isUsable =
    read !== null && (read.source.kind === 'items' || read.source.faults.length === 0);
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <Steps label={texts.stepsLabel} names={texts.steps} current={isUsable ? PLACES[step] : 0} />
      <Problem error={error} />
      {isReading && <Loader size="sm" role="status" aria-label={fileTexts.reading} />}
      {read === null && (
        <FileDrop kinds={texts.kinds} accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl" onFile={take} />
      )}
      {read !== null && (
        <FileSummary file={read.file} source={read.source} onChoose={choose} onAnother={clear} />
      )}
      {read?.source.kind === 'table' && (
        <Faults title={texts.fileFaults} faults={read.source.faults} />
      )}
      {isUsable && (
        <FileSteps {...{ read, mapping, rules, step, setMapping, setStep }} onAnother={clear} />
      )}
    </Stack>
  );
}

interface FileStepsProps {
  readonly read: ReadFile;
  readonly mapping: Mapping | null;
  readonly rules: ReturnType<typeof useSchemaRules>;
  readonly step: Step;
  readonly setMapping: (mapping: Mapping) => void;
  readonly setStep: (step: Step) => void;
  readonly onAnother: () => void;
}

function FileSteps({ read, mapping, rules, step, setMapping, setStep, onAnother }: FileStepsProps) {
  const { source, file } = read;
  const isSent = step !== 'columns';
  const request = useMemo(
    () => (isSent ? requestOf(source, mapping) : null),
    [isSent, source, mapping],
  );
  if (step === 'columns' && source.kind === 'table' && mapping !== null) {
    return (
      <ColumnsStep
        file={source}
        rules={rules}
        mapping={mapping}
        onChange={setMapping}
        onNext={() => setStep('preview')}
      />
    );
  }
  if (request === null) return null;
  const isTable = source.kind === 'table';
  if (step === 'preview') {
    return (
      <PreviewStep
        request={request}
        backTo={isTable ? texts.toColumns : texts.toFile}
        onBack={isTable ? () => setStep('columns') : onAnother}
        onNext={() => setStep('try')}
      />
    );
  }
  return <TryStep request={request} fileName={file.name} onBack={() => setStep('preview')} />;
}
