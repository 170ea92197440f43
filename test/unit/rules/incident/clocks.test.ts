import { describe, expect, it } from 'vitest';
import {
  type ClockInput,
  clocksOf,
  type GradeStage,
  type OwedReport,
} from '../../../../shared/rules/incident';
import { at, BOOK, clockInput, NIGHT, shown } from './support';

const stage = (when: number, grade: GradeStage['grade'], more: Partial<GradeStage> = {}): GradeStage => ({
  at: when,
  grade,
  reportingGrade: grade,
  nearMiss: false,
  ...more,
});

const owedOf = (given: Partial<ClockInput>): readonly OwedReport[] => clocksOf(BOOK, clockInput(given));
function duties(rows: readonly OwedReport[], kind: string, recipient: string): readonly OwedReport[] {
  return rows.filter((row) => row.kind === kind && row.recipient === recipient);
}
function duty(rows: readonly OwedReport[], kind: string, recipient: string): OwedReport {
  const [one, ...others] = duties(rows, kind, recipient).filter((row) => row.supersededBy === null);
  expect(one, `${kind}.${recipient}`).toBeDefined();
  expect(others).toEqual([]);
  return one as OwedReport;
}
/** The due times of phone and written report to the party and government for 较大. */
function phoneAndWritten(receivedAt: number, more: Partial<ClockInput> = {}): readonly string[] {
  const rows = owedOf({ receivedAt, grades: [stage(receivedAt, 'level_3')], ...more });
  return ['phone_report', 'initial_report'].map((kind) =>
    new Date(duty(rows, kind, 'government_duty_office').dueAt + 8 * 3_600_000).toISOString().slice(0, 16),
  );
}

describe('clocks', () => {
  it('go over midnight', () => {
    expect(phoneAndWritten(at('2026-09-11 23:50'))).toEqual(['2026-09-12T00:20', '2026-09-12T00:50']);
  });

  it('go over the end of a month and of a year', () => {
    expect(phoneAndWritten(at('2026-04-30 23:45'))).toEqual(['2026-05-01T00:15', '2026-05-01T00:45']);
    expect(phoneAndWritten(at('2026-12-31 23:45'))).toEqual(['2027-01-01T00:15', '2027-01-01T00:45']);
  });

  it('go over a leap day, and over the end of February where there is none', () => {
    expect(phoneAndWritten(at('2028-02-28 23:50'))).toEqual(['2028-02-29T00:20', '2028-02-29T00:50']);
    expect(phoneAndWritten(at('2028-02-29 23:50'))).toEqual(['2028-03-01T00:20', '2028-03-01T00:50']);
    expect(phoneAndWritten(at('2026-02-28 23:50'))).toEqual(['2026-03-01T00:20', '2026-03-01T00:50']);
  });

  it('do not jump where other zones change theirs', () => {
    expect(phoneAndWritten(at('2026-03-29 00:45'))).toEqual(['2026-03-29T01:15', '2026-03-29T01:45']);
  });

  it('say where they run from and what they stand on', () => {
    const rows = owedOf({ type: 'geological', grades: [stage(NIGHT, null, { reportingGrade: 'level_3' })] });
    expect(duty(rows, 'phone_report', 'superior_duty_office')).toMatchObject({
      ruleId: 'gov_county_up',
      clock: { field: 'received_at', at: NIGHT },
      limitMinutes: 30,
      targetMinutes: 15,
      way: 'phone',
      isLaw: true,
      isImmediate: true,
      mark: 'S1',
      article: '第十七条',
      supersededBy: null,
    });
    const written = duty(rows, 'initial_report', 'superior_duty_office');
    expect(written).toMatchObject({ ruleId: 'gov_30_60_written', mark: 'M', isLaw: false });
    expect(written.alsoBy.map(({ ruleId }) => ruleId)).toEqual(['nd_initial']);
  });

  it('make one duty of all rules that ask for the same, and keep the law in sight', () => {
    const rows = owedOf({ grades: [stage(NIGHT, 'level_3')] });
    const written = duty(rows, 'initial_report', 'superior_duty_office');
    expect(written).toMatchObject({ limitMinutes: 60, family: 'gov_30_60' });
    expect(written.alsoBy).toMatchObject([{ ruleId: 'ws_level_up_county', limitMinutes: 120, isLaw: true }]);
  });

  it('come in the order in which they fall due', () => {
    const due = owedOf({ grades: [stage(NIGHT, 'level_2')] }).map((row) => row.dueAt);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
  });

  it('ask a sensitive incident for the same whatever its grade', () => {
    const calm = owedOf({ profile: 'province', type: 'flood_drought' });
    expect(duties(calm, 'phone_report', 'government_duty_office')).toEqual([]);
    for (const flags of [['school'], ['online'], ['sensitive']] as const) {
      const rows = owedOf({ profile: 'province', type: 'flood_drought', flags });
      expect(duty(rows, 'phone_report', 'government_duty_office').limitMinutes).toBe(30);
    }
  });

  it('list what binds others only when it is asked for', () => {
    const given = { occurredAt: at('2026-09-12 02:20') };
    expect(owedOf(given).every((row) => row.by === 'room')).toBe(true);
    const unit = owedOf({ ...given, withOthers: true }).find((row) => row.ruleId === 'ws_unit_to_county');
    expect(unit).toMatchObject({
      by: 'others',
      limitMinutes: 60,
      isLaw: true,
      clock: { field: 'occurred_at' },
    });
    expect(unit?.dueAt).toBe(at('2026-09-12 03:20'));
  });
});

