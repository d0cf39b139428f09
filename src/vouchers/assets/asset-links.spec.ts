import { describe, expect, it } from '@jest/globals';
import { aVoucher } from '../../../test/factories/vouchers.js';
import type { Settings } from '../../config/settings.js';
import { LinkSigner } from '../../links/link-signer.js';
import { AssetLinks } from './asset-links.js';

const settings = { publicUrl: 'https://shop.example/promo' } as Settings;
const linksOf = (secret: string) => new AssetLinks(settings, new LinkSigner(secret));
const links = linksOf('a secret of many characters');
const voucher = aVoucher({ projectId: 'proj_1', id: 'v_1' });
const { qr, barcode } = links.of(voucher);

describe('the links to the images of a voucher', () => {
  it('lead to the public address and to the voucher', () => {
    expect(qr.url).toBe(`https://shop.example/promo/assets/qr/${qr.id}`);
    expect(barcode.url).toBe(`https://shop.example/promo/assets/barcode/${barcode.id}`);
    expect(links.read('qr', qr.id)).toEqual({ projectId: 'proj_1', voucherId: 'v_1' });
    expect(links.read('barcode', barcode.id)).toEqual({ projectId: 'proj_1', voucherId: 'v_1' });
  });

  it('are the same each time and after a restart, whatever became of the voucher', () => {
    const changed = { ...voucher, active: false, updatedAt: 1 };
    expect(linksOf('a secret of many characters').of(changed)).toEqual({ qr, barcode });
  });

  it('need no character that a browser would write otherwise', () => {
    expect(encodeURIComponent(qr.id)).toBe(qr.id);
  });

  it('are unknown as links to another kind of image, or with another secret', () => {
    expect(links.read('barcode', qr.id)).toBeNull();
    expect(linksOf('another secret of characters').read('qr', qr.id)).toBeNull();
  });

  it.each([0, 4, qr.id.indexOf('.'), qr.id.indexOf('.') + 1, qr.id.length - 1])(
    'are unknown with another character at %i',
    (at) => {
      const other = qr.id[at] === '1' ? '2' : '1';
      expect(links.read('qr', qr.id.slice(0, at) + other + qr.id.slice(at + 1))).toBeNull();
    },
  );
});
