import { describe, expect, it } from '@jest/globals';
import { webhookRequestOf } from './webhook-form.js';

const FORM = { target: ' https://shop.example/hooks ', events: ['async_action.done'], headers: '' };
const form = (headers: string) => ({ ...FORM, events: ['async_action.done'] as const, headers });

describe('the form of a webhook', () => {
  it('leaves headers out when none are written, so that those that there are stay', () => {
    expect(webhookRequestOf(form('\n '))).toEqual({
      body: { target_url: 'https://shop.example/hooks', events: ['async_action.done'] },
    });
  });

  it('has a header in each line, and colons in values', () => {
    expect(webhookRequestOf(form('x-tenant: shop\nx-time:12:30'))).toMatchObject({
      body: { custom_headers: { 'x-tenant': 'shop', 'x-time': '12:30' } },
    });
  });

  it('says which line is no header', () => {
    expect(webhookRequestOf(form('x-tenant: shop\nno header'))).toEqual({
      fault: 'No header: no header',
    });
  });
});
