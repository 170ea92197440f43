import { rm } from 'node:fs/promises';

/** Removes the rooms that the tests of this run shared. */
export default async function teardown(): Promise<void> {
  const rooms = process.env['WATCHDESK_E2E_ROOMS'];
  if (rooms !== undefined) await rm(rooms, { recursive: true, force: true });
}
