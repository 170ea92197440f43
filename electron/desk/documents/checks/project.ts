import type { PostCheck } from '../../../../shared/contract/areas/checks';
import { documentLabels } from '../../../../shared/wording/documentLabels';
import { type Db, statement } from '../../db/statement';
import { endDeadline } from '../../deadlines/deadlineRows';
import { insertLine, insertSystemLine, openShiftId } from '../../log/line';
import type { FactOf, Projectors } from '../../projections/body';
import { keepAct } from '../acts';
import { armPlain } from '../deadline';
import { checkById, roundById } from './read';

const OWNER = 'primary_officer';

function begin(db: Db, fact: FactOf<'check.unanswered'> | FactOf<'check.concluded'>): void {
  const { roundId, type, unit, at, author } = fact.body;
  statement(
    db,
    `INSERT INTO post_checks (id, round_id, shift_id, type, unit_id, unit_name, begun_at, attempts, checked_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, '[]', ?) ON CONFLICT (id) DO NOTHING`,
  ).run(fact.subject, roundId, openShiftId(db), type, unit.id, unit.name, at, author.name);
}

/** A round is done when every unit of it has a result. */
function finishRound(db: Db, roundId: string | null, at: number): void {
  const round = roundId === null ? undefined : roundById(db, roundId);
  if (round === undefined || round.state !== 'open') return;
  const concluded = new Set(round.checks.filter((one) => one.result !== null).map((one) => one.unit.id));
  if (!round.units.every((unit) => concluded.has(unit.id))) return;
  statement(db, "UPDATE check_rounds SET state = 'done', ended_at = ? WHERE id = ?").run(at, round.id);
  endDeadline(db, `chk.${round.id}`, 'met', at);
}

function endCalls(db: Db, id: string, at: number): void {
  endDeadline(db, `chkn.${id}`, 'met', at);
  endDeadline(db, `chkl.${id}`, 'met', at);
}

function checkRow(db: Db, id: string): PostCheck {
  const check = checkById(db, id);
  if (check === undefined) throw new Error(`the post check ${id} is not there`);
  return check;
}

