import { searchChoice } from '../ui/search-text.js';

export const SEND_OUT_STATUSES = ['PENDING', 'SUCCEEDED', 'FAILED'] as const;
export type SendOutStatus = (typeof SEND_OUT_STATUSES)[number];

/** Which send-outs are wanted, as the address has it. */
export interface SendOutFilter {
  readonly status?: SendOutStatus;
}

/** Reads the filter from an address. */
export function readSendOutFilter({ status }: Readonly<Record<string, unknown>>): SendOutFilter {
  return { status: searchChoice(status, SEND_OUT_STATUSES) };
}
