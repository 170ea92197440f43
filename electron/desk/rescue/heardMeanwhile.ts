import type { Alert } from '../../../shared/contract/alertModels';
import type { Board } from '../../../shared/contract/boardModels';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/procedures';
import { raisedIn } from '../deadlines/groups';
import { alertById } from '../deadlines/read';
import type { DueRung } from '../deadlines/targets';
import { type Actor, authorOf, type Desk, SEAT_ACTOR } from '../desk';
import { refuseWith } from '../deskError';
import { AlertOverlay } from './alertOverlay';
import { boardWith } from './heardBoard';
import { comesBackAt, heardKey, type KeptHeard, takeHeard } from './heardLater';
import type { Spool } from './spool';

/** Who says that an alert was heard, where it can be kept, and the last picture for when nothing can be read. */
export type Hearing = {
  readonly actor: Actor | null;
  readonly spool: Spool | null;
  readonly board: Board | null;
};

/** As many are heard in one go; the page asks again for the rest. */
const AT_ONCE = 500;

/**
 * "Heard" while nothing can be written. Whoever hears an alert must be able to silence it: it is kept on another disk like a line (in memory where there is none),
 * the alert is shown as answered until it comes back, and what was said goes into the journal afterwards. Alerts whose time comes meanwhile are shown and heard too.
 */
export class HeardMeanwhile {
  readonly #desk: Desk;
  readonly #log: (line: string) => void;
  readonly #overlay: AlertOverlay;
  readonly #kept = new Map<string, KeptHeard>();
  /** those of them that stand in memory only */
  readonly #unwritten = new Set<string>();

  constructor(desk: Desk, log: (line: string) => void) {
    this.#desk = desk;
    this.#log = log;
    this.#overlay = new AlertOverlay(desk.db);
  }

  get count(): number {
    return this.#kept.size;
  }

  get inMemory(): number {
    return this.#unwritten.size;
  }

  load(heard: readonly KeptHeard[]): void {
    for (const one of heard) this.#kept.set(heardKey(one), one);
  }

  begin(): void {
    try {
      this.#overlay.show();
      this.#layAgain();
    } catch (error) {
      this.#log(`alerts are shown as they were last read: ${(error as Error).message}`);
    }
  }

  /** Rungs whose time has come and that cannot be written. True when the picture changed. */
  raised(rungs: readonly DueRung[]): boolean {
    if (!this.#overlay.isOn) return false;
    try {
      const isNew = this.#overlay.raise(rungs, this.#desk.now());
      if (isNew) this.#layAgain();
      return isNew;
    } catch {
      return false;
    }
  }

  /** What was heard and is not done sounds again in its time. True when the picture changed. */
  look(): boolean {
    return this.#overlay.isOn && this.#overlay.comeBack(this.#desk.now(), this.#desk.clocks.monotonic());
  }

  one({ alertId }: ParsedInputOf<'alert.acknowledge'>, hearing: Hearing): Alert {
    const alert = this.#find(alertId, hearing.board) ?? refuseWith('not_found', { field: 'alertId' });
    if (alert.state === 'done') refuseWith('alert_over');
    if (alert.state === 'acknowledged') return alert;
    this.#hear([alert], hearing);
    return this.#find(alertId, hearing.board) ?? alert;
  }

  group(
    { groupId, seenAt }: ParsedInputOf<'alert.acknowledgeGroup'>,
    hearing: Hearing,
  ): OutputOf<'alert.acknowledgeGroup'> {
    const waiting = this.#waiting(groupId, seenAt, hearing.board);
    const taken = waiting.slice(0, AT_ONCE);
    this.#hear(taken, hearing);
    return { acknowledged: taken.length, left: waiting.length - taken.length };
  }

  /** There is a place on another disk now. */
  keepIn(spool: Spool): void {
    spool.appendHeard([...this.#kept.values()]);
    this.#unwritten.clear();
  }

  /** The last picture, with what was heard since. */
  board(board: Board): Board {
    return boardWith(board, [...this.#kept.values()], this.#desk.now());
  }

  /** Nothing stands before the alerts any more: they are about to be written. */
  pause(): void {
    this.#overlay.hide();
  }

  /** Writes what was heard into the journal: at once where its raising is stored, else after `catchUp` has raised what came due meanwhile. */
  takeIn(catchUp: () => void): void {
    const before = this.#kept.size === 0 ? [] : takeHeard(this.#desk, [...this.#kept.values()]);
    catchUp();
    const rest = before.length === 0 ? [] : takeHeard(this.#desk, before);
    for (const { alertId } of rest)
      this.#log(`alert ${alertId} was heard in the emergency, and is over, answered or raised anew`);
    this.#kept.clear();
    this.#unwritten.clear();
  }

  #layAgain(): void {
    const now = this.#desk.now();
    for (const one of this.#kept.values()) {
      const alert = one.comesBackAt > now ? alertById(this.#desk.db, one.alertId, now) : undefined;
      if (alert?.state === 'raised' && alert.rung === one.rung)
        this.#overlay.hear(one, now, this.#desk.clocks.monotonic());
    }
  }

  #find(alertId: string, board: Board | null): Alert | undefined {
    if (this.#overlay.isOn) {
      try {
        return alertById(this.#desk.db, alertId, this.#desk.now());
      } catch {
        // What could be read last is all there is.
      }
    }
    return board === null ? undefined : this.board(board).alerts.find(({ id }) => id === alertId);
  }

  #waiting(groupId: string, seenAt: number, board: Board | null): Alert[] {
    if (this.#overlay.isOn) {
      try {
        const now = this.#desk.now();
        return raisedIn(this.#desk.db, groupId, seenAt, -1).flatMap(
          (id) => alertById(this.#desk.db, id, now) ?? [],
        );
      } catch {
        // As above.
      }
    }
    const alerts = board === null ? [] : this.board(board).alerts;
    return alerts.filter(
      (alert) => alert.groupId === groupId && alert.state === 'raised' && alert.raisedAt <= seenAt,
    );
  }

  #hear(alerts: readonly Alert[], { actor, spool }: Hearing): void {
    const now = this.#desk.now();
    const author = actor === null ? null : authorOf(actor);
    const heard = alerts.map(({ id, rung }) => ({
      alertId: id,
      rung,
      heardAt: now,
      comesBackAt: comesBackAt(this.#desk.db, id, now),
      actorId: actor?.accountId ?? SEAT_ACTOR,
      author,
    }));
    const isWritten = this.#write(heard, spool);
    for (const one of heard) {
      this.#kept.set(heardKey(one), one);
      if (isWritten) this.#unwritten.delete(heardKey(one));
      else this.#unwritten.add(heardKey(one));
      this.#show(one, now);
    }
  }

  #write(heard: readonly KeptHeard[], spool: Spool | null): boolean {
    if (spool === null) return false;
    try {
      spool.appendHeard(heard);
      return true;
    } catch (error) {
      this.#log(`what was heard could not be kept in ${spool.folder}: ${(error as Error).message}`);
      return false;
    }
  }

  #show(one: KeptHeard, now: number): void {
    if (!this.#overlay.isOn) return;
    try {
      this.#overlay.hear(one, now, this.#desk.clocks.monotonic());
    } catch (error) {
      this.#log(`what was heard is shown from memory: ${(error as Error).message}`);
    }
  }
}
