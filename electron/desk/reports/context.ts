import type { Obligation } from '../../../shared/contract/models';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import type { ReportKind } from '../../../shared/domain/incidentReports';
import { zoned } from '../../../shared/domain/time';
import type { Profile } from '../../../shared/domain/vocabulary';
import { partyName } from '../../../shared/plan';
import type { ChainLine, ReportOptions } from '../../../shared/reports/options';
import { nextUpdateAt } from '../../../shared/reports/signing';
import { type Db, statement } from '../db/statement';
import { obligationsOf } from '../incidents/read';
import { currentTables, profileOf } from '../plans/planStore';
import { loadRun } from '../runs/runRows';
import { readSetting } from '../settings/read';

/** A party as people say it: 县消防救援大队（119） without what stands in brackets. */
export function nameOf(db: Db, recipient: string, locale: 'zh' | 'en' = 'zh'): string {
  const tables = currentTables(db);
  return tables === null || tables === undefined
    ? recipient
    : partyName(recipient, tables, profileOf(db), locale);
}

const spoken = (name: string): string => name.replaceAll(/（[^）]*）/gu, '');

/** The organ on the head: that of the papers, else the room's name. */
export function organOf(db: Db): string {
  const { organ } = readSetting(db, 'paper');
  if (organ !== '') return organ;
  return statement<[], { name: string }>(db, 'SELECT name FROM room LIMIT 1').get()?.name ?? '';
}

const ADDRESSEES: Readonly<Record<Profile, string>> = {
  county: '市应急管理局，县委、县政府总值班室',
  city: '省应急管理厅，市委、市政府总值班室',
  province: '应急管理部，省委、省政府总值班室',
};

const ACT_OF: Readonly<Record<string, ChainLine['act']>> = {
  leader_report: 'told',
  head_report: 'told',
  phone_report: 'phoned',
  skip_report: 'phoned',
};

function dutyLines(db: Db, duties: readonly Obligation[], organ: string): readonly ChainLine[] {
  const last = organ.at(-1) ?? '';
  const leader = ['局', '厅', '委'].includes(last) ? `${last}带班领导` : '带班领导';
  return duties.flatMap((duty): ChainLine[] => {
    const act = ACT_OF[duty.kind];
    if (duty.state !== 'met' || duty.metAt === null || act === undefined) return [];
    const to =
      duty.kind === 'leader_report'
        ? leader
        : spoken(nameOf(db, duty.recipient)).replace(/值班室$/u, (end) =>
            duty.recipient === 'superior_duty_office' ? '' : end,
          );
    return [{ at: duty.metAt, act, to }];
  });
}

/** Units that runs of the incident told to come, each once, at the first time. */
function noticeLines(db: Db, incidentId: string): readonly ChainLine[] {
  const runs = statement<[string], { id: string }>(
    db,
    'SELECT id FROM runs WHERE incident_id = ? ORDER BY started_at, id',
  ).all(incidentId);
  const first = new Map<string, number>();
  for (const { id } of runs) {
    const run = loadRun(db, id);
    for (const record of Object.values(run?.state.records ?? {})) {
      for (const [party, { notified }] of Object.entries(record.parties ?? {})) {
        if (notified === undefined) continue;
        first.set(party, Math.min(first.get(party) ?? notified.at, notified.at));
      }
    }
  }
  return [...first].map(([party, at]) => ({ at, act: 'notified', to: spoken(nameOf(db, party)) }));
}

const SOON_MS = 10 * 60_000;

/**
 * When the next update is promised: one cycle from now (the rule's where the rules ask for updates, else the room's), or sooner where a plan asks for it
 * sooner.
 */
function nextAtOf(duties: readonly Obligation[], issuedAt: number, roomMinutes: number): number {
  const updates = duties.filter((duty) => duty.kind === 'update_report' && duty.state === 'open');
  const cycle = updates.map((duty) => duty.rule?.limitMinutes ?? null).find((minutes) => minutes !== null);
  const planned = updates
    .filter((duty) => duty.rule === null)
    .map((duty) => duty.dueAt)
    .filter((dueAt) => dueAt !== null)
    .filter((dueAt) => dueAt > issuedAt + SOON_MS);
  return Math.min(nextUpdateAt(issuedAt, cycle ?? roomMinutes), ...planned);
}

/** 岚溪县应急管理局值班室; an organ that is called a duty room is one already. */
const dutyRoomOf = (organ: string): string => (organ.endsWith('值班室') ? organ : `${organ}值班室`);

/** What a report is drafted with besides the facts: the room's heads and recipients, and what it told whom until then. */
export function optionsFor(
  db: Db,
  facts: IncidentFacts,
  kind: ReportKind,
  ordinal: number | null,
  issuedAt: number,
): ReportOptions {
  const setting = readSetting(db, 'reports');
  const organ = organOf(db);
  const duties = obligationsOf(db, facts.incidentId);
  const chain = [...noticeLines(db, facts.incidentId), ...dutyLines(db, duties, organ)]
    .filter((line) => line.at <= facts.asOf)
    .toSorted((a, b) => a.at - b.at);
  return {
    organ,
    ordinal: kind === 'update' ? ordinal : null,
    issue: null,
    issuedAt,
    signLine: '',
    addressees: setting.addressees === '' ? ADDRESSEES[facts.profile] : setting.addressees,
    contact: setting.contact === '' ? dutyRoomOf(organ) : setting.contact,
    copies: setting.copies,
    nextAt: facts.stableAt === null ? nextAtOf(duties, issuedAt, setting.updateMinutes) : null,
    chain,
  };
}

/** How far the numbering of this year had gone before this console took it over. */
export function numberedBefore(db: Db, at: number): number {
  const { year, issue } = readSetting(db, 'reports').numberedBefore;
  return year === zoned(at).year ? issue : 0;
}
