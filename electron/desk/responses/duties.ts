import type { NoticeUnit, ResponseDuty } from '../../../shared/domain/facts/responses';
import type { Grade, SendWay } from '../../../shared/domain/vocabulary';
import { partyName } from '../../../shared/plan';
import { responseName } from '../../../shared/rules/responses/hazards';
import { type ChangeKind, DUTY_OF_CHANGE } from '../../../shared/rules/responses/response';
import { unitsText } from '../../../shared/wording/documentWords';
import { type Db, statement } from '../db/statement';
import type { Actor, Desk, Write } from '../desk';
import { obligationId } from '../incidents/obligationRows';
import { writeMet } from '../incidents/writeMet';
import { currentTables, profileOf } from '../plans/planStore';
import { type ChangeRow, dutiesOf, type ResponseRow } from './read';

const MINUTE = 60_000;

type Linked = Pick<ResponseRow, 'id' | 'incident_id' | 'warning_id' | 'matter'>;

/** The incident or warning whose runs ask for the same notices; null when the response stands on its own or is not the first there. */
function sharedScope(db: Db, response: Linked): string | null {
  const scope = response.incident_id ?? response.warning_id;
  if (scope === null) return null;
  const column = response.incident_id === null ? 'incident_id IS NULL AND warning_id' : 'incident_id';
  const first = statement<[string], { id: string }>(
    db,
    `SELECT id FROM responses WHERE ${column} = ? AND state <> 'withdrawn' ORDER BY recorded_at, id LIMIT 1`,
  ).get(scope);
  return first === undefined || first.id === response.id ? scope : null;
}

type NewChange = {
  readonly kind: ChangeKind;
  readonly position: number;
  readonly level: Grade;
  readonly decidedAt: number;
};

/**
 * The duties that a change opens: its notice to every party of the obligation table, due so many minutes after the decision. The first response of an
 * incident or warning shares them with the runs there (one duty exists once); a second one beside it has its own, and says which it is.
 */
export function dutiesFor(db: Db, response: Linked, change: NewChange): ResponseDuty[] {
  const tables = currentTables(db);
  const kind = tables?.obligations.find((one) => one.id === DUTY_OF_CHANGE[change.kind]);
  if (tables === undefined || kind === undefined) return [];
  const isRepeated = change.kind === 'adjusted';
  const scopeId = isRepeated ? response.id : (sharedScope(db, response) ?? response.id);
  const title = (recipient: string, locale: 'zh' | 'en'): string => {
    const name = responseName(response.matter, change.level, locale);
    const party = partyName(recipient, tables, profileOf(db), locale);
    return `${name}${locale === 'zh' ? '：' : ': '}${kind[locale]} → ${party}`;
  };
  return kind.to.map((recipient) => ({
    id: obligationId(scopeId, kind.id, recipient, isRepeated ? [change.position] : []),
    scopeId,
    kind: kind.id,
    recipient,
    targetAt: kind.target_minutes === null ? null : change.decidedAt + kind.target_minutes * MINUTE,
    dueAt: kind.limit_minutes === null ? null : change.decidedAt + kind.limit_minutes * MINUTE,
    titleZh: title(recipient, 'zh'),
    titleEn: title(recipient, 'en'),
    way: 'written',
  }));
}

type OpenRow = { id: string; scope_id: string; kind: string; recipient: string };

/** What a notice of this change may meet: its own duties, and those that runs of the same thing ask for at this moment. */
function openDuties(db: Db, response: ResponseRow, change: ChangeRow): readonly OpenRow[] {
  const own = new Set(dutiesOf(change).map((duty) => duty.id));
  const runs = statement<[string], { run_id: string }>(
    db,
    'SELECT run_id FROM response_runs WHERE response_id = ? ORDER BY linked_at, run_id',
  ).all(response.id);
  const scope = sharedScope(db, response);
  const scopes = new Set([...(scope === null ? [] : [scope]), ...runs.map((row) => row.run_id)]);
  return statement<[string], OpenRow & { reached: number }>(
    db,
    `SELECT o.id, o.scope_id, o.kind, o.recipient, coalesce(d.reached, 1) AS reached FROM obligations o
       LEFT JOIN deadlines d ON d.obligation_id = o.id
     WHERE o.kind = ? AND o.state = 'open' ORDER BY o.due_at, o.id`,
  )
    .all(DUTY_OF_CHANGE[change.kind])
    .filter((row) => own.has(row.id) || (row.reached === 1 && scopes.has(row.scope_id)));
}

/** Meets the duties of the parties that the notice went to, and the same step of every run that asks for it. */
export function meetDuties(
  desk: Desk,
  write: Write,
  actor: Actor,
  sent: {
    readonly response: ResponseRow;
    readonly change: ChangeRow;
    readonly units: readonly NoticeUnit[];
    readonly way: SendWay;
    readonly at: number;
    /** the document of the register that is the notice */
    readonly documentId: string;
  },
): void {
  const { db } = desk;
  const { units, way, at } = sent;
  for (const duty of openDuties(db, sent.response, sent.change)) {
    const told = units.filter((unit) => unit.recipient === duty.recipient).map((unit) => unit.name);
    if (told.length === 0) continue;
    const receiver = unitsText(told);
    const { id, scope_id: scopeId, kind, recipient } = duty;
    const recordId = sent.documentId;
    writeMet(desk, write, actor, { id, scopeId, kind, recipient }, { at, receiver, way, recordId });
  }
}
