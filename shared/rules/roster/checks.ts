import type { CalendarDay } from '../../contract/areas/roster';
import { isSamePerson, plainName, type RosterCell, type RosterPerson, shiftTimes } from '../../domain/roster';
import { DAY_MS, dayOf, startOfDay } from '../../domain/time';
import type { ShiftPost } from '../../domain/vocabulary';
import type { SettingValue } from '../../settings';

/** What can be wrong with a roster; each has words in shared/wording/roster. All are warnings: the leader decides. */
export const ROSTER_WARNINGS = [
  'gap',
  'few_officers',
  'few_leaders',
  'holiday_leader',
  'no_rest',
  'two_posts',
  'published_late',
  'not_published',
] as const;
export type RosterWarningCode = (typeof ROSTER_WARNINGS)[number];

export type RosterWarning = {
  readonly code: RosterWarningCode;
  readonly day: string;
  /** null when the warning is about the month */
  readonly shift: number | null;
  /** the cells that are meant; empty for the whole shift */
  readonly posts: readonly ShiftPost[];
  readonly params: Readonly<Record<string, string | number>>;
};

export type RosterToCheck = {
  readonly month: string;
  readonly cells: readonly RosterCell[];
  /** cells of the last day before the month and the first after it */
  readonly around: readonly RosterCell[];
  readonly days: readonly CalendarDay[];
  readonly starts: readonly number[];
  /** when the month was first published; null when it was not */
  readonly publishedAt: number | null;
  readonly now: number;
  /** since when reinforced duty is on; null when it is not */
  readonly reinforcedSince: number | null;
  readonly duty: SettingValue<'duty'>;
  readonly calendar: SettingValue<'calendar'>;
};

/** Who sits at the desk; a leader on duty may be at home, a standby officer is. */
const DESK_POSTS: readonly ShiftPost[] = ['primary_officer', 'secondary_officer'];
const STANDING: readonly ShiftPost[] = ['chief_duty_officer', ...DESK_POSTS];

type Slot = {
  readonly day: string;
  readonly shift: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly cells: readonly RosterCell[];
};

function slotsOf(days: readonly string[], cells: readonly RosterCell[], starts: readonly number[]): Slot[] {
  const byShift = new Map<string, RosterCell[]>();
  for (const cell of cells) {
    const key = `${cell.day}/${cell.shift}`;
    byShift.set(key, [...(byShift.get(key) ?? []), cell]);
  }
  return days.flatMap((day) =>
    starts.map((_start, shift) => ({
      day,
      shift,
      ...shiftTimes(day, shift, starts),
      cells: byShift.get(`${day}/${shift}`) ?? [],
    })),
  );
}

const present = (slot: Slot, posts: readonly ShiftPost[]): RosterPerson[] => {
  const people: RosterPerson[] = [];
  for (const cell of slot.cells) {
    if (!posts.includes(cell.post)) continue;
    for (const one of cell.people) {
      if (one.state !== 'absent' && !people.some((other) => isSamePerson(one, other))) people.push(one);
    }
  }
  return people;
};

/** 双人值班、领导带班: enough people in every shift; on special days no shift without a leader (domain.md 1.2). */
function manning(slot: Slot, calendar: CalendarDay | undefined, input: RosterToCheck): RosterWarning[] {
  const { day, shift } = slot;
  const about = { day, shift };
  if (slot.cells.every((cell) => cell.people.length === 0))
    return [{ code: 'gap', ...about, posts: [], params: {} }];
  const found: RosterWarning[] = [];
  const isReinforced =
    input.reinforcedSince !== null && slot.endsAt > input.reinforcedSince && slot.endsAt > input.now;
  const need = input.duty.minOfficers + (isReinforced ? input.duty.reinforcedOfficers : 0);
  const have = present(slot, DESK_POSTS).length;
  if (have < need)
    found.push({
      code: 'few_officers',
      ...about,
      posts: DESK_POSTS,
      params: { have, need, reinforced: Number(isReinforced) },
    });
  const leaders = present(slot, ['duty_leader']).length;
  const special = calendar?.kind === 'holiday' ? calendar.name : (calendar?.marks[0]?.name ?? null);
  if (special !== null && leaders === 0)
    found.push({ code: 'holiday_leader', ...about, posts: ['duty_leader'], params: { name: special } });
  else if (leaders < input.duty.minLeaders) {
    const params = { have: leaders, need: input.duty.minLeaders };
    found.push({ code: 'few_leaders', ...about, posts: ['duty_leader'], params });
  }
  return found;
}

