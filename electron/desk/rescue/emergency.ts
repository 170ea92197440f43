import type { EmergencyState } from '../../../shared/contract/areas/rescue';
import type { Board } from '../../../shared/contract/boardModels';
import type { DeskEvent } from '../../../shared/contract/envelope';
import type { ParsedInputOf, ProcedureName } from '../../../shared/contract/procedures';
import type { EmergencyCode } from '../../../shared/domain/facts/rescue';
import type { Call } from '../call';
import type { DueRung } from '../deadlines/targets';
import type { Desk } from '../desk';
import { refuseWith } from '../deskError';
import { freeBallast, makeBallast } from './ballast';
import { markDamage } from './damageMark';
import { HeardMeanwhile } from './heardMeanwhile';
import { LinesMeanwhile } from './linesMeanwhile';
import { emergencyOf, isOfDatabase, tryWriting } from './probe';
import type { isOtherDisk } from './spool';
import { type Emergent, SpoolPlaces } from './spoolPlaces';
import { takeIn } from './takeIn';

export type EmergencyOptions = {
  readonly desk: Desk;
  readonly emit: (event: DeskEvent) => void;
  readonly log: (line: string) => void;
  /** throws while the room's disk takes nothing */
  readonly tryWriting?: (desk: Desk) => void;
  readonly isOtherDisk?: typeof isOtherDisk;
  readonly ballastBytes?: number;
  /** raises what came due while nothing could be written */
  readonly catchUp?: () => void;
  /** the reserve of the disk was already given up to open the room */
  readonly isLow?: boolean;
};

/** One procedure about to be carried out. */
type Act = {
  readonly name: ProcedureName;
  readonly isQuery: boolean;
  readonly input: unknown;
  readonly call: Call;
  readonly run: () => unknown;
};

/** A failing disk may hold a try up for long: sends in quick succession do not each wait for one. */
const PAUSE_MS = 1_000;
/** The reserve is made when the start is long over, and tried for again this often. */
const RESERVE_MS = 60_000;

/**
 * What the desk does when the disk of the room takes no more (reliability.md 1.1, 1.3): nothing is ever called logged that is not. First the reserve of the disk is given
 * up and the act tried once more; if that does not help, the board may be read, lines of the log are kept in a file on another disk (fsynced before the answer, which is
 * the refusal `spooled`), alerts may be heard, and everything else is refused with `emergency`. When writing works again what was kept goes into the log.
 */
export class Emergency {
  readonly #options: EmergencyOptions;
  readonly #lines: LinesMeanwhile;
  readonly #places: SpoolPlaces;
  readonly #heard: HeardMeanwhile;
  #on: Emergent | null = null;
  #isLow = false;
  #board: Board | null = null;
  #triedAt = Number.NEGATIVE_INFINITY;
  #reserveAt: number;
  /** when and why the run was in an emergency whose lines were found at the start */
  #loaded: Emergent | null = null;

  constructor(options: EmergencyOptions) {
    this.#options = options;
    const { desk, log, isOtherDisk: isOther } = options;
    this.#places = new SpoolPlaces({ desk, log, isOtherDisk: isOther });
    this.#lines = new LinesMeanwhile(desk, log);
    this.#heard = new HeardMeanwhile(desk, log);
    this.#isLow = options.isLow === true;
    this.#reserveAt = options.desk.clocks.monotonic() + RESERVE_MS;
  }

  get mode(): EmergencyState['mode'] {
    return this.#on !== null ? 'emergency' : this.#isLow ? 'low' : 'normal';
  }

  state(): EmergencyState {
    return {
      mode: this.mode,
      code: this.#on?.code ?? null,
      since: this.#on?.since ?? null,
      folder: this.#places.fit(),
      isRemembered: this.#places.isRemembered,
      count: this.#lines.count,
      heard: this.#heard.count,
      heardInMemory: this.#heard.inMemory,
      lines: this.#lines.shown(),
    };
  }