export const checkProjectors: Projectors = {
  'check.planned': (db, fact) => {
    const old = statement<[], { id: string }>(
      db,
      `SELECT id FROM check_rounds r WHERE state = 'open' AND NOT EXISTS (SELECT 1 FROM post_checks c WHERE c.round_id = r.id) ORDER BY id`,
    ).all();
    for (const { id } of old) {
      statement(db, "UPDATE check_rounds SET state = 'replaced', ended_at = ? WHERE id = ?").run(fact.at, id);
      endDeadline(db, `chk.${id}`, 'not_needed', fact.at);
    }
    for (const round of fact.body.rounds) {
      statement(
        db,
        "INSERT INTO check_rounds (id, shift_id, type, due_at, units, state) VALUES (?, ?, ?, ?, ?, 'open')",
      ).run(round.id, fact.subject, round.type, round.dueAt, JSON.stringify(round.units));
      const names = round.units.map((unit) => unit.name);
      const some =
        names.length <= 3 ? names.join('、') : `${names.slice(0, 2).join('、')}…（${names.length}）`;
      armPlain(
        db,
        {
          id: `chk.${round.id}`,
          subject: 'check',
          titleZh: `${documentLabels('zh').checkType[round.type]}：${some}`,
          titleEn: `${documentLabels('en').checkType[round.type]}: ${some}`,
          owner: OWNER,
          scopeId: round.id,
          dueAt: round.dueAt,
        },
        fact.at,
      );
    }
    insertSystemLine(db, fact, { count: fact.body.rounds.length }, null);
  },
  'check.round_skipped': (db, fact) => {
    const { reason } = fact.body;
    const round = roundById(db, fact.subject);
    statement(db, "UPDATE check_rounds SET state = 'skipped', ended_at = ?, reason = ? WHERE id = ?").run(
      fact.at,
      reason,
      fact.subject,
    );
    endDeadline(db, `chk.${fact.subject}`, 'not_needed', fact.at);
    insertSystemLine(db, fact, { type: round?.type ?? '', dueAt: round?.dueAt ?? null, reason }, null);
  },
  'check.unanswered': (db, fact) => {
    const { type, unit, step, phone, at, nextAt, lostAt } = fact.body;
    begin(db, fact);
    const attempts = [...checkRow(db, fact.subject).attempts, { at, step, phone }];
    statement(db, 'UPDATE post_checks SET attempts = ?, lost_at = ? WHERE id = ?').run(
      JSON.stringify(attempts),
      lostAt,
      fact.subject,
    );
    const base = { subject: 'check', owner: OWNER, scopeId: fact.subject } as const;
    if (nextAt === null) endDeadline(db, `chkn.${fact.subject}`, 'met', fact.at);
    else {
      const word = attempts.length === 1 ? ['重拨', 'Redial'] : ['拨备用号', 'Call the backup number of'];
      armPlain(
        db,
        {
          ...base,
          id: `chkn.${fact.subject}`,
          titleZh: `${word[0]} ${unit.name}`,
          titleEn: `${word[1]} ${unit.name}`,
          dueAt: nextAt,
        },
        fact.at,
      );
    }
    armPlain(
      db,
      {
        ...base,
        id: `chkl.${fact.subject}`,
        titleZh: `${unit.name} 失联/脱岗：通知其负责人`,
        titleEn: `${unit.name} does not answer: tell its leader`,
        dueAt: lostAt,
      },
      fact.at,
    );
    keepAct(db, fact, at);
    insertSystemLine(db, fact, { type, unit: unit.name, step, phone, at }, null);
  },
  'check.concluded': (db, fact) => {
    const { type, unit, at, result, answeredBy, onDuty, answers, note, phone, roundId } = fact.body;
    begin(db, fact);
    statement(
      db,
      `UPDATE post_checks SET result = ?, concluded_at = ?, answered_by = ?, on_duty = ?, answers = ?, note = ?, attempts = ? WHERE id = ?`,
    ).run(
      result,
      at,
      answeredBy,
      onDuty === null ? null : Number(onDuty),
      JSON.stringify(answers),
      note,
      JSON.stringify(withAnswer(checkRow(db, fact.subject).attempts, at, phone)),
      fact.subject,
    );
    endCalls(db, fact.subject, fact.at);
    keepAct(db, fact, at);
    insertSystemLine(db, fact, { type, unit: unit.name, result, answeredBy, at, note }, null);
    finishRound(db, roundId, fact.at);
  },
  'check.lost': (db, fact) => {
    const { informed, way, at, words } = fact.body;
    statement(
      db,
      "UPDATE post_checks SET result = 'no_answer', concluded_at = ?, informed = ?, informed_at = ?, note = ? WHERE id = ?",
    ).run(at, informed, at, words, fact.subject);
    const check = checkRow(db, fact.subject);
    endCalls(db, fact.subject, fact.at);
    keepAct(db, fact, at);
    insertSystemLine(db, fact, { type: check.type, unit: check.unit.name, informed, way, at, words }, null);
    finishRound(db, check.roundId, fact.at);
  },
  'check.received': (db, fact) => {
    const { unit, type, caller, at, answeredBy, questions, result, note, author } = fact.body;
    statement(
      db,
      `INSERT INTO received_checks (id, at, unit, type, caller, answered_by, questions, result, note, shift_id, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      at,
      unit,
      type,
      caller,
      answeredBy,
      questions,
      result,
      note,
      openShiftId(db),
      author.name,
    );
    const words = documentLabels('zh');
    insertLine(db, fact, {
      id: fact.subject,
      kind: 'superior',
      text: `${unit}${words.checkType[type]}本室：${words.checkResult[result]}${questions === '' ? '' : `；问：${questions}`}`,
      system: null,
      occurredAt: null,
      receivedAt: at,
      author,
      incidentId: null,
      caller: { unit, name: caller, post: '', phone: '' },
      handling: [answeredBy === '' ? '' : `${answeredBy}接听`, note].filter((part) => part !== '').join('；'),
      correctsId: null,
    });
  },
};

/** The call that was answered stands among the calls as well. */
function withAnswer(attempts: PostCheck['attempts'], at: number, phone: string): PostCheck['attempts'] {
  const step = attempts.length === 0 ? 'first' : attempts.length === 1 ? 'redial' : 'backup';
  return [...attempts, { at, step, phone }];
}
