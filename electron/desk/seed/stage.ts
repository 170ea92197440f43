import type { Actor } from '../desk';
import type { Agenda } from './agenda';
import type { DutyDay } from './calendar';
import type { Random } from './random';
import { type Crew, HELPERS, LEADERS } from './roster';
import type { SeedRoom } from './seedRoom';

type OpenCase = { readonly id: string; readonly title: string };
type Correctable = { readonly id: string; readonly text: string };

const REMEMBERED_LINES = 40;

/** Who is on duty and what is going on, for everything that is written next. */
export class SeedStage {
  readonly room: SeedRoom;
  readonly crew: Crew;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly end: number;
  /** incidents that are being worked on, newest last */
  readonly cases: OpenCase[] = [];
  readonly #recent: Correctable[] = [];
  #day = 0;

  constructor(room: SeedRoom, crew: Crew, agenda: Agenda, random: Random, end: number) {
    this.room = room;
    this.crew = crew;
    this.agenda = agenda;
    this.random = random;
    this.end = end;
  }

  /** The two officers take turns, so that nobody has two days in a row. */
  primary(): Actor {
    return this.#day % 2 === 0 ? this.crew.officer1 : this.crew.officer2;
  }

  /** Who writes: the first desk, or the second where an account sits there. */
  writer(): Actor {
    return this.#day % 2 === 0 && this.random.chance(0.4) ? this.crew.operator1 : this.primary();
  }

  leader(): string {
    return LEADERS[this.#day % LEADERS.length] ?? LEADERS[0];
  }

  openShift(day: DutyDay, index: number): string {
    this.#day = index;
    const shiftId = this.random.uuid();
    const primary = this.primary();
    const second =
      index % 2 === 0
        ? { accountId: this.crew.operator1.accountId, name: this.crew.operator1.name }
        : { accountId: null, name: HELPERS[index % HELPERS.length] ?? HELPERS[0] };
    const posts = [
      { post: 'duty_leader' as const, accountId: null, name: this.leader(), phone: '7012301' },
      {
        post: 'primary_officer' as const,
        accountId: primary.accountId,
        name: primary.name,
        phone: '7012345',
      },
      { post: 'secondary_officer' as const, ...second, phone: '7012346' },
      { post: 'standby_officer' as const, accountId: null, name: HELPERS[(index + 1) % 3] ?? '', phone: '' },
    ];
    this.room.do('shift.open', { shiftId, startsAt: day.startsAt, endsAt: day.endsAt, posts }, primary);
    return shiftId;
  }

  remember(id: string, text: string): void {
    this.#recent.push({ id, text });
    if (this.#recent.length > REMEMBERED_LINES) this.#recent.shift();
  }

  /** A line of the last hours that nobody has corrected yet; it is not given a second time. */
  takeRecent(): Correctable | undefined {
    const index = this.random.int(0, this.#recent.length - 1);
    return this.#recent.splice(index, 1)[0];
  }

  forget(incidentId: string): void {
    const index = this.cases.findIndex((one) => one.id === incidentId);
    if (index >= 0) this.cases.splice(index, 1);
  }
}
