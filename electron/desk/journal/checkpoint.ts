import { createHash } from 'node:crypto';
import { prefixed, shortCode } from './canonical';

/** What both officers sign when a shift changes: where the journal stood, which shift ended, which began, and when. */
export type Checkpoint = {
  readonly origin: string;
  readonly seq: number;
  /** hash of the row `seq`, hexadecimal */
  readonly hash: string;
  readonly shiftId: string;
  readonly nextShiftId: string;
  /** UTC milliseconds */
  readonly closedAt: number;
};

const DOMAIN = Buffer.from('watchdesk-checkpoint/v1', 'utf8');
const field = (value: string | number): Buffer => prefixed(Buffer.from(String(value), 'utf8'));

/** The bytes that an account's key signs: each field as u32be(length) ‖ bytes after the domain, the hash as its 32 bytes. */
export function checkpointMessage(point: Checkpoint): Buffer {
  return Buffer.concat([
    DOMAIN,
    field(point.origin),
    field(point.seq),
    prefixed(Buffer.from(point.hash, 'hex')),
    field(point.shiftId),
    field(point.nextShiftId),
    field(point.closedAt),
  ]);
}

/** The code that is shown and printed: twelve characters of SHA-256 over what was signed. */
export function checkpointCode(point: Checkpoint): string {
  return shortCode(createHash('sha256').update(checkpointMessage(point)).digest());
}