describe('a rise from 一般 to 重大 half an hour in', () => {
  const rise = at('2026-09-12 03:08');
  const rows = owedOf({
    profile: 'province',
    grades: [stage(at('2026-09-12 02:40'), 'level_4'), stage(rise, 'level_2')],
  });

  it('adds what the new grade asks for, from its own clock', () => {
    const phone = duty(rows, 'phone_report', 'government_duty_office');
    expect(phone).toMatchObject({
      clock: { field: 'received_at', at: NIGHT },
      since: rise,
      level: 'level_2',
    });
    expect(shown(phone.dueAt)).toBe('09-12 03:08');
    expect(shown(duty(rows, 'initial_report', 'superior_duty_office').dueAt)).toBe('09-12 03:38');
    expect(shown(duty(rows, 'info_release', 'publicity').dueAt)).toBe('09-12 07:38');
    expect(shown(duty(rows, 'skip_report', 'skip_level_office').dueAt)).toBe('09-12 03:08');
  });

  it('tells by the new column of the matrix from the moment of the change', () => {
    const leader = duty(rows, 'leader_report', 'duty_leader');
    expect(leader).toMatchObject({
      ruleId: 'mp_duty_leader.level_2',
      clock: { field: 'grade_changed_at', at: rise },
      limitMinutes: 10,
    });
    expect(shown(leader.dueAt)).toBe('09-12 03:18');
    expect(shown(duty(rows, 'head_report', 'emergency_head').dueAt)).toBe('09-12 03:23');
    expect(shown(duty(rows, 'notify', 'publicity').dueAt)).toBe('09-12 03:28');
  });

  it('keeps the old ones as they were', () => {
    const [old, ...more] = duties(rows, 'leader_report', 'duty_leader').filter(
      (row) => row.supersededBy !== null,
    );
    expect(more).toEqual([]);
    expect(old).toMatchObject({
      ruleId: 'mp_duty_leader.level_4',
      limitMinutes: 20,
      dueAt: at('2026-09-12 02:58'),
      level: 'level_4',
      supersededBy: { ruleId: 'mp_duty_leader.level_2', at: rise },
    });
  });

  it('changes nothing where a county has one table for all grades', () => {
    const county = owedOf({ grades: [stage(NIGHT, 'level_4'), stage(rise, 'level_2')] });
    expect(duties(county, 'leader_report', 'duty_leader')).toMatchObject([
      { dueAt: at('2026-09-12 02:43'), supersededBy: null },
    ]);
    expect(duties(county, 'phone_report', 'superior_duty_office')).toHaveLength(1);
    const written = duties(county, 'initial_report', 'superior_duty_office');
    expect(written.map((row) => [row.ruleId, shown(row.dueAt), row.supersededBy?.ruleId ?? null])).toEqual([
      ['gov_30_60_written', '09-12 03:38', null],
      ['ws_level_up_county', '09-12 04:38', 'gov_30_60_written'],
    ]);
  });

  it('is not moved by a second rise, and a fall takes nothing back', () => {
    const again = owedOf({
      profile: 'province',
      grades: [
        stage(NIGHT, 'level_4'),
        stage(rise, 'level_2'),
        stage(at('2026-09-12 04:00'), 'level_2'),
        stage(at('2026-09-12 05:00'), 'level_3'),
      ],
    });
    expect(shown(duty(again, 'leader_report', 'duty_leader').dueAt)).toBe('09-12 03:18');
    expect(duty(again, 'info_release', 'publicity').supersededBy).toBeNull();
  });

  it('goes by the reporting grade where that is the higher one', () => {
    const trapped = owedOf({
      profile: 'province',
      grades: [stage(NIGHT, 'level_4', { reportingGrade: 'level_2' })],
    });
    expect(duty(trapped, 'leader_report', 'duty_leader').ruleId).toBe('mp_duty_leader.level_2');
  });

  it('puts a near miss in the column of 较大', () => {
    const near = owedOf({ profile: 'city', grades: [stage(NIGHT, null, { nearMiss: true })] });
    expect(duty(near, 'leader_report', 'duty_leader').ruleId).toBe('mt_duty_leader.level_3');
    expect(duty(near, 'initial_report', 'superior_duty_office').ruleId).toBe('ws_level_up_city');
  });
});

