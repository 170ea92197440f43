import { type RosterCell, type RosterPerson, shiftTimes, withCells } from '../../../shared/domain/roster';
import { type Db, statement } from '../db/statement';
import { refreshAbsences } from '../duty/absence';
import type { RecordedFact } from '../journal/journal';
import { insertSystemLine } from '../log/line';
import { noteCaller } from '../logMore/callers';
import type { Projectors } from '../projections/body';
import { rosterOf } from './read';

type NewVersion = {
  readonly publishId: string;
  readonly month: string;
  readonly version: number;
  readonly how: 'published' | 'imported' | 'edited' | 'swapped';
  readonly by: string;
  readonly reason: string;
  readonly file: { readonly fileName: string; readonly sha256: string } | null;
  readonly starts: readonly number[];
  readonly cells: readonly RosterCell[];
};

/** Stores a version and puts its people in the place of those of the version before. */
function writeVersion(db: Db, fact: RecordedFact, version: NewVersion): void {
  statement(
    db,
    `INSERT INTO roster_versions (month, version, publish_id, published_at, published_by, how, reason, file_name, file_sha256, starts, cells)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    version.month,
    version.version,
    version.publishId,
    fact.at,
    version.by,
    version.how,
    version.reason,
    version.file?.fileName ?? null,
    version.file?.sha256 ?? null,
    JSON.stringify(version.starts),
    JSON.stringify(version.cells),
  );
  writeEntries(db, version, fact.at);
  refreshAbsences(db, fact.at);
}

function writeEntries(db: Db, version: NewVersion, at: number): void {
  statement(db, 'DELETE FROM roster_entries WHERE month = ?').run(version.month);
  const insert = statement(
    db,
    `INSERT INTO roster_entries (day, shift, post, place, month, version, starts_at, ends_at, account_id, name, title, mobile, office_phone,
       sat_phone, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { day, shift, post, people } of version.cells) {
    const { startsAt, endsAt } = shiftTimes(day, shift, version.starts);
    people.forEach((one, place) => {
      noteOnRoster(db, one, at);
      insert.run(
        day,
        shift,
        post,
        place,
        version.month,
        version.version,
        startsAt,
        endsAt,
        one.accountId,
        one.name,
        one.title,
        one.mobile,
        one.officePhone,
        one.satPhone,
        one.state,
      );
    });
  }
}

/** Who stands on the roster is recognised on the telephone, by each of the numbers. */
function noteOnRoster(db: Db, one: RosterPerson, at: number): void {
  for (const phone of [one.mobile, one.officePhone, one.satPhone]) {
    if (phone !== '') noteCaller(db, { unit: '', name: one.name, post: one.title, phone }, at, 0);
  }
}

/** Lays changed cells over the newest version of a month as a version of its own. */
function writeStep(
  db: Db,
  fact: RecordedFact,
  step: Pick<NewVersion, 'publishId' | 'month' | 'version' | 'how' | 'by' | 'reason' | 'cells'>,
): void {
  const before = rosterOf(db, step.month);
  if (before === undefined) throw new Error(`no roster of ${step.month} to change`);
  writeVersion(db, fact, {
    ...step,
    file: null,
    starts: before.starts,
    cells: withCells(before.cells, step.cells),
  });
}

export const rosterProjectors: Projectors = {
  'roster.published': (db, fact) => {
    const { publishId, month, version, starts, cells, reason, source, author } = fact.body;
    writeVersion(db, fact, {
      publishId,
      month,
      version,
      how: source === null ? 'published' : 'imported',
      by: author.name,
      reason,
      file: source,
      starts,
      cells,
    });
    insertSystemLine(
      db,
      fact,
      { month, version, reason, file: source?.fileName ?? '', shifts: shiftCount(cells) },
      null,
    );
  },
  'roster.cells_changed': (db, fact) => {
    const { publishId, month, version, cells, reason, author } = fact.body;
    writeStep(db, fact, { publishId, month, version, how: 'edited', by: author.name, reason, cells });
    const days = [...new Set(cells.map((cell) => cell.day.slice(5)))];
    insertSystemLine(
      db,
      fact,
      { month, version, reason, count: cells.length, days: days.slice(0, 5).join(',') },
      null,
    );
  },
  'roster.state_set': (db, fact) => {
    const { day, shift, post, name, state, reason } = fact.body;
    statement(
      db,
      'UPDATE roster_entries SET state = ? WHERE day = ? AND shift = ? AND post = ? AND name = ?',
    ).run(state, day, shift, post, name);
    restate(db, fact.body);
    refreshAbsences(db, fact.at);
    insertSystemLine(db, fact, { day, post, name, state, reason }, null);
  },
  'roster.swap_requested': (db, fact) => {
    const { from, to, substitute, reason, author } = fact.body;
    statement(
      db,
      `INSERT INTO roster_swaps (id, month, from_place, to_place, substitute, reason, requested_at, requested_by, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
    ).run(
      fact.subject,
      from.day.slice(0, 7),
      JSON.stringify(from),
      to && JSON.stringify(to),
      substitute && JSON.stringify(substitute),
      reason,
      fact.at,
      author.name,
    );
    insertSystemLine(db, fact, { ...swapParams(from, to, substitute?.name ?? ''), reason }, null);
  },
  'roster.shift_swapped': (db, fact) => {
    const { steps, words, author } = fact.body;
    for (const { month, version, cells } of steps) {
      const publishId = `${fact.subject}/${month}`;
      writeStep(db, fact, {
        publishId,
        month,
        version,
        how: 'swapped',
        by: author.name,
        reason: words,
        cells,
      });
    }
    decide(db, fact, 'approved', words, author.name);
  },
  'roster.swap_refused': (db, fact) => {
    decide(db, fact, 'refused', fact.body.words, fact.body.author.name);
  },
};

const shiftCount = (cells: readonly RosterCell[]): number =>
  new Set(cells.map((cell) => `${cell.day}/${cell.shift}`)).size;

/** The state also stands in the newest version, so that the next one carries it on. */
function restate(
  db: Db,
  place: { day: string; shift: number; post: string; name: string; state: RosterCell['people'][0]['state'] },
): void {
  const stored = rosterOf(db, place.day.slice(0, 7));
  if (stored === undefined) return;
  const cells = stored.cells.map((cell) =>
    cell.day === place.day && cell.shift === place.shift && cell.post === place.post
      ? {
          ...cell,
          people: cell.people.map((one) => (one.name === place.name ? { ...one, state: place.state } : one)),
        }
      : cell,
  );
  statement(db, 'UPDATE roster_versions SET cells = ? WHERE month = ? AND version = ?').run(
    JSON.stringify(cells),
    stored.version.month,
    stored.version.version,
  );
}

function swapParams(
  from: { day: string; post: string; name: string },
  to: { day: string; post: string; name: string } | null,
  substitute: string,
) {
  return {
    day: from.day,
    post: from.post,
    name: from.name,
    otherDay: to?.day ?? '',
    otherPost: to?.post ?? '',
    other: to?.name ?? substitute,
  };
}

function decide(db: Db, fact: RecordedFact, state: 'approved' | 'refused', words: string, by: string): void {
  const row = statement<[string], { from_place: string; to_place: string | null; substitute: string | null }>(
    db,
    'SELECT from_place, to_place, substitute FROM roster_swaps WHERE id = ?',
  ).get(fact.subject);
  if (!row) throw new Error(`no swap ${fact.subject}`);
  statement(
    db,
    'UPDATE roster_swaps SET state = ?, decided_at = ?, decided_by = ?, words = ? WHERE id = ?',
  ).run(state, fact.at, by, words, fact.subject);
  const from = JSON.parse(row.from_place) as { day: string; post: string; name: string };
  const to = row.to_place === null ? null : (JSON.parse(row.to_place) as typeof from);
  const substitute = row.substitute === null ? '' : (JSON.parse(row.substitute) as { name: string }).name;
  insertSystemLine(db, fact, { ...swapParams(from, to, substitute), words }, null);
}
