import type { Procedure } from '../contract/procedure';
import { ROLES, type Role } from '../domain/vocabulary';
import type { AccountPolicy } from '../settings/accountPolicy';
import { narrowedRoles } from './administrators';

/** One row of the table of roles: who may call a procedure. */
export type AccessRow = {
  readonly procedure: string;
  readonly kind: 'query' | 'command';
  /** only main and the command line call it */
  readonly isInternal: boolean;
  /** `seat`: the console even when nobody is signed in; `any`: every signed-in account */
  readonly access: 'seat' | 'any' | 'roles';
  readonly roles: readonly Role[];
};

/** Roles × procedures, from the contract as the policy narrows it: the one table that the desk refuses by, that Settings shows and that is tested. */
export function accessTable(
  procedures: Readonly<Record<string, Procedure>>,
  policy: Pick<AccountPolicy, 'administrators'>,
): AccessRow[] {
  return Object.entries(procedures).map(([procedure, { kind, access, internal }]) => {
    const narrowed = narrowedRoles(procedure, policy);
    const own = typeof access === 'string' ? access : ('roles' as const);
    return {
      procedure,
      kind,
      isInternal: internal === true,
      access: narrowed === null ? own : 'roles',
      roles: narrowed ?? (typeof access === 'string' ? ROLES : access),
    };
  });
}
