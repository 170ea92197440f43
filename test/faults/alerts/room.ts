import { randomUUID } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Alert } from '../../../shared/contract/alertModels';
import type { DeskEvent } from '../../../shared/contract/envelope';
import { type aLine, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { DeskProcess, Gone } from '../deskProcess';
import { signIn } from '../kill';
import { Ledger } from './ledger';

const TWO_CLOCKS = join(import.meta.dirname, 'twoClocks.ts');

/**
 * A real desk in a process of its own, a painter that does what the page does (it paints what it is told and, after a restart, what stands unpainted), and
 * clocks that can be set apart from the machine's.
 */
export class AlarmRoom {
  readonly ledger = new Ledger();
  readonly problems: string[] = [];
  heartbeats: number[] = [];
  #desk: DeskProcess | null = null;
  #seat = randomUUID();
  #drawsUnwritten = false;
  readonly #onTold: (() => void)[] = [];
  readonly #script: string;
  readonly #home: string;
  #officer: string;
  readonly #name: string;
  readonly #clocks: string;
  readonly #dispose: () => void;

  private constructor(script: string, home: string, name: string, dispose: () => void) {
    this.#script = script;
    this.#home = home;
    this.#officer = '';
    this.#name = name;
    this.#dispose = dispose;
    this.#clocks = join(tempFolder('clocks'), 'clocks');
    this.setClocks(0, 0);
  }

  /** `home`: an empty folder of somebody else, who removes it. */
  static async make(script: string, home?: string): Promise<AlarmRoom> {
    const room = await makeRoom({ now: Date.now(), home: home ?? tempFolder('alarms') });
    room.close();
    return new AlarmRoom(script, room.home, 'officer', () => {
      if (home === undefined) room.dispose();
    });
  }

  /** A home that stands already, with the accounts of a seeded room. */
  static of(script: string, home: string): AlarmRoom {
    return new AlarmRoom(script, home, 'officer1', () => undefined);
  }

  get home(): string {
    return this.#home;
  }

  get desk(): DeskProcess {
    if (this.#desk === null) throw new Error('the desk was not started');
    return this.#desk;
  }

  /** Both clocks stand ahead of the machine's by so many milliseconds. */
  setClocks(wall: number, mono: number): void {
    writeFileSync(`${this.#clocks}.new`, `${Math.round(wall)} ${Math.round(mono)}`);
    renameSync(`${this.#clocks}.new`, this.#clocks);
  }

  async start(): Promise<void> {
    const desk = new DeskProcess(
      this.#script,
      this.#home,
      this.#seat,
      { WATCHDESK_TEST_CLOCKS: this.#clocks },
      (event) => this.#heard(event),
      ['--import', TWO_CLOCKS],
    );
    this.#desk = desk;
    await desk.ready;
    await this.#paintWhatStands();
  }

  async signIn(): Promise<void> {
    this.#officer = await signIn(this.desk.call, this.#name);
  }

  /** Arms an alarm that is due in so many ms of true time; `wallAhead` is how far the wall clock stands ahead now. */
  async arm(inMs: number, wallAhead = 0): Promise<string> {
    const reminderId = randomUUID();
    const before = performance.now();
    const dueAt = Math.round(Date.now() + wallAhead + inMs);
    const reply = await this.desk.call(
      'reminder.create',
      {
        reminderId,
        text: `回电 ${reminderId.slice(0, 8)}`,
        dueAt,
        owner: '',
        repeat: 'none',
        everyMinutes: 0,
        incidentId: null,
      },
      this.#officer,
    );
    if (!reply.ok) throw new Error(`arming: ${JSON.stringify(reply.error)}`);
    const id = `rem.${reminderId}`;
    this.ledger.expect(id, before + Math.round(inMs));
    return id;
  }

  /** The machine slept: what was due meanwhile could ring at the waking at the earliest, the rest is nearer by the sleep. */
  hasWoken(ids: readonly string[], asleepMs: number): void {
    for (const id of ids) this.ledger.bringForward(id, asleepMs, performance.now());
  }

  /** Resolves at the next telling of the second level, or after a moment without one. */
  async nextTold(): Promise<void> {
    await Promise.race([new Promise<void>((settle) => this.#onTold.push(settle)), wait(1_000)]);
  }

  /** Somebody writes a line; resolves when it is stored. */
  async write(line: ReturnType<typeof aLine>): Promise<void> {
    const reply = await this.desk.call('log.append', { ...line, entryId: randomUUID() }, this.#officer);
    if (!reply.ok) this.problems.push(`a line: ${JSON.stringify(reply.error)}`);
  }

  /** The page goes on drawing although nothing can be written any more. */
  letDrawUnwritten(): void {
    this.#drawsUnwritten = true;
  }

  async kill(): Promise<void> {
    await this.desk.kill();
  }

  async stop(): Promise<void> {
    await this.#desk?.stop();
    const errors = this.#desk?.errors ?? '';
    if (/Error|\bat .*\.js/.test(errors)) this.problems.push(errors.slice(0, 400));
    this.#dispose();
  }

  #heard(event: DeskEvent): void {
    if (event.event === 'heartbeat') this.heartbeats.push(performance.now());
    if (event.event !== 'alert') return;
    this.ledger.told(event.alertId, event.level);
    for (const settle of this.#onTold.splice(0)) settle();
    if (event.level >= 2) void this.#paint([event.alertId]);
  }

  async #paint(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    try {
      const reply = await this.desk.call('alert.painted', { alertIds: ids });
      if (reply.ok || this.#drawsUnwritten) this.ledger.painted(ids);
      else this.problems.push(`painting: ${JSON.stringify(reply.error)}`);
    } catch (error) {
      // It is painted after the restart.
      if (!(error instanceof Gone)) throw error;
    }
  }

  /** What a page does that was opened anew. */
  async #paintWhatStands(): Promise<void> {
    try {
      const reply = await this.desk.call('alert.list', {});
      if (!reply.ok) return;
      const alerts = (reply.value as Alert[]).filter((alert) => alert.level >= 2);
      for (const alert of alerts) this.ledger.found(alert.id);
      await this.#paint(alerts.map((alert) => alert.id));
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
  }
}
