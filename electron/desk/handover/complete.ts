import type { CheckpointSignature, PastHandover } from '../../../shared/contract/areas/handover';
import { leaderName, maySignAsLeader, maySignAsOfficer, officerNames } from '../../../shared/rules/signers';
import { accountById } from '../accounts/accountRows';
import { unlockKey } from '../accounts/prove';
import type { ShiftChange } from '../accounts/sessions';
import { type Actor, authorOf, type Desk, fact, transact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { checksPlanned } from '../documents/checks/plan';
import { requireNoticesRead } from '../documents/notices/read';
import { type Checkpoint, checkpointCode, checkpointMessage } from '../journal/checkpoint';
import { readHead } from '../journal/journal';
import { type SigningKey, sign } from '../journal/keys';
import { closingLine } from '../shifts/closing';
import { shiftById, shiftNumbers } from '../shifts/read';
import { handed, liveItems } from './live';
import { checkpointOf, type HandoverRow, handoverRow, postsOf, toPast } from './rows';

/** Somebody who signs, with the key that the own password opened. */
export type Signer = {
  readonly role: CheckpointSignature['role'];
  readonly accountId: string;
  readonly name: string;
  readonly key: SigningKey;
};

export type Signed = { readonly accountId: string; readonly password: string };

/** The row of a handover that still goes on. */
export function requireOpen(desk: Desk, id: string): HandoverRow {
  const row = handoverRow(desk.db, id) ?? refuseWith('no_handover', { field: 'handoverId' });
  if (row.state !== 'open') refuseWith('handover_over');
  return row;
}

/** Refused as long as anything is unanswered, with how many and the first three by name. */
export function refuseUnanswered(desk: Desk, row: HandoverRow, now: number) {
  const items = liveItems(desk.db, row, now);
  const missing = items.filter((item) => item.needs !== null);
  if (missing.length > 0) {
    const first = missing
      .slice(0, 3)
      .map((item) => item.title.zh)
      .join('；');
    refuseWith('handover_unanswered', { params: { count: missing.length, first } });
  }
  return items;
}

/** Proves the passwords of all who sign and opens their keys. Slow (argon2): outside of any transaction. */
export async function openKeys(
  desk: Desk,
  input: { readonly offgoing: Signed; readonly oncoming: Signed; readonly leader: Signed | null },
): Promise<readonly Signer[]> {
  const wanted = [
    ['offgoing', input.offgoing],
    ['oncoming', input.oncoming],
    ['leader', input.leader],
  ] as const;
  const signers: Signer[] = [];
  // One after the other: each wrong password is counted once, and the first wrong one is named.
  for (const [role, signed] of wanted) {
    if (signed !== null) signers.push(await openKey(desk, role, signed));
  }
  return signers;
}

export async function openKey(desk: Desk, role: Signer['role'], signed: Signed): Promise<Signer> {
  const key = await unlockKey(desk, signed.accountId, signed.password, `${role}.password`);
  const account = accountById(desk.db, signed.accountId) ?? refuseWith('not_found', { field: role });
  return { role, accountId: account.id, name: account.displayName, key };
}

/** Who may sign for which side; the same for the screen's pick and for the desk's refusal. */
export function checkSigners(
  desk: Desk,
  row: HandoverRow,
  input: { readonly offgoing: Signed; readonly oncoming: Signed; readonly leader: Signed | null },
): void {
  const shift = shiftById(desk.db, row.shift_id) ?? refuseWith('no_shift');
  const account = (signed: Signed, field: string) =>
    accountById(desk.db, signed.accountId) ?? refuseWith('not_found', { field });
  if (input.offgoing.accountId === input.oncoming.accountId) refuseWith('same_person', { field: 'oncoming' });
  if (!maySignAsOfficer(shift.posts, account(input.offgoing, 'offgoing')))
    refuseWith('not_offgoing', { field: 'offgoing' });
  if (!maySignAsOfficer(postsOf(row), account(input.oncoming, 'oncoming')))
    refuseWith('not_oncoming', { field: 'oncoming' });
  if (input.leader !== null && !maySignAsLeader(shift.posts, postsOf(row), account(input.leader, 'leader')))
    refuseWith('not_leader', { field: 'leader' });
}

export function signatureOf(signer: Signer, point: Checkpoint, at: number): CheckpointSignature {
  const { role, accountId, name, key } = signer;
  return { role, accountId, name, at, signature: sign(key, checkpointMessage(point)).toString('base64') };
}

/**
 * The change of shift, in ONE transaction: the record as it was answered, the old shift closed with its computed numbers, the new one opened (which
 * takes over every open deadline and run; alerts stay as they are), and the checkpoint over all of it, signed with the officers' own keys. Either all
 * of it stands or nothing. Refused with `handover_unanswered` while an item is without a valid answer.
 */
export function completeHandover(
  desk: Desk,
  input: { readonly handoverId: string; readonly summary: string },
  signers: readonly Signer[],
  actor: Actor,
  changeSeat: (write: Write, now: number, change: ShiftChange) => void = () => undefined,
): PastHandover {
  const { db } = desk;
  return transact(desk, (write, now) => {
    const before = handoverRow(db, input.handoverId) ?? refuseWith('no_handover', { field: 'handoverId' });
    if (before.state === 'completed') return toPast(before);
    const row = requireOpen(desk, input.handoverId);
    const shift = shiftById(db, row.shift_id) ?? refuseWith('no_shift');
    if (shift.closedAt !== null) refuseWith('handover_over');
    const items = refuseUnanswered(desk, row, now);
    const oncoming = signers.find((one) => one.role === 'oncoming');
    if (oncoming !== undefined) requireNoticesRead(db, oncoming.accountId, now);
    const author = authorOf(actor);
    const numbers = shiftNumbers(db, shift.id, now);
    const closing = closingLine(db, shift, numbers, now);
    const leader = signers.find((one) => one.role === 'leader');
    write(
      fact('handover.completed', row.id, actor.accountId, {
        shiftId: shift.id,
        nextShiftId: row.next_shift_id,
        record: items.map(handed),
        closing,
        offgoing: officerNames(shift.posts),
        oncoming: officerNames(postsOf(row)),
        leader: leader?.name ?? (leaderName(shift.posts) || leaderName(postsOf(row))),
        leaderLater: leader === undefined,
        author,
      }),
      fact('shift.closed', shift.id, actor.accountId, {
        summary: input.summary,
        numbers,
        author,
      }),
      fact('shift.opened', row.next_shift_id, actor.accountId, {
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        posts: postsOf(row),
        author,
      }),
    );
    const next = { id: row.next_shift_id, startsAt: row.starts_at, endsAt: row.ends_at };
    const planned = checksPlanned(desk, next, actor, now);
    if (planned !== null) write(planned);
    seal(desk, row, signers, actor, now, write);
    changeSeat(write, now, {
      offgoing: accountsOf(shift.posts, signers, 'offgoing'),
      oncoming: accountsOf(postsOf(row), signers, 'oncoming'),
      signer: oncoming?.accountId ?? null,
    });
    return toPast(handoverRow(db, row.id) ?? refuseWith('not_found'));
  });
}

/** The accounts of a shift: who stands at its posts, and who signed for it. */
function accountsOf(
  posts: readonly { readonly accountId: string | null }[],
  signers: readonly Signer[],
  role: Signer['role'],
): string[] {
  const standing = posts.flatMap((one) => (one.accountId === null ? [] : [one.accountId]));
  return [...standing, ...signers.filter((one) => one.role === role).map((one) => one.accountId)];
}

function seal(
  desk: Desk,
  row: HandoverRow,
  signers: readonly Signer[],
  actor: Actor,
  now: number,
  write: Write,
): void {
  if (desk.keys === null) throw new Error('no room is founded here');
  const head = readHead(desk.db, desk.keys.origin);
  const point: Checkpoint = {
    origin: head.origin,
    seq: head.seq,
    hash: head.hash.toString('hex'),
    shiftId: row.shift_id,
    nextShiftId: row.next_shift_id,
    closedAt: now,
  };
  write(
    fact('handover.sealed', row.id, actor.accountId, {
      ...point,
      code: checkpointCode(point),
      signatures: signers.map((one) => signatureOf(one, point, now)),
      author: authorOf(actor),
    }),
  );
}

/** The leader's signature afterwards, over the same checkpoint. A signature on paper is recorded by whoever saw it. */
export function signLater(
  desk: Desk,
  id: string,
  how: { readonly signer: Signer | null; readonly paperName: string; readonly words: string },
  actor: Actor,
): PastHandover {
  const { db } = desk;
  return transact(desk, (write, now) => {
    const row = handoverRow(db, id) ?? refuseWith('no_handover', { field: 'handoverId' });
    if (row.state !== 'completed') refuseWith('no_handover');
    if (row.leader_signed_at !== null) return toPast(row);
    const { signer } = how;
    const name = signer?.name ?? how.paperName;
    if (name === '') refuseWith('invalid_input', { field: 'paperName' });
    const signature = signer === null ? null : signatureOf(signer, checkpointOf(row), now);
    const body = { name, signature, words: how.words, author: authorOf(actor) };
    write(fact('handover.leader_signed', id, actor.accountId, body));
    return toPast(handoverRow(db, id) ?? refuseWith('not_found'));
  });
}
