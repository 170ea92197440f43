import { createHash } from 'node:crypto';
import type { HandedItem, LiveHandover, LiveItem, OpenItem } from '../../../shared/contract/areas/handover';
import { OPEN_ITEM_GROUPS } from '../../../shared/domain/vocabulary';
import { isNearReport, needOf, needsReadBack } from '../../../shared/rules/handover';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';
import { objectItems } from './ownItems';
import { type HandoverRow, openHandover, postsOf } from './rows';
import { openItems } from './sources';

type AnswerRow = {
  item_key: string;
  mark: string;
  verdict: 'confirmed' | 'objection';
  words: string;
  read_back_at: number | null;
  seen_due_at: number | null;
  answered_at: number;
  answered_by: string;
};

/** Names the state of an item: whatever the on-coming officer is told about it. */
function markOf(item: OpenItem, opinion: string): string {
  const told = [item.title, item.state, item.next, item.dueAt, item.owner, opinion];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
}

type Working = {
  readonly opinions: ReadonlyMap<string, string>;
  readonly answers: ReadonlyMap<string, AnswerRow>;
  readonly named: ReadonlyMap<string, string>;
};

function workingOf(db: Db, id: string): Working {
  const opinions = statement<[string], { item_key: string; text: string }>(
    db,
    'SELECT item_key, text FROM handover_opinions WHERE handover_id = ?',
  ).all(id);
  const answers = statement<[string], AnswerRow>(
    db,
    'SELECT * FROM handover_answers WHERE handover_id = ?',
  ).all(id);
  const named = statement<[string], { deadline_id: string; person: string }>(
    db,
    'SELECT deadline_id, person FROM handover_named WHERE handover_id = ?',
  ).all(id);
  return {
    opinions: new Map(opinions.map((row) => [row.item_key, row.text])),
    answers: new Map(answers.map((row) => [row.item_key, row])),
    named: new Map(named.map((row) => [row.deadline_id, row.person])),
  };
}

type Rule = { readonly changeAt: number; readonly now: number; readonly windowMinutes: number };

function toLive(item: OpenItem, isObject: boolean, working: Working, rule: Rule): LiveItem {
  const opinion = working.opinions.get(item.key) ?? '';
  const row = working.answers.get(item.key);
  const mark = markOf(item, opinion);
  const named = item.deadlineIds.map((id) => working.named.get(id)).find((one) => one !== undefined) ?? null;
  const isNear = isNearReport(item, rule.changeAt, rule.now, rule.windowMinutes);
  const needs = needOf(
    { group: item.group, dueAt: item.dueAt, named, mark, answeredMark: row?.mark ?? null },
    isNear,
  );
  const isValid = row !== undefined && row.mark === mark;
  return {
    ...item,
    isObject,
    opinion,
    named,
    mark,
    needs,
    needsReadBack: needsReadBack(item),
    isNearReport: isNear,
    movedFrom: row && !isValid && row.seen_due_at !== item.dueAt ? row.seen_due_at : null,
    noteId: item.key.startsWith('note:') ? item.key.slice('note:'.length) : null,
    answer: isValid
      ? {
          verdict: row.verdict,
          words: row.words,
          readBackAt: row.read_back_at,
          at: row.answered_at,
          by: row.answered_by,
        }
      : null,
  };
}

/** Every item of a handover as it stands now, in the order of the record, objects last within their group. */
export function liveItems(db: Db, row: HandoverRow, now: number): LiveItem[] {
  const working = workingOf(db, row.id);
  const rule = {
    changeAt: row.starts_at,
    now,
    windowMinutes: readSetting(db, 'handover').reportWindowMinutes,
  };
  const items = [
    ...openItems(db, now).map((item) => toLive(item, false, working, rule)),
    ...objectItems(db).map((item) => toLive(item, true, working, rule)),
  ];
  const rank = new Map(OPEN_ITEM_GROUPS.map((group, index) => [group, index]));
  return items.sort((a, b) => (rank.get(a.group) ?? 0) - (rank.get(b.group) ?? 0));
}

/** The handover that is going on with its items; null when there is none. */
export function liveHandover(db: Db, now: number): LiveHandover | null {
  const row = openHandover(db);
  if (!row) return null;
  const items = liveItems(db, row, now);
  return {
    id: row.id,
    shiftId: row.shift_id,
    nextShiftId: row.next_shift_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    posts: postsOf(row),
    startedAt: row.started_at,
    startedBy: row.started_by,
    items,
    unanswered: items.filter((item) => item.needs !== null).length,
  };
}

/** An item as it goes into the record that is signed. */
export function handed(item: LiveItem): HandedItem {
  const { mark, needs, needsReadBack: _readBack, isNearReport: _near, movedFrom, noteId, ...kept } = item;
  void [mark, needs, movedFrom, noteId];
  return kept;
}
