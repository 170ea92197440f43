import type { ResponseDuty } from '../../../shared/domain/facts/responses';
import { responseName } from '../../../shared/rules/responses/hazards';
import type { ChangeKind } from '../../../shared/rules/responses/response';
import { type Db, statement } from '../db/statement';
import { endDeadline } from '../deadlines/deadlineRows';
import { armPlain } from '../documents/deadline';
import { drillOfIncident } from '../incidents/drillRows';
import { dropObligation, openObligation } from '../incidents/obligationRows';
import { insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';
import { allDuties, lastChange, type ResponseRow, responseRow } from './read';

type Changed = FactOf<'response.started'> | FactOf<'response.adjusted'> | FactOf<'response.ended'>;

function rowOf(db: Db, id: string): ResponseRow {
  const row = responseRow(db, id);
  if (row === undefined) throw new Error(`the response ${id} is not there`);
  return row;
}

function keepChange(db: Db, fact: Changed, kind: ChangeKind): void {
  const { body } = fact;
  const row = rowOf(db, fact.subject);
  const position = (lastChange(db, fact.subject)?.position ?? -1) + 1;
  statement(
    db,
    `INSERT INTO response_changes (id, response_id, position, kind, from_level, level, at, period, ends_at, measures, reason, decided_by,
       decided_way, decided_words, decided_at, duties, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    body.actId,
    fact.subject,
    position,
    kind,
    kind === 'adjusted' ? (fact as FactOf<'response.adjusted'>).body.from : null,
    body.level,
    body.at,
    row.period,
    row.ends_at,
    body.measures,
    'reason' in body ? body.reason : '',
    body.decision.by,
    body.decision.way,
    body.decision.words,
    body.decision.at,
    JSON.stringify(body.duties),
    fact.at,
    body.author.name,
  );
  for (const duty of body.duties) openDuty(db, row, duty, fact.at);
}

function openDuty(db: Db, row: ResponseRow, duty: ResponseDuty, at: number): void {
  openObligation(
    db,
    {
      ...duty,
      round: duty.round ?? null,
      incidentId: row.incident_id,
      runId: null,
      blockKey: null,
      reached: true,
      standing: true,
    },
    at,
  );
}

/** 预计期限: when it is over somebody has to say what comes next. Nothing ends by itself. */
function armPeriod(db: Db, id: string, at: number): void {
  const row = rowOf(db, id);
  if (row.state !== 'active' || row.ends_at === null) {
    endDeadline(db, `resp.${id}`, row.state === 'ended' ? 'met' : 'not_needed', at);
    return;
  }
  armPlain(
    db,
    {
      id: `resp.${id}`,
      subject: 'response',
      titleZh: `预计期限到：${responseName(row.matter, row.level, 'zh')}，延长、调整或终止`,
      titleEn: `Expected end of ${responseName(row.matter, row.level, 'en')}: prolong, adjust or end`,
      owner: 'duty_leader',
      scopeId: id,
      incidentId: row.incident_id,
      dueAt: row.ends_at,
    },
    at,
  );
}

const decisionParams = ({ decision }: Changed['body']) => ({
  decidedBy: decision.by,
  way: decision.way,
  words: decision.words,
});

export const responseProjectors: Projectors = {
  'response.started': (db, fact) => {
    const { body } = fact;
    const drill = drillOfIncident(db, body.incidentId)?.drill ?? null;
    statement(
      db,
      `INSERT INTO responses (id, hazard, matter, issuer, level, area, basis, starts_at, level_since, period, ends_at, measures, incident_id,
         warning_id, state, drill, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?)`,
    ).run(
      fact.subject,
      body.hazard,
      body.matter,
      body.issuer,
      body.level,
      body.area,
      body.basis,
      body.at,
      body.at,
      body.period,
      body.endsAt,
      body.measures,
      body.incidentId,
      body.warningId,
      drill,
      fact.at,
    );
    keepChange(db, fact, 'started');
    armPeriod(db, fact.subject, fact.at);
    const { matter, level, issuer, area, at, period } = body;
    insertSystemLine(
      db,
      fact,
      { matter, level, issuer, area, at, period, ...decisionParams(body) },
      body.incidentId,
    );
  },

  'response.adjusted': (db, fact) => {
    const { body } = fact;
    const { level, from, at, period, endsAt, measures, reason } = body;
    statement(
      db,
      `UPDATE responses SET level = ?, level_since = CASE WHEN level = ? THEN level_since ELSE ? END, period = ?, ends_at = ?, measures = ?
       WHERE id = ?`,
    ).run(level, level, at, period, endsAt, measures, fact.subject);
    keepChange(db, fact, 'adjusted');
    armPeriod(db, fact.subject, fact.at);
    const { matter, issuer, incident_id } = rowOf(db, fact.subject);
    insertSystemLine(
      db,
      fact,
      { matter, issuer, level, from, at, period, reason, ...decisionParams(body) },
      incident_id,
    );
  },

  'response.ended': (db, fact) => {
    const { body } = fact;
    statement(db, "UPDATE responses SET state = 'ended', ended_at = ? WHERE id = ?").run(
      body.at,
      fact.subject,
    );
    keepChange(db, fact, 'ended');
    armPeriod(db, fact.subject, fact.at);
    const { matter, issuer, incident_id } = rowOf(db, fact.subject);
    const { level, at, reason } = body;
    insertSystemLine(db, fact, { matter, issuer, level, at, reason, ...decisionParams(body) }, incident_id);
  },

  'response.withdrawn': (db, fact) => {
    const row = rowOf(db, fact.subject);
    statement(db, "UPDATE responses SET state = 'withdrawn', ended_at = ? WHERE id = ?").run(
      fact.at,
      fact.subject,
    );
    for (const duty of allDuties(db, fact.subject)) {
      statement(db, 'UPDATE obligations SET standing = 0 WHERE id = ?').run(duty.id);
      dropObligation(db, duty.id, fact.at);
    }
    armPeriod(db, fact.subject, fact.at);
    const { matter, level, incident_id } = row;
    insertSystemLine(db, fact, { matter, level, reason: fact.body.reason }, incident_id);
  },

  'response.noticed': (db, fact) => {
    const { actId, documentId, title, addressee, text, docNumber, signer, at } = fact.body;
    statement(
      db,
      `UPDATE response_changes SET document_id = ?, title = ?, addressee = ?, text = ?, doc_number = ?, signer = ?, sent_at = ? WHERE id = ?`,
    ).run(documentId, title, addressee, text, docNumber, signer, at, actId);
  },

  'response.run_linked': (db, fact) => {
    statement(
      db,
      'INSERT INTO response_runs (response_id, run_id, linked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(fact.subject, fact.body.runId, fact.at);
  },
};