describe('series', () => {
  const zero = (given: Partial<ClockInput>) =>
    owedOf({ type: 'geological', ...given }).filter((row) => row.kind === 'zero_report');

  it('owe a zero report every day although nothing changes', () => {
    const rows = zero({ until: at('2026-09-16 12:00') });
    expect(rows.map((row) => shown(row.dueAt))).toEqual([
      '09-13 09:00',
      '09-14 09:00',
      '09-15 09:00',
      '09-16 09:00',
    ]);
    expect(rows.map((row) => row.series)).toEqual([1, 2, 3, 4].map((index) => ({ index, every: 1_440 })));
    expect(rows[0]).toMatchObject({
      isLaw: true,
      mark: 'S4',
      clock: { field: 'day_start' },
      limitMinutes: 540,
    });
  });

  it('stop only when it is marked stable', () => {
    const given = { until: at('2026-09-20 12:00'), stableAt: at('2026-09-14 18:00') };
    expect(zero(given).map((row) => shown(row.dueAt))).toEqual(['09-13 09:00', '09-14 09:00']);
  });

  it('have the clock time of the level', () => {
    const first = (profile: ClockInput['profile']) =>
      zero({ profile, until: at('2026-09-14 00:00') })[0]?.dueAt;
    expect(['county', 'city', 'province'].map((one) => shown(first(one as 'county') ?? 0))).toEqual([
      '09-13 09:00',
      '09-13 10:00',
      '09-13 12:00',
    ]);
  });

  it('go over the end of February in a leap year', () => {
    const rows = zero({ receivedAt: at('2028-02-27 23:59'), until: at('2028-03-02 00:00') });
    expect(rows.map((row) => shown(row.dueAt))).toEqual(['02-28 09:00', '02-29 09:00', '03-01 09:00']);
  });

  it('owe a drought an update every ten days and no zero reports', () => {
    const rows = owedOf({
      type: 'flood_drought',
      flags: ['drought'],
      receivedAt: at('2026-07-01 10:00'),
      until: at('2026-08-01 00:00'),
    }).filter((row) => row.series !== null);
    expect(rows.map((row) => [row.ruleId, shown(row.dueAt)])).toEqual([
      ['nd_drought', '07-11 10:00'],
      ['nd_drought', '07-21 10:00'],
      ['nd_drought', '07-31 10:00'],
    ]);
  });

  it.each([
    ['geological', 120],
    ['hazchem', 120],
    ['road', 180],
    ['fishing_vessel', 240],
  ] as const)('owe an update of %s every %i minutes after the last report', (type, every) => {
    const lastReportAt = at('2026-09-12 03:26');
    const rows = duties(
      owedOf({ type, lastReportAt, figures: { trapped: 3 }, until: at('2026-09-12 12:00') }),
      'update_report',
      'superior_duty_office',
    );
    expect(rows[0]).toMatchObject({
      clock: { field: 'last_report_at', at: lastReportAt },
      limitMinutes: every,
    });
    expect(rows.map((row) => row.dueAt - lastReportAt).slice(0, 2)).toEqual([
      every * 60_000,
      every * 120_000,
    ]);
  });

  it('are not begun by an ordinary incident without anybody missing', () => {
    const rows = owedOf({ grades: [stage(NIGHT, 'level_4')], figures: { dead: 1, trapped: 0 } });
    expect(rows.filter((row) => row.series !== null)).toEqual([]);
  });
});