/** One person in two posts of the same shift counts for one only. */
function twoPosts(slot: Slot): RosterWarning[] {
  const byName = new Map<string, ShiftPost[]>();
  for (const cell of slot.cells) {
    for (const one of cell.people) {
      const name = plainName(one.name);
      byName.set(name, [...(byName.get(name) ?? []), cell.post]);
    }
  }
  return [...byName]
    .filter(([, posts]) => posts.length > 1)
    .map(([name, posts]) => ({
      code: 'two_posts',
      day: slot.day,
      shift: slot.shift,
      posts: [...new Set(posts)],
      params: { name },
    }));
}

/**
 * Rest rule: shifts that follow each other without a pause, by one person at the desk, longer together than the setting `restAfterHours`. Warned at
 * the shift by which it gets too long, also across the ends of the month. Source: domain.md 1.2 [D].
 */
function noRest(slots: readonly Slot[], hours: number): RosterWarning[] {
  const found: RosterWarning[] = [];
  let stretches = new Map<string, { readonly since: number; readonly until: number }>();
  for (const slot of slots) {
    const next: typeof stretches = new Map();
    for (const cell of slot.cells) {
      if (!STANDING.includes(cell.post)) continue;
      for (const one of cell.people.filter(({ state }) => state !== 'absent')) {
        const name = plainName(one.name);
        const before = stretches.get(name);
        const follows = before?.until === slot.startsAt;
        const since = follows ? before.since : slot.startsAt;
        next.set(name, { since, until: slot.endsAt });
        const together = (slot.endsAt - since) / 3_600_000;
        if (!follows || together <= hours) continue;
        const { day, shift } = slot;
        found.push({
          code: 'no_rest',
          day,
          shift,
          posts: [cell.post],
          params: { name: one.name, hours: together },
        });
      }
    }
    stretches = next;
  }
  return found;
}

/** The roster of a month with 春节 or 国庆节 is out a week before the holiday begins (domain.md 1.2). */
function publication(input: RosterToCheck): RosterWarning[] {
  const { publishDaysBefore, publishHolidays } = input.calendar;
  const isNamed = (day: CalendarDay | undefined): boolean =>
    day?.kind === 'holiday' && publishHolidays.some((name) => day.name.includes(name));
  return input.days.flatMap((day, at): RosterWarning[] => {
    if (!day.day.startsWith(input.month) || !isNamed(day) || isNamed(input.days[at - 1])) return [];
    const latest = (startOfDay(day.day) ?? 0) - publishDaysBefore * DAY_MS;
    const about = { day: day.day, shift: null, posts: [] };
    const params = { name: day.name, days: publishDaysBefore, latest: dayOf(latest) };
    if (input.publishedAt === null)
      return input.now >= latest ? [{ code: 'not_published', ...about, params }] : [];
    if (input.publishedAt < latest + DAY_MS) return [];
    return [
      {
        code: 'published_late',
        ...about,
        params: { ...params, published: dayOf(input.publishedAt) },
      },
    ];
  });
}

/** Everything that is wrong with a month's roster, in the order of its days. Pure: the same roster gives the same warnings. */
export function checkRoster(input: RosterToCheck): readonly RosterWarning[] {
  const calendar = new Map(input.days.map((day) => [day.day, day]));
  const all = slotsOf(
    input.days.map((day) => day.day),
    [...input.around, ...input.cells],
    input.starts,
  );
  const own = all.filter((slot) => slot.day.startsWith(input.month));
  const found = [
    ...publication(input),
    ...own.flatMap((slot) => [...manning(slot, calendar.get(slot.day), input), ...twoPosts(slot)]),
    ...noRest(all, input.duty.restAfterHours).filter((one) => one.day.startsWith(input.month)),
  ];
  return found.sort((a, b) => a.day.localeCompare(b.day) || (a.shift ?? -1) - (b.shift ?? -1));
}
