import { Button, Loader, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { DryRun } from '../dry-run/dry-run.js';
import { Faults } from '../files/faults.js';
import { FileDrop } from '../files/file-drop.js';
import { FileSummary } from '../files/file-summary.js';
import type { SourceFile } from '../../src/client/files/source-file.js';
import { texts as fileTexts } from '../files/texts.js';
import { useSourceFile } from '../files/use-source-file.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Steps } from '../ui/steps.js';
import { ImportPreview } from './import-preview.js';
import { sortColumns } from './known-columns.js';
import { sendDryRun } from './send-import.js';
import { texts } from './texts.js';

/** Adds vouchers with a CSV file, in steps. */
export function ImportPage() {
  const [isTrying, setIsTrying] = useState(false);
  const { read, error, isReading, take, choose, clear } = useSourceFile(() => setIsTrying(false));
  const faults = read === null ? [] : faultsOf(read.source);
  const isUsable = read !== null && faults.length === 0;
  return (
    <Stack>
      <PageTitle>{texts.title}</PageTitle>
      <Text c="dimmed">{texts.lead}</Text>
      <Steps
        label={texts.stepsLabel}
        names={texts.steps}
        current={!isUsable ? 0 : isTrying ? 2 : 1}
      />
      <Problem error={error} />
      {isReading && <Loader size="sm" role="status" aria-label={fileTexts.reading} />}
      {read === null && <FileDrop kinds={texts.kinds} accept=".csv,.tsv,.txt" onFile={take} />}
      {read !== null && (
        <FileSummary file={read.file} source={read.source} onChoose={choose} onAnother={clear} />
      )}
      <Faults title={texts.fileFaults} faults={faults} />
      {isUsable && read.source.kind === 'table' && !isTrying && (
        <ImportPreview file={read.source} onNext={() => setIsTrying(true)} />
      )}
      {isUsable && isTrying && (
        <DryRun send={() => sendDryRun(read.source.text, read.file.name)}>
          <Button variant="default" onClick={() => setIsTrying(false)}>
            {texts.back}
          </Button>
        </DryRun>
      )}
    </Stack>
  );
}

function faultsOf(source: SourceFile): readonly string[] {
  if (source.kind !== 'table' || source.format !== 'csv') return [texts.noCsv];
  if (source.faults.length > 0) return source.faults;
  const { hasCode, hasRefused } = sortColumns(source.columns);
  return [...(hasCode ? [] : [texts.noCode]), ...(hasRefused ? [texts.validationRule] : [])];
}
