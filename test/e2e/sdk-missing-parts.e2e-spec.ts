import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscountVouchersTypesEnum, VoucherifyServerSide } from '@voucherify/sdk';
import { SharedService } from '../support/service/shared-service.js';

type Sdk = ReturnType<typeof VoucherifyServerSide>;

/** A customer by the id that the shop has for it; the types of the SDK want more than it needs. */
const CUSTOMER = { source_id: 'x' } as never;

/** Calls of the SDK whose routes this service has not. */
const MISSING: readonly [string, (sdk: Sdk) => Promise<unknown>][] = [
  ['examines qualifications', (sdk) => sdk.vouchers.qualifications.examine({ customer: CUSTOMER })],
  [
    'checks eligibility',
    (sdk) => sdk.qualifications.checkEligibility({ scenario: 'ALL', customer: CUSTOMER }),
  ],
  ['disables several at once', (sdk) => sdk.vouchers.disable({ vouchers: ['kept'] } as never)],
  ['adds to a balance', (sdk) => sdk.vouchers.balance.create('kept', { amount: 1 })],
  ['lists transactions', (sdk) => sdk.vouchers.listTransactions('kept', {})],
  ['exports transactions', (sdk) => sdk.vouchers.exportTransactions('kept', {})],
  ['ends a session', (sdk) => sdk.vouchers.releaseValidationSession('kept', 'key')],
  ['redeems', (sdk) => sdk.redemptions.redeem('kept')],
  ['lists the redemptions of a code', (sdk) => sdk.redemptions.getForVoucher('kept')],
  ['validates', (sdk) => sdk.validations.validateVoucher('kept')],
  ['lists publications', (sdk) => sdk.distributions.publications.list()],
  ['lists campaigns', (sdk) => sdk.campaigns.list()],
  ['lists categories', (sdk) => sdk.categories.list()],
];

describe('the official JavaScript SDK, where it asks for what is not here,', () => {
  let service: SharedService;
  let sdk: Sdk;

  beforeAll(async () => {
    service = await SharedService.join();
    sdk = VoucherifyServerSide({
      apiUrl: `http://127.0.0.1:${service.port}`,
      applicationId: service.api.key.appId,
      secretKey: service.api.key.appToken,
    });
    await sdk.vouchers.create({
      code: 'kept',
      type: 'DISCOUNT_VOUCHER',
      discount: { type: DiscountVouchersTypesEnum.PERCENT, percent_off: 10 },
      metadata: {},
    });
  });

  afterAll(() => service.dispose());

  it.each(MISSING)('gets 404 and changes nothing when it %s', async (_, call) => {
    const before = await sdk.vouchers.list({});

    await expect(call(sdk)).rejects.toMatchObject({ code: 404, key: 'not_found' });

    expect(await sdk.vouchers.list({})).toEqual(before);
    expect(before.vouchers.map(({ code }) => code)).toEqual(['kept']);
  });

  it('is refused a voucher that is worth nothing', async () => {
    const nothing = { type: 'DISCOUNT_VOUCHER' } as never;

    await expect(sdk.vouchers.create(nothing)).rejects.toMatchObject({
      code: 400,
      key: 'invalid_voucher',
      details: 'gift or discount is missing',
    });
  });

  it('lists and gets metadata schemas', async () => {
    const { body } = await service.api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'customer', properties: { lang: { type: 'string' } } },
    });

    expect((await sdk.metadataSchemas.list()).schemas).toEqual([body]);
    expect(await sdk.metadataSchemas.get('customer')).toEqual(body);
  });
});
