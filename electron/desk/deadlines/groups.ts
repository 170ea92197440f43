import type { AlertCounts, AlertGroup } from '../../../shared/contract/alertModels';
import { type Db, statement } from '../db/statement';
import { INHIBITOR } from './inhibitor';
import { alertById } from './read';

type Row = {
  group_id: string;
  raised: number;
  acknowledged: number;
  inhibited: number;
  top: number;
  oldest: number;
};

const GROUPS = `SELECT a.group_id, count(*) FILTER (WHERE a.state = 'raised') AS raised,
    count(*) FILTER (WHERE a.state = 'acknowledged') AS acknowledged,
    count(*) FILTER (WHERE ${INHIBITOR} IS NOT NULL) AS inhibited,
    count(*) FILTER (WHERE a.state = 'raised' AND a.level >= 2 AND a.channel = 'alarm_window' AND ${INHIBITOR} IS NULL) AS for_window,
    coalesce(max(a.level) FILTER (WHERE a.state = 'raised'), 0) AS top,
    coalesce(min(a.first_raised_at) FILTER (WHERE a.state = 'raised'), min(a.first_raised_at)) AS oldest
  FROM alerts a JOIN deadlines d ON d.id = a.deadline_id WHERE a.state <> 'done' GROUP BY a.group_id`;

/** Groups of alerts that are not done: those with something unanswered first, the gravest before the others, then the one that waits longest. */
export function alertGroups(db: Db, now: number, limit: number, offset = 0): AlertGroup[] {
  const rows = statement<[number, number], Row>(
    db,
    `${GROUPS} ORDER BY top DESC, oldest, a.group_id LIMIT ? OFFSET ?`,
  ).all(limit, offset);
  return rows.flatMap((row) => {
    const first = firstOf(db, row.group_id, now);
    if (first === undefined) return [];
    return [
      {
        groupId: row.group_id,
        incidentTitle: first.deadline.incidentTitle,
        raised: row.raised,
        acknowledged: row.acknowledged,
        inhibited: row.inhibited,
        topLevel: row.top,
        oldestAt: row.oldest,
        first,
      },
    ];
  });
}

const FIRST = 'SELECT deadline_id AS id FROM alerts WHERE group_id = ?';
const GRAVEST = 'ORDER BY level DESC, due_at, deadline_id';

function firstOf(db: Db, groupId: string, now: number) {
  // One unanswered alert comes first, by its own index; only a group that was heard as a whole looks through the others.
  const row =
    statement<[string], { id: string }>(db, `${FIRST} AND state = 'raised' ${GRAVEST} LIMIT 1`).get(
      groupId,
    ) ??
    statement<[string], { id: string }>(db, `${FIRST} AND state <> 'done' ${GRAVEST} LIMIT 1`).get(groupId);
  return row && alertById(db, row.id, now);
}

/** How many alerts there are of each state, whoever shows how many of them. */
export function alertCounts(db: Db): AlertCounts {
  return (
    statement<[], AlertCounts>(
      db,
      `SELECT coalesce(sum(raised), 0) AS raised, coalesce(sum(acknowledged), 0) AS acknowledged, coalesce(sum(inhibited), 0) AS inhibited,
         count(*) AS groups, count(*) FILTER (WHERE raised > 0) AS raisedGroups, coalesce(max(top), 0) AS topLevel,
         coalesce(sum(for_window), 0) AS forWindow FROM (${GROUPS})`,
    ).get() ?? {
      raised: 0,
      acknowledged: 0,
      inhibited: 0,
      groups: 0,
      raisedGroups: 0,
      topLevel: 0,
      forWindow: 0,
    }
  );
}

/** Unanswered alerts of a group that had been raised by a time; `limit` -1: all. */
export function raisedIn(db: Db, groupId: string, until: number, limit: number): string[] {
  return statement<[string, number, number], { id: string }>(
    db,
    `SELECT deadline_id AS id FROM alerts WHERE group_id = ? AND state = 'raised' AND raised_at <= ?
     ORDER BY level DESC, due_at, deadline_id LIMIT ?`,
  )
    .all(groupId, until, limit)
    .map(({ id }) => id);
}

/** Alerts raised by a time that no page has shown yet, the gravest first. */
export function unpaintedBy(db: Db, until: number, limit: number): { id: string; rung: number }[] {
  return statement<[number, number], { id: string; rung: number }>(
    db,
    `SELECT deadline_id AS id, rung FROM alerts WHERE state = 'raised' AND painted_at IS NULL AND raised_at <= ?
     ORDER BY level DESC, due_at, deadline_id LIMIT ?`,
  ).all(until, limit);
}
