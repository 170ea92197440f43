import type { Caller } from '../../../shared/contract/models';
import type { AttachmentRef, LineMore, PhoneCall } from '../../../shared/domain/facts';
import { type Db, statement } from '../db/statement';
import { drillOfIncident } from '../incidents/drillRows';
import type { RecordedFact } from '../journal/journal';
import { noteCaller } from '../logMore/callers';
import { noteAttachments } from '../logMore/store';
import { indexLine } from '../search/lineIndex';

/** A line of the duty log as a projection wants it. */
export type NewLine = {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly system: {
    readonly fact: string;
    readonly params: Readonly<Record<string, string | number | null>>;
  } | null;
  readonly occurredAt: number | null;
  readonly receivedAt: number;
  readonly author: { readonly accountId: string | null; readonly name: string } | null;
  readonly incidentId: string | null;
  readonly caller: Caller | null;
  readonly handling: string;
  readonly correctsId: string | null;
  readonly withdrawsId?: string | null;
  readonly more?: LineMore | undefined;
  readonly call?: PhoneCall | undefined;
  /** of another log or another time: it does not count in the shift that is open now */
  readonly isOfNoShift?: boolean;
  /** name of the drill, for a line that belongs to one without being of its incident */
  readonly drill?: string | null;
};

/** Adds a line with the next number. Lines by people also get the next number of their own; system lines do not. */
export function insertLine(db: Db, fact: RecordedFact, line: NewLine): void {
  const number = nextNumber(db, 'number');
  const drill = line.drill ?? drillOfIncident(db, line.incidentId)?.drill ?? null;
  statement(
    db,
    `INSERT INTO log_entries (number, human_number, id, seq, kind, text, system_fact, system_params, occurred_at, received_at, recorded_at,
       author_id, author_name, shift_id, incident_id, caller, handling, corrects_id, withdraws_id,
       leader_words, result, done_at, paper_serial, attachments, import_id, call, drill)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    number,
    line.system === null ? nextNumber(db, 'human_number') : null,
    line.id,
    fact.seq,
    line.kind,
    line.text,
    line.system?.fact ?? null,
    line.system
      ? JSON.stringify(drill === null ? line.system.params : { ...line.system.params, drill })
      : null,
    line.occurredAt,
    line.receivedAt,
    fact.at,
    line.author?.accountId ?? null,
    line.author?.name ?? null,
    line.isOfNoShift === true ? null : openShiftId(db),
    line.incidentId,
    line.caller ? JSON.stringify(line.caller) : null,
    line.handling,
    line.correctsId,
    line.withdrawsId ?? null,
    line.more?.leaderWords ?? '',
    line.more?.result ?? '',
    line.more?.doneAt ?? null,
    line.more?.paperSerial ?? '',
    JSON.stringify(line.more?.attachments ?? []),
    line.more?.importId ?? null,
    line.call ? JSON.stringify(line.call) : null,
    drill,
  );
  if (line.more) noteAttachments(db, line.id, line.more.attachments, fact.at);
  // A correction repeats the caller of the line before: that is no second call. Who calls in a drill is played.
  if (line.caller && line.correctsId === null && drill === null) noteCaller(db, line.caller, line.receivedAt);
  indexLine(db, number);
}

function nextNumber(db: Db, column: 'number' | 'human_number'): number {
  const row = statement<[], { top: number | null }>(
    db,
    `SELECT max(${column}) AS top FROM log_entries`,
  ).get();
  return (row?.top ?? 0) + 1;
}

/** The shift that is open now, or null. */
export function openShiftId(db: Db): string | null {
  const row = statement<[], { id: string }>(
    db,
    'SELECT id FROM shifts WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1',
  ).get();
  return row?.id ?? null;
}

const NO_MORE: LineMore = {
  leaderWords: '',
  result: '',
  doneAt: null,
  paperSerial: '',
  attachments: [],
  importId: null,
};

/** A line that the desk writes by itself: the fact and its parameters, worded when read. */
export function insertSystemLine(
  db: Db,
  fact: RecordedFact,
  params: Readonly<Record<string, string | number | null>>,
  incidentId: string | null,
  name: string = fact.kind,
  attachments: readonly AttachmentRef[] = [],
  drill: string | null = null,
): void {
  const author = (fact.body as { author?: { accountId: string; name: string } | null }).author ?? null;
  insertLine(db, fact, {
    id: `${fact.origin}:${fact.seq}`,
    kind: 'system',
    text: '',
    system: { fact: name, params },
    occurredAt: null,
    receivedAt: fact.at,
    author,
    incidentId,
    caller: null,
    handling: '',
    correctsId: null,
    more: attachments.length === 0 ? undefined : { ...NO_MORE, attachments },
    drill,
  });
}
