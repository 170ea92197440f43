import type { Role } from '../domain/vocabulary';
import type { AccountPolicy, TwoPersonAct } from '../settings/accountPolicy';

type Policy = Pick<AccountPolicy, 'administrators' | 'twoPersonActs'>;
type Holder = { readonly roles: readonly string[]; readonly isDisabled: boolean };

/** The three separated administrators of level three: system, security, audit. */
export const SEPARATED: readonly Role[] = ['administrator', 'security', 'auditor'];

/**
 * The first pair of roles that one account may not hold together, or null. With three administrators each of them is a person of his own who does nothing
 * else: neither another administrator nor anybody who writes the log. With one administrator any roles go together.
 */
export function excludedPair(
  roles: readonly Role[],
  policy: Pick<Policy, 'administrators'>,
): readonly [Role, Role] | null {
  if (policy.administrators === 'one') return null;
  const own = roles.find((role) => SEPARATED.includes(role));
  const other = roles.find((role) => role !== own);
  return own === undefined || other === undefined ? null : [own, other];
}

/** Procedures whose roles are fewer with three administrators than the contract says. */
const NARROWED: Readonly<Record<string, readonly Role[]>> = {
  'account.create': ['administrator'],
  'account.disable': ['administrator'],
  'account.enable': ['administrator'],
  'account.resetPassword': ['administrator'],
  'account.update': ['security'],
  'account.countersign': ['auditor'],
  'audit.list': ['auditor'],
  'audit.people': ['auditor'],
  'audit.write': ['auditor'],
};

/** The roles that may call a procedure as the policy stands; null: the contract's own access holds. */
export const narrowedRoles = (
  procedure: string,
  policy: Pick<Policy, 'administrators'>,
): readonly Role[] | null => (policy.administrators === 'three' ? (NARROWED[procedure] ?? null) : null);

/** Whether the roles may change a setting: the policy of accounts is security's, everything else the supervisor's and the administrator's. */
export function mayChangeSetting(
  key: string,
  roles: readonly string[],
  policy: Pick<Policy, 'administrators'>,
): boolean {
  if (key !== 'accountPolicy') return roles.includes('supervisor') || roles.includes('administrator');
  if (policy.administrators === 'three') return roles.includes('security');
  return ['supervisor', 'administrator', 'security'].some((role) => roles.includes(role));
}

/** Whether an act needs the password of a second person. */
export const needsTwo = (act: TwoPersonAct, policy: Policy): boolean =>
  policy.administrators === 'three' || policy.twoPersonActs.includes(act);

const KEEPERS: Readonly<Record<AccountPolicy['administrators'], readonly (readonly Role[])[]>> = {
  one: [['supervisor'], ['supervisor', 'administrator']],
  three: [['supervisor'], ['administrator'], ['security'], ['auditor']],
};

/**
 * The role that nobody could act in any more if these were all the accounts, or null. A room keeps a supervisor and somebody who manages accounts; with
 * three administrators it keeps all three of them as well.
 */
export function missingKeeper(
  accounts: readonly Holder[],
  policy: Pick<Policy, 'administrators'>,
): Role | null {
  const enabled = accounts.filter((one) => !one.isDisabled);
  const missing = KEEPERS[policy.administrators].find(
    (roles) => !enabled.some((one) => roles.some((role) => one.roles.includes(role))),
  );
  return missing?.[0] ?? null;
}
