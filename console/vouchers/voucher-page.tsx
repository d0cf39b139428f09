import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, bodyOf, type Schemas } from '../api/client.js';
import { useCan } from '../session/session.js';
import { Fact, Facts } from '../ui/fact.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { History } from '../voucher-history/history.js';
import { JobsOfVoucher } from './jobs-of-voucher.js';
import { MetadataEditor } from './metadata-editor.js';
import { texts } from './texts.js';
import { worthOf } from './worth.js';

type Voucher = Schemas['VoucherResponse'];

/** One voucher: its metadata to be edited, who changed it, and the jobs that had a row for it. */
export function VoucherPage() {
  const { code } = useParams({ from: '/vouchers/$code' });
  const canSeeJobs = useCan('async-actions');
  const { data, error, isPending } = useQuery({
    queryKey: ['voucher', code],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/vouchers/{code}', { params: { path: { code } }, signal })),
  });
  return (
    <Stack key={code}>
      <Link to="/vouchers" size="sm">
        {texts.back}
      </Link>
      <PageTitle>{code}</PageTitle>
      <Problem error={error} />
      {isPending && <Waiting />}
      {data && (
        <>
          <VoucherFacts voucher={data} />
          <MetadataEditor key={data.id} voucher={data} />
        </>
      )}
      {/* One in the trash bin is not found, and has its history. */}
      <History code={code} />
      {canSeeJobs && <JobsOfVoucher code={code} />}
    </Stack>
  );
}

function VoucherFacts({ voucher }: { readonly voucher: Voucher }) {
  const { start_date: start, expiration_date: end } = voucher;
  return (
    <Facts>
      <Fact name={texts.type}>{texts.types[voucher.type] ?? voucher.type}</Fact>
      <Fact name={texts.worth}>{worthOf(voucher)}</Fact>
      <Fact name={texts.active}>{voucher.active ? texts.yes : texts.no}</Fact>
      <Fact name={texts.valid}>
        {start === null && end === null && texts.always}
        {start !== null && <Moment at={start} />}
        {end !== null && (
          <>
            {' – '}
            <Moment at={end} />
          </>
        )}
      </Fact>
      {voucher.category !== null && <Fact name={texts.category}>{voucher.category}</Fact>}
      <Fact name={texts.created}>
        <Moment at={voucher.created_at} />
      </Fact>
      <Fact name={texts.updated}>
        {voucher.updated_at === null ? texts.never : <Moment at={voucher.updated_at} />}
      </Fact>
    </Facts>
  );
}
