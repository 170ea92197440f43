import type { ChannelTest } from '../../../shared/channels/selfTest';
import type { Evidence } from '../../../shared/contract/areas/channels';
import { type Db, statement } from '../db/statement';
import type { Step } from './evidence';

type TestRow = { id: string; at: number; by_name: string; results: string; failed: string };

const toTest = (row: TestRow) => ({
  id: row.id,
  at: row.at,
  by: row.by_name,
  results: JSON.parse(row.results) as {
    -readonly [K in keyof ChannelTest['results'][number]]: ChannelTest['results'][number][K];
  }[],
  failed: JSON.parse(row.failed) as ChannelTest['failed'][number][],
});

export function channelTestById(db: Db, id: string) {
  const row = statement<[string], TestRow>(db, 'SELECT * FROM channel_tests WHERE id = ?').get(id);
  return row && toTest(row);
}

/** The last channel test of this room, or null. */
export function lastChannelTest(db: Db) {
  const row = statement<[], TestRow>(
    db,
    'SELECT * FROM channel_tests ORDER BY at DESC, id DESC LIMIT 1',
  ).get();
  return row ? toTest(row) : null;
}

type RaisedRow = {
  deadline_id: string;
  raising: number;
  level: number;
  at: number;
  title_zh: string;
  title_en: string;
  incident_title: string | null;
  state: string;
  ended_at: number | null;
  last: number;
};

/** When the thing itself was done, or fell away: said of the last raising only. */
function endOf(row: RaisedRow): Step[] {
  if (row.ended_at === null || row.state === 'open' || row.raising !== row.last) return [];
  return [{ step: 'done', outcome: row.state, detail: '', at: row.ended_at, by: '' }];
}

type EvidencePage = {
  readonly limit: number;
  /** the last raising of each of these only */
  readonly alertIds?: readonly string[] | undefined;
  /** only of what is over */
  readonly done?: boolean | undefined;
};

const LAST = '(SELECT max(raising) FROM alert_evidence WHERE deadline_id = e.deadline_id)';
const RAISED = `SELECT e.deadline_id, e.raising, e.level, e.at, d.title_zh, d.title_en, i.title AS incident_title, d.state, d.ended_at, ${LAST} AS last
  FROM alert_evidence e JOIN deadlines d ON d.id = e.deadline_id LEFT JOIN incidents i ON i.id = d.incident_id WHERE e.step = 'raised'`;
const NEWEST = 'ORDER BY e.at DESC, e.deadline_id, e.raising DESC LIMIT @limit';

function raisingsOf(db: Db, { limit, alertIds, done = false }: EvidencePage): RaisedRow[] {
  // By their ids alone: the years of raisings are not gone through for one page of a list.
  if (alertIds !== undefined) {
    const ids = JSON.stringify(alertIds);
    const mine = 'e.deadline_id IN (SELECT value FROM json_each(@ids))';
    return statement<[{ ids: string; limit: number }], RaisedRow>(
      db,
      `${RAISED} AND ${mine} AND e.raising = ${LAST} ${NEWEST}`,
    ).all({ ids, limit });
  }
  return statement<[{ limit: number }], RaisedRow>(
    db,
    `${RAISED} ${done ? "AND d.state <> 'open'" : ''} ${NEWEST}`,
  ).all({ limit });
}

/** The newest raisings of alerts with everything that happened to each, in the order in which it happened. */
export function evidence(db: Db, page: EvidencePage): Evidence[] {
  const raisings = raisingsOf(db, page);
  return raisings.map((row) => ({
    alertId: row.deadline_id,
    raising: row.raising,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    incidentTitle: row.incident_title,
    level: row.level,
    raisedAt: row.at,
    steps: [...stepsOf(db, row), ...endOf(row)],
  }));
}

function stepsOf(db: Db, { deadline_id, raising }: RaisedRow): Step[] {
  return statement<[string, number], Step>(
    db,
    `SELECT step, outcome, detail, at, by_name AS by FROM alert_evidence WHERE deadline_id = ? AND raising = ?
     ORDER BY at, CASE step WHEN 'raised' THEN 0 WHEN 'painted' THEN 1 ELSE 2 END, step`,
  ).all(deadline_id, raising);
}
