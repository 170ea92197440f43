import type { HandoverPost } from '../contract/areas/handover';
import type { ShiftPost } from '../domain/vocabulary';

const OFFICER_POSTS: readonly ShiftPost[] = ['chief_duty_officer', 'primary_officer', 'secondary_officer'];

type Posts = readonly HandoverPost[];
type Candidate = { readonly id: string; readonly roles: readonly string[] };

const accountsAt = (posts: Posts, at: readonly ShiftPost[]): string[] =>
  posts.flatMap((one) => (at.includes(one.post) && one.accountId !== null ? [one.accountId] : []));

/**
 * Whether an account may sign for a shift as its officer: it stands there at an officer's post. Where no officer of the shift has an account (names
 * typed by hand), any officer or supervisor may.
 */
export function maySignAsOfficer(posts: Posts, account: Candidate): boolean {
  const standing = accountsAt(posts, OFFICER_POSTS);
  if (standing.length > 0) return standing.includes(account.id);
  return account.roles.some((role) => role === 'officer' || role === 'supervisor');
}

/** Whether an account may sign as 带班领导 of the change: the leader of either shift, or a supervisor where neither leader has an account. */
export function maySignAsLeader(offgoing: Posts, oncoming: Posts, account: Candidate): boolean {
  const standing = [...accountsAt(offgoing, ['duty_leader']), ...accountsAt(oncoming, ['duty_leader'])];
  if (standing.length > 0) return standing.includes(account.id);
  return account.roles.includes('supervisor');
}

/** The name of the leader on duty of a shift, as its post names it. */
export const leaderName = (posts: Posts): string =>
  posts.find((one) => one.post === 'duty_leader')?.name ?? '';

/** The officers of a shift by name, in the order of their posts: `陈立、黄敏`. */
export function officerNames(posts: Posts): string {
  return OFFICER_POSTS.flatMap((post) =>
    posts.filter((one) => one.post === post).map((one) => one.name),
  ).join('、');
}