  /** Looks through the folders for lines of a run that was ended in an emergency. Called once, when the room is open. */
  start(): void {
    this.#places.prepare();
    for (const folder of this.#places.all) this.#load(folder);
    if (!this.#hasKept()) return;
    try {
      this.#takeIn(true);
    } catch (error) {
      this.noticed(error);
    }
  }

  /** Every so often (5 s): whether writing works again, or the reserve of the disk can be made again. */
  async look(): Promise<void> {
    if (this.#on !== null) {
      if (!this.#tryToEnd() && this.#heard.look()) this.#tell('alerts');
    } else if (this.#desk.keys !== null) await this.#keepReserve();
  }

  /** Carries a procedure out, or does what an emergency leaves of it. */
  async around(act: Act): Promise<unknown> {
    if (this.#desk.keys === null || act.name.startsWith('emergency.')) return act.run();
    if (act.isQuery || act.name.startsWith('session.')) return this.#read(act);
    if (this.#on !== null && !this.#tryToEndSoon()) return this.#instead(act);
    try {
      return await act.run();
    } catch (error) {
      return this.#afterFailure(act, error);
    }
  }

  /** The alert clock, or anything else that writes by itself, could not. */
  noticed(error: unknown): void {
    const code = emergencyOf(this.#desk.home, error);
    if (code === null || this.#on !== null) return;
    if (!isOfDatabase(error) && this.#canWrite()) return;
    if (code === 'disk_full' ? this.#giveReserve() : this.#isPassing(code)) return;
    this.#begin(code, error);
  }

  /** Rungs whose time has come, and that the alert clock cannot write. */
  unraised(rungs: readonly DueRung[]): void {
    if (this.#on !== null && this.#heard.raised(rungs)) this.#tell('alerts');
  }

  /** Tries at once, as a person asks for it. */
  check(): EmergencyState {
    if (this.#on !== null) this.#tryToEnd();
    return this.state();
  }

  /** The folder that a person chose. What it already keeps of this room is taken in as well. */
  useFolder(folder: string): EmergencyState {
    const why = this.#places.choose(folder);
    if (why !== null) refuseWith('spool_folder', { params: { why } });
    this.#load(folder);
    // What stands in memory only must not wait for the next line.
    if (this.#on === null) {
      if (this.#hasKept()) this.#takeIn(true);
    } else {
      const spool = this.#places.spool(this.#on);
      if (spool !== null) {
        this.#lines.keepIn(spool);
        this.#heard.keepIn(spool);
      }
    }
    this.#tell();
    return this.state();
  }

  get #desk(): Desk {
    return this.#options.desk;
  }

  #hasKept(): boolean {
    return this.#lines.count > 0 || this.#heard.count > 0;
  }

  #tell(...more: readonly 'alerts'[]): void {
    this.#options.emit({ event: 'changed', areas: ['health', ...more] });
  }

  async #read(act: Act): Promise<unknown> {
    try {
      const value = await act.run();
      if (act.name === 'board.get') this.#board = value as Board;
      return value;
    } catch (error) {
      this.noticed(error);
      if (act.name === 'board.get' && this.#on !== null && this.#board !== null)
        return this.#heard.board(this.#board);
      throw error;
    }
  }

  async #afterFailure(act: Act, error: unknown): Promise<unknown> {
    const code = emergencyOf(this.#desk.home, error);
    // A full stick that something was to be saved on is no emergency of the room.
    if (code === null || (!isOfDatabase(error) && this.#canWrite())) throw error;
    let last = error;
    if (code === 'disk_full' ? this.#giveReserve() : this.#isPassing(code)) {
      try {
        return await act.run();
      } catch (again) {
        last = again;
      }
    }
    const still = emergencyOf(this.#desk.home, last);
    if (still === null) throw last;
    this.#begin(still, last);
    return this.#instead(act);
  }

  /** One write went wrong and the next does not: worth another try. Damage does not pass. */
  #isPassing(code: EmergencyCode): boolean {
    return code !== 'data_corrupt' && this.#canWrite();
  }

  #canWrite(): boolean {
    try {
      this.#write();
      return true;
    } catch {
      return false;
    }
  }

  #write(): void {
    (this.#options.tryWriting ?? tryWriting)(this.#desk);
  }

  #giveReserve(): boolean {
    if (!freeBallast(this.#desk.home)) return false;
    this.#isLow = true;
    this.#options.log('the disk is full: its reserve was given up to win room');
    this.#tell();
    return true;
  }

  async #keepReserve(): Promise<void> {
    const wasLow = this.#isLow;
    const now = this.#desk.clocks.monotonic();
    if (!wasLow && now < this.#reserveAt) return;
    this.#reserveAt = now + RESERVE_MS;
    try {
      if (!(await makeBallast(this.#desk.home, this.#options.ballastBytes))) return;
      this.#isLow = false;
    } catch (error) {
      this.#options.log(`the reserve of the disk could not be made: ${(error as Error).message}`);
    }
    if (wasLow && !this.#isLow) this.#tell();
  }

  #begin(code: EmergencyCode, error: unknown): void {
    if (this.#on !== null) return;
    this.#on = { code, since: this.#desk.now() };
    this.#triedAt = this.#desk.clocks.monotonic();
    if (code === 'data_corrupt') markDamage(this.#desk.home, this.#on.since);
    this.#places.read();
    this.#heard.begin();
    this.#options.log(`emergency mode (${code}): ${(error as Error).message}`);
    this.#tell();
  }

  /** What becomes of an act that cannot be written: a line is kept elsewhere, anything else refused. */
  #instead(act: Act): unknown {
    const reason = this.#on?.code ?? 'disk_failing';
    if (this.#on !== null && act.name.startsWith('alert.acknowledge')) return this.#hear(act, this.#on);
    if (act.name !== 'log.append') return refuseWith('emergency', { params: { reason } });
    const input = act.input as ParsedInputOf<'log.append'>;
    if (this.#lines.isLogged(input)) return act.run();
    const spool = this.#on === null ? null : this.#places.spool(this.#on);
    return this.#lines.keep(act.call, input, spool, () => this.#tell());
  }

  #hear({ name, input, call }: Act, on: Emergent): unknown {
    const hearing = { actor: call.actor, spool: this.#places.spool(on), board: this.#board };
    const value =
      name === 'alert.acknowledge'
        ? this.#heard.one(input as ParsedInputOf<'alert.acknowledge'>, hearing)
        : this.#heard.group(input as ParsedInputOf<'alert.acknowledgeGroup'>, hearing);
    this.#tell('alerts');
    return value;
  }

  #tryToEndSoon(): boolean {
    return this.#desk.clocks.monotonic() - this.#triedAt >= PAUSE_MS && this.#tryToEnd();
  }

  #tryToEnd(): boolean {
    this.#triedAt = this.#desk.clocks.monotonic();
    // What is damaged does not heal by itself: the next start finds it and leads through recovery.
    if (this.#on?.code === 'data_corrupt') return false;
    try {
      this.#write();
      this.#takeIn(false);
      return true;
    } catch {
      return false;
    }
  }

  #load(folder: string): void {
    const kept = this.#places.load(folder);
    this.#lines.load(kept?.lines ?? []);
    this.#heard.load(kept?.heard ?? []);
    if (kept !== null && this.#on === null) this.#loaded = kept.began;
  }

  #takeIn(isQuiet: boolean): void {
    const began = this.#on ?? this.#loaded ?? { code: 'disk_failing' as const, since: this.#desk.now() };
    const folder = this.#places.fit() ?? this.#places.all[0] ?? '';
    const kept = { code: began.code, beganAt: began.since, folder, lines: this.#lines.all };
    const written = this.#writable(() => takeIn(this.#desk, kept, isQuiet));
    this.#on = null;
    this.#loaded = null;
    this.#lines.clear();
    this.#options.log(`emergency mode is over: ${written} kept lines are in the log`);
    this.#takeInHeard();
    this.#options.emit({ event: 'changed', areas: ['health', 'log', 'alerts', 'deadlines'] });
  }

  /** Alerts can be written while this runs; when it goes wrong the emergency goes on. */
  #writable<T>(run: () => T): T {
    this.#heard.pause();
    try {
      return run();
    } catch (error) {
      if (this.#on !== null) this.#heard.begin();
      throw error;
    }
  }

  /** The files are put away only when what was heard is in the journal as well: they are looked through again at the next start. */
  #takeInHeard(): void {
    try {
      this.#heard.takeIn(this.#options.catchUp ?? (() => undefined));
      this.#places.settle();
    } catch (error) {
      this.#options.log(`what was heard is not in the log yet: ${(error as Error).message}`);
      this.noticed(error);
    }
  }
}
