import type { OutputOf, ParsedInputOf, ProcedureName } from '../../shared/contract/procedures';
import type { Actor, Desk } from './desk';
import { refuseWith } from './deskError';
import type { Services } from './services';

/** Who speaks: the console (main) or a client of the local socket. Sign-ins belong to it. */
export type Connection = {
  readonly kind: 'seat' | 'socket';
  /** name of this run of the console; null for a client of the socket, which cannot be locked */
  readonly seat: string | null;
  signedIn: () => ReadonlySet<string>;
  /** signs in, or notes that somebody signed in here proved himself again */
  signIn: (accountId: string, now: number) => void;
  signOut: (accountId: string) => void;
};

/** One call as a handler sees it. `actor` is null only where the contract lets a seat act before sign-in. */
export type Call = {
  readonly desk: Desk;
  readonly services: Services;
  readonly connection: Connection;
  readonly actor: Actor | null;
};

export type Handler<N extends ProcedureName> = (
  input: ParsedInputOf<N>,
  call: Call,
) => OutputOf<N> | Promise<OutputOf<N>>;
export type Handlers = { readonly [N in ProcedureName]: Handler<N> };
export type SomeHandlers<N extends ProcedureName> = { readonly [K in N]: Handler<K> };

/** The acting account; the router has already checked its role. */
export function actorOf(call: Call): Actor {
  return call.actor ?? refuseWith('not_signed_in');
}

/** How far ahead of the desk's clock a typed time may lie before it is refused (clocks of two machines differ a little). */
const CLOCK_TOLERANCE_MS = 60_000;

/** A typed time must not lie in the future; a missing one is now. */
export function pastOrNow(at: number | null | undefined, now: number, field: string): number {
  if (at === null || at === undefined) return now;
  if (at > now + CLOCK_TOLERANCE_MS) refuseWith('time_in_future', { field });
  return Math.min(at, now);
}
