import type { DeskEvent } from '../../../shared/contract/envelope';
import type { ShiftPost } from '../../../shared/domain/vocabulary';
import { groupIdOf } from '../../../shared/rules/alertGroups';
import type { LadderChannel } from '../../../shared/rules/ladder';
import { type Db, statement } from '../db/statement';
import type { DueRung } from './targets';

export type RepeatEvent = Extract<DeskEvent, { event: 'alert_repeat' }>;

export const postsOf = (csv: string): ShiftPost[] => csv.split(',').filter(Boolean) as ShiftPost[];

/** The group in which the alert of a rung will stand. */
export const groupOfRung = (rung: DueRung): string =>
  groupIdOf({
    incidentId: rung.incident_id,
    runId: rung.run_id,
    scopeId: rung.scope_id,
    subject: rung.subject,
  });

type Waiting = { group_id: string; every: number; count: number };

/**
 * What nobody has heard is told again at the shortest repeat interval of its group until somebody has: once per group, by its gravest alert, since a lower one of the
 * same thing has nothing to add (reliability.md 2.2). Counted on the clock that nobody can set. It is kept in memory: after a start everything unheard is told at
 * once.
 */
export class Repeats {
  readonly #toldAt = new Map<string, number>();

  /** An alert of the group was raised, which told of the group. */
  told(groupId: string, monotonic: number): void {
    this.#toldAt.set(groupId, monotonic);
  }

  /** The groups whose time has come, noted as told. */
  due(db: Db, monotonic: number): RepeatEvent[] {
    const waiting = statement<[], Waiting>(
      db,
      "SELECT group_id, min(repeat_ms) AS every, count(*) AS count FROM alerts WHERE state = 'raised' GROUP BY group_id ORDER BY group_id",
    ).all();
    this.#forgetOthers(waiting);
    return waiting.flatMap((group) => {
      const before = this.#toldAt.get(group.group_id);
      if (before !== undefined && monotonic - before < group.every) return [];
      this.#toldAt.set(group.group_id, monotonic);
      const event = gravest(db, group);
      return event === null ? [] : [event];
    });
  }

  #forgetOthers(waiting: readonly Waiting[]): void {
    const left = new Set(waiting.map((group) => group.group_id));
    for (const id of this.#toldAt.keys()) if (!left.has(id)) this.#toldAt.delete(id);
  }
}

type Gravest = {
  id: string;
  level: number;
  channel: LadderChannel;
  due_at: number;
  title_zh: string;
  title_en: string;
  incident_title: string | null;
};

function gravest(db: Db, { group_id, count }: Waiting): RepeatEvent | null {
  const row = statement<[string], Gravest>(
    db,
    `SELECT a.deadline_id AS id, a.level, a.channel, a.due_at, d.title_zh, d.title_en, i.title AS incident_title
     FROM alerts a JOIN deadlines d ON d.id = a.deadline_id LEFT JOIN incidents i ON i.id = d.incident_id
     WHERE a.group_id = ? AND a.state = 'raised' ORDER BY a.level DESC, a.due_at, a.deadline_id LIMIT 1`,
  ).get(group_id);
  if (row === undefined) return null;
  return {
    event: 'alert_repeat',
    alertId: row.id,
    groupId: group_id,
    level: row.level,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    incidentTitle: row.incident_title,
    dueAt: row.due_at,
    count,
    channel: row.channel,
  };
}
