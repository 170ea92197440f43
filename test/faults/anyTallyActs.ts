import { CATALOGUE } from '../../shared/tally/catalogue';
import { CHASE_RESULTS, REPORT_HOWS, REPORT_WAYS } from '../../shared/tally/sheet';
import type { DeskRoom } from '../helpers/deskRoom';
import type { Choice } from './anyActs';

type Send = (procedure: string, input: unknown) => Promise<void>;

const MINUTE = 60_000;
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

const UNITS = ['大桥镇', '西溪乡', '城关街道', '枫坪镇'].map((name, at) => ({
  code: `00${at}`,
  name,
  aliases: [],
  phone: '',
}));
const COLUMNS = CATALOGUE.filter((one) => ['evacuated', 'dead', 'power_cut', 'situation'].includes(one.id));

const ids = (room: DeskRoom, table: 'tallies' | 'incidents' | 'warnings'): string[] =>
  room.db
    .prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY id`)
    .all()
    .map(({ id }) => id);

const rhythm = (room: DeskRoom, { a, b, c }: Choice) => ({
  firstDueAt: room.clock.wall() + ((a % 90) + 1 - (b % 2) * 30) * MINUTE,
  cadence: pick(['once', 'every', 'every', 'hours'], c),
  everyMinutes: pick([5, 30, 60, 180], a),
  hours: [360, 480, 1_200].slice(b % 3),
  graceMinutes: pick([0, 0, 5], b),
  lostMinutes: pick([15, 3, 60], c),
});

/** A sheet for an incident, for a warning or on its own. */
export async function openTally(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  await send('tally.open', {
    tallyId: room.newId(),
    title: `汛情${a}`,
    incidentId: b % 3 === 0 ? (pick(ids(room, 'incidents'), a) ?? null) : null,
    warningId: b % 3 === 1 ? (pick(ids(room, 'warnings'), a) ?? null) : null,
    units: UNITS.slice(0, 1 + (c % UNITS.length)),
    columns: COLUMNS.slice(0, 1 + (a % COLUMNS.length)),
    ...rhythm(room, choice),
  });
}

const anyValue = (kind: string, n: number): unknown =>
  kind === 'number' ? n % 300 : kind === 'yes_no' ? n % 2 === 0 : `险情${n}`;

/** Some units report something: figures that rise or fall, with or without a reason, as before, or nothing. */
export async function reportTally(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const tallyId = pick(ids(room, 'tallies'), a);
  if (tallyId === undefined) return;
  const sheet = await room.call('tally.get', { tallyId, round: null });
  const how = b % 4 === 0 ? pick(REPORT_HOWS, c) : 'values';
  const rows = sheet.rows
    .filter((_row, place) => (a + place) % 2 === 0)
    .map(({ unit }, place) => ({
      unit: unit.code,
      reporter: c % 2 === 0 ? '' : '王×',
      at: b % 3 === 0 ? room.clock.wall() - (c % 20) * MINUTE : null,
      how,
      cells: sheet.columns
        .filter((_column, at) => (b + at) % 3 !== 0)
        .map((column, at) => ({
          columnId: column.id,
          value: (a + c) % 7 === 0 ? null : anyValue(column.kind, a * 13 + b * 7 + place + at),
          reason: c % 3 === 0 ? '' : '核减重复',
        })),
      note: c % 5 === 0 ? `备注${c}` : null,
      source: '',
    }));
  if (rows.length === 0) return;
  const round = Math.max(1, sheet.round.number - (c % 2));
  await send('tally.report', { tallyId, actId: room.newId(), round, way: pick(REPORT_WAYS, b), rows });
}

export async function chaseTally(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const tallyId = pick(ids(room, 'tallies'), a);
  if (tallyId === undefined) return;
  const sheet = await room.call('tally.get', { tallyId, round: null });
  const unit = pick(sheet.rows, b)?.unit.code;
  if (unit === undefined) return;
  await send('tally.chase', {
    tallyId,
    actId: room.newId(),
    round: sheet.round.number,
    units: [unit],
    at: null,
    result: pick(CHASE_RESULTS, c),
    who: '',
    note: c % 2 === 0 ? '' : '值班员称正在汇总',
  });
}

/** A sheet changes its items, units or rhythm; a round is let be; a sheet is closed or taken back. */
export async function endTally(room: DeskRoom, choice: Choice, send: Send): Promise<void> {
  const { a, b, c } = choice;
  const tallyId = pick(ids(room, 'tallies'), a);
  if (tallyId === undefined) return;
  const sheet = await room.call('tally.get', { tallyId, round: null });
  const acts: readonly (() => Promise<void>)[] = [
    () => send('tally.closeRound', { tallyId, round: sheet.round.number, reason: '电话不通，已报领导' }),
    () => send('tally.setUnits', { tallyId, units: UNITS.slice(0, 1 + (b % UNITS.length)) }),
    () => send('tally.setColumns', { tallyId, columns: COLUMNS.slice(0, 1 + (b % COLUMNS.length)) }),
    () => send('tally.reschedule', { tallyId, ...rhythm(room, choice) }),
    () => send('tally.closeRound', { tallyId, round: sheet.round.number, reason: '已核' }),
    () => send('tally.close', { tallyId, result: b % 2 === 0 ? '' : '响应结束' }),
    () => send('tally.withdraw', { tallyId, reason: '开错了' }),
  ];
  await pick(acts, c)?.();
}
