import type { LossDuty } from '../../../shared/domain/facts/losses';
import { LOSS_ITEMS, lossKindName } from '../../../shared/rules/losses/items';
import { totalsOf } from '../../../shared/rules/losses/table';
import { type Db, statement } from '../db/statement';
import { drillOfIncident } from '../incidents/drillRows';
import { dropObligation, openObligation } from '../incidents/obligationRows';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import { type LossRow, lossRow, reportRows } from './read';

function rowOf(db: Db, id: string): LossRow {
  const row = lossRow(db, id);
  if (row === undefined) throw new Error(`the loss process ${id} is not there`);
  return row;
}

function openDuties(db: Db, row: LossRow, duties: readonly LossDuty[], at: number): void {
  for (const duty of duties) {
    const round = duty.round ?? null;
    const wanted = { ...duty, round, incidentId: row.incident_id };
    openObligation(db, { ...wanted, runId: null, blockKey: null, reached: true, standing: true }, at);
  }
}

/** Lets go of what only the process itself asks for. */
function dropDuties(db: Db, lossId: string, kinds: readonly string[], at: number): void {
  const open = statement<[string], { id: string; kind: string }>(
    db,
    "SELECT id, kind FROM obligations WHERE scope_id = ? AND state = 'open' ORDER BY id",
  ).all(lossId);
  for (const { id } of open.filter((one) => kinds.includes(one.kind))) {
    statement(db, 'UPDATE obligations SET standing = 0 WHERE id = ?').run(id);
    dropObligation(db, id, at);
  }
}

/** The totals that are not nought, as the line names them: `受灾人口1270人，死亡人口1人`. */
function figuresText(totals: Readonly<Record<string, number>>, locale: 'zh' | 'en'): string {
  const told = LOSS_ITEMS.filter((one) => (totals[one.id] ?? 0) > 0).slice(0, 8);
  return locale === 'zh'
    ? told.map((one) => `${one.zh}${totals[one.id]}${one.unit}`).join('，')
    : told.map((one) => `${one.en} ${totals[one.id]}`).join(', ');
}

export const lossProjectors: Projectors = {
  'loss.opened': (db, fact) => {
    const { title, type, beganAt, incidentId, units, duties, author } = fact.body;
    statement(
      db,
      `INSERT INTO losses (id, title, type, began_at, incident_id, units, state, opened_at, opened_by, drill)
       VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)`,
    ).run(
      fact.subject,
      title,
      type,
      beganAt,
      incidentId,
      JSON.stringify(units),
      fact.at,
      author.name,
      drillOfIncident(db, incidentId)?.drill ?? null,
    );
    openDuties(db, rowOf(db, fact.subject), duties, fact.at);
    insertSystemLine(db, fact, { title, beganAt, units: units.length }, incidentId);
  },

  'loss.reported': (db, fact) => {
    const { body } = fact;
    const row = rowOf(db, fact.subject);
    const position = (reportRows(db, fact.subject).at(-1)?.position ?? -1) + 1;
    statement(
      db,
      `INSERT INTO loss_reports (id, loss_id, position, kind, number, as_of, sent_at, jumps, explanation, note, signer, receiver, way,
         recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      body.reportId,
      fact.subject,
      position,
      body.kind,
      body.number,
      body.asOf,
      body.sentAt,
      JSON.stringify(body.jumps),
      body.explanation,
      body.note,
      body.signer,
      body.receiver,
      body.way,
      fact.at,
      body.author.name,
    );
    for (const { unit, item, value, at, source } of body.figures) {
      statement(
        db,
        'INSERT INTO loss_figures (report_id, unit, item, value, at, source) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(body.reportId, unit, item, value, at, source);
    }
    if (body.kind === 'verified') {
      statement(db, "UPDATE losses SET state = 'closed', closed_at = ? WHERE id = ?").run(
        body.sentAt,
        fact.subject,
      );
      dropDuties(db, fact.subject, ['zero_report', 'verified_report'], fact.at);
    }
    openDuties(db, row, body.duties, fact.at);
    const totals = totalsOf(body.figures);
    insertSystemLine(
      db,
      fact,
      {
        title: row.title,
        kindZh: lossKindName(body.kind, body.number, 'zh'),
        kindEn: lossKindName(body.kind, body.number, 'en'),
        figuresZh: figuresText(totals, 'zh'),
        figuresEn: figuresText(totals, 'en'),
        asOf: body.asOf,
        receiver: body.receiver,
        way: body.way,
        explanation: body.explanation,
      },
      row.incident_id,
    );
  },

  'loss.stabilised': (db, fact) => {
    const { at, duties } = fact.body;
    statement(db, 'UPDATE losses SET stable_at = ? WHERE id = ?').run(at, fact.subject);
    const row = rowOf(db, fact.subject);
    dropDuties(db, fact.subject, ['zero_report'], fact.at);
    openDuties(db, row, duties, fact.at);
    insertSystemLine(db, fact, { title: row.title, at }, row.incident_id);
  },

  'loss.reopened': (db, fact) => {
    const { reason, decidedBy, way, author } = fact.body;
    statement(db, "UPDATE losses SET state = 'open', closed_at = NULL WHERE id = ?").run(fact.subject);
    statement(
      db,
      'INSERT INTO loss_reopenings (id, loss_id, at, reason, decided_by, way, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(`${fact.origin}:${fact.seq}`, fact.subject, fact.at, reason, decidedBy, way, author.name);
    const row = rowOf(db, fact.subject);
    insertSystemLine(db, fact, { title: row.title, reason, decidedBy, way }, row.incident_id);
  },

  'loss.withdrawn': (db, fact) => {
    const row = rowOf(db, fact.subject);
    statement(db, "UPDATE losses SET state = 'withdrawn', closed_at = ? WHERE id = ?").run(
      fact.at,
      fact.subject,
    );
    dropDuties(db, fact.subject, ['zero_report', 'verified_report', 'dead_missing_ledger'], fact.at);
    insertSystemLine(db, fact, { title: row.title, reason: fact.body.reason }, row.incident_id);
  },
};