describe('corrections and other clocks', () => {
  const occurredAt = at('2026-09-12 02:20');
  it.each([
    ['road', 'casualty_watch_7d', '09-19 02:20'],
    ['fire', 'casualty_watch_7d', '09-19 02:20'],
    ['coal_mine', 'casualty_watch', '10-12 02:20'],
    ['fishing_vessel', 'casualty_watch', '10-12 02:20'],
  ] as const)('a change after %s is reported until %s', (type, kind, due) => {
    const watch = duty(owedOf({ type, occurredAt }), kind, 'superior_duty_office');
    expect(shown(watch.dueAt)).toBe(due);
    expect(watch).toMatchObject({
      isWindow: true,
      isLaw: true,
      clock: { field: 'occurred_at', at: occurredAt },
    });
  });

  it('a natural disaster has no such window', () => {
    expect(owedOf({ type: 'geological', occurredAt }).some((row) => row.isWindow)).toBe(false);
  });

  it('run from the receipt where nobody knows when it occurred', () => {
    const watch = duty(owedOf({ type: 'road' }), 'casualty_watch_7d', 'superior_duty_office');
    expect(watch.clock).toEqual({ field: 'received_at', at: NIGHT });
  });

  it('a window goes over the end of February', () => {
    const leap = owedOf({
      type: 'gas',
      occurredAt: at('2028-02-10 08:00'),
      receivedAt: at('2028-02-10 08:10'),
    });
    expect(shown(duty(leap, 'casualty_watch', 'superior_duty_office').dueAt)).toBe('03-11 08:00');
  });

  it('verified losses are owed once it is stable', () => {
    expect(owedOf({ type: 'geological' }).some((row) => row.kind === 'verified_report')).toBe(false);
    const stableAt = at('2026-09-20 10:00');
    const rows = owedOf({ type: 'geological', stableAt });
    expect(shown(duty(rows, 'verified_report', 'superior_duty_office').dueAt)).toBe('09-25 10:00');
  });

  it('the dead are told from the moment they were known', () => {
    const known = at('2026-09-12 05:00');
    const rows = owedOf({ type: 'geological', figures: { dead: 1 }, figureTimes: { dead: known } });
    expect(duty(rows, 'dead_missing_ledger', 'superior_duty_office')).toMatchObject({
      clock: { field: 'figure_known_at', at: known },
      dueAt: at('2026-09-12 06:00'),
    });
  });

  it('ten dead or missing go from the county to province and ministry as well', () => {
    const at9 = owedOf({ type: 'geological', figures: { dead: 5, missing: 4 } });
    expect(at9.some((row) => row.family === 'nd_direct')).toBe(false);
    const at10 = owedOf({ type: 'geological', figures: { dead: 5, missing: 5 } });
    expect(at10.filter((row) => row.family === 'nd_direct').map((row) => row.recipient)).toEqual([
      'ministry_command',
      'skip_level_office',
    ]);
  });

  it.each([
    ['level_1', 360],
    ['level_2', 720],
    ['level_3', 1_440],
    ['level_4', null],
  ] as const)('a geological disaster of %s has its quick report', (grade, minutes) => {
    const rows = owedOf({ type: 'geological', grades: [stage(NIGHT, grade)] });
    const quick = rows.find((row) => row.kind === 'geo_quick_report');
    expect(quick?.limitMinutes ?? null).toBe(minutes);
  });

  it.each([
    [{ figures: { dead: 3 } }, true],
    [{ figures: { dead: 2 } }, false],
    [{ figures: { seriousInjury: 10 } }, true],
    [{ figures: { openFlameHours: 24 } }, true],
    [{ figures: { openFlameHours: 23.9 } }, false],
    [{ flags: ['virgin_forest'] }, true],
    [{ flags: ['cross_border'] }, true],
    [{ grades: [stage(NIGHT, 'level_2')] }, true],
  ] as const)('a forest fire with %o is told to the higher headquarters at once: %s', (given, isOwed) => {
    const rows = owedOf({ type: 'wildfire', ...given });
    expect(duties(rows, 'forest_urgent', 'superior_hq_office').length > 0).toBe(isOwed);
  });

  it('health and animal epidemics have the limits of their own law', () => {
    const health = (profile: ClockInput['profile']) =>
      duty(owedOf({ type: 'infectious', profile }), 'initial_report', 'superior_duty_office').limitMinutes;
    expect([health('county'), health('city'), health('province')]).toEqual([120, 120, 60]);
    const animal = owedOf({ type: 'animal_epidemic' });
    expect(duty(animal, 'epidemic_report', 'skip_level_office').limitMinutes).toBe(120);
  });

  it('a satellite hotspot is answered in an hour', () => {
    const rows = owedOf({ type: 'wildfire', flags: ['hotspot'] });
    expect(duty(rows, 'hotspot_feedback', 'forest_hq_office').limitMinutes).toBe(60);
  });

  it('rules of other places stand by and owe nothing', () => {
    const rows = owedOf({ profile: 'city', grades: [stage(NIGHT, 'level_1')] });
    expect(rows.some((row) => row.family === 'henan')).toBe(false);
  });
});
