import type { DatabaseSettings } from '../../config/settings.js';
import { inspectDatabase } from '../../database/inspect-database.js';
import { reasonOf, type Finding } from './finding.js';

/** Whether the database can be reached, is migrated, and keeps what it is given. */
export async function checkDatabase(settings: DatabaseSettings): Promise<Finding[]> {
  const finding = (verdict: Finding['verdict'], message: string): Finding => ({
    check: 'database',
    verdict,
    message,
  });
  const place = placeOf(settings);
  try {
    const { exists, pending, risks } = await inspectDatabase(settings);
    return [
      finding('ok', messageOf(place, exists, pending)),
      ...risks.map((risk) => finding('warning', risk)),
    ];
  } catch (error) {
    const reason = reasonOf(error);
    return [finding('fault', reason.includes(place) ? reason : `${place}: ${reason}`)];
  }
}

function messageOf(place: string, exists: boolean, pending: readonly string[]): string {
  if (!exists) return `${place} is made by the first start`;
  if (pending.length === 0) return `${place} has the schema of this build`;
  return `${place} is migrated by the next start: ${pending.join(', ')}`;
}

/** Without the user and the password. */
function placeOf(settings: DatabaseSettings): string {
  if (settings.dialect === 'sqlite') return settings.file;
  const { host, pathname } = new URL(settings.url);
  return `${host}${pathname}`;
}
