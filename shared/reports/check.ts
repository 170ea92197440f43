import { FIGURE_IDS, type FigureId } from '../domain/figures';
import type { IncidentFacts } from '../domain/incidentFacts';
import type { IncidentReport, ReportDocument } from '../domain/incidentReports';
import { type CrossCheck, crossCheckParties } from './crossChecks';
import { changeWords, figureChanges, filledText, isCorrection } from './differences';
import { layOut } from './grid/layOut';
import { LINES } from './grid/measures';
import { reportGrid } from './grid/reportGrid';
import { areaOf, placeParts, placeWithin } from './spoken';
import { FIGURE_WORDS, forcePersons } from './told';

/** Why a report should not go out as it stands; each has words in shared/wording/reportWords. */
export const FINDING_CODES = [
  'empty',
  'time_order',
  'next_past',
  'no_next',
  'ledger_sum',
  'ledger_figure',
  'evacuated_more',
  'figure_text',
  'force_text',
  'fell',
  'changes_differ',
  'zero_changed',
  'place_missing',
  'place_differs',
  'cross_open',
  'cross_differs',
  'word',
  'missing_words',
  'cause_early',
  'name_in_body',
  'over_page',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** `error`: it may go out only with a reason; `warning`: somebody should look at it. */
export type Finding = {
  readonly code: FindingCode;
  readonly level: 'error' | 'warning';
  readonly params: Readonly<Record<string, string | number>>;
};

const error = (code: FindingCode, params: Finding['params'] = {}): Finding => ({
  code,
  level: 'error',
  params,
});
const warning = (code: FindingCode, params: Finding['params'] = {}): Finding => ({
  code,
  level: 'warning',
  params,
});

/** Everything that is sent, without head and contact. */
export function bodyOf(document: ReportDocument): string {
  return [document.lead, ...document.sections.map((section) => section.text), document.corrections].join(
    '\n',
  );
}

function times(document: ReportDocument, facts: IncidentFacts): readonly Finding[] {
  const { occurredAt, receivedAt } = facts;
  const found: Finding[] = [];
  if (occurredAt !== null && occurredAt > receivedAt)
    found.push(error('time_order', { first: 'occurred', next: 'received' }));
  if (document.asOf < receivedAt) found.push(error('time_order', { first: 'received', next: 'as_of' }));
  if (document.issuedAt < Math.floor(document.asOf / 60_000) * 60_000)
    found.push(error('time_order', { first: 'as_of', next: 'issued' }));
  for (const line of facts.measures)
    if (line.at > document.issuedAt) found.push(warning('time_order', { first: line.text, next: 'issued' }));
  const needsNext = (document.kind === 'initial' || document.kind === 'update') && facts.stableAt === null;
  if (needsNext && document.nextAt === null) found.push(warning('no_next'));
  if (document.nextAt !== null && document.nextAt <= document.issuedAt) found.push(error('next_past'));
  return found;
}

const LEDGER = ['trapped', 'missing', 'dead', 'rescued'] as const;

/** 3 = 获救1 + 被困2 + 遇难0 + 失联0, and the figures say the same as the ledger. */
function sums(facts: IncidentFacts): readonly Finding[] {
  const { peopleCounts: counts, figures } = facts;
  const found: Finding[] = [];
  if (counts !== null) {
    const { total, ...states } = counts;
    const sum = Object.values(states).reduce((a, b) => a + b, 0);
    if (sum !== total || total !== facts.people.length)
      found.push(error('ledger_sum', { sum, total: facts.people.length }));
    for (const state of LEDGER) {
      const figure = figures[state];
      if (figure !== undefined && total > 0 && figure !== counts[state])
        found.push(
          warning('ledger_figure', { label: FIGURE_WORDS[state][0], figure, ledger: counts[state] }),
        );
    }
  }
  const { threatened, evacuated } = figures;
  if (threatened !== undefined && evacuated !== undefined && evacuated > threatened)
    found.push(warning('evacuated_more', { evacuated, threatened }));
  return found;
}

const IN_TEXT: readonly FigureId[] = ['dead', 'missing', 'trapped', 'rescued', 'threatened', 'evacuated'];

/** A number in the text that is neither the figure of now nor that of the report before, nor what lies between (其余7人). */
function figuresInText(
  document: ReportDocument,
  facts: IncidentFacts,
  before: IncidentFacts | null,
): readonly Finding[] {
  const body = bodyOf(document);
  return IN_TEXT.flatMap((figure) => {
    const [label] = FIGURE_WORDS[figure];
    const now = facts.figures[figure] ?? 0;
    const was = before?.figures[figure] ?? now;
    const told = [...body.matchAll(new RegExp(`${label}(\\d+)人`, 'gu'))].map((found) => Number(found[1]));
    const allowed = new Set([now, was, Math.abs(now - was)]);
    if (figure === 'evacuated') allowed.add((facts.figures.threatened ?? 0) - now);
    return told
      .filter((value) => !allowed.has(value))
      .map((value) => error('figure_text', { label, text: value, figure: now }));
  });
}

/** 在场 of the text is 在场 of the facts; those on the way are never counted in. */
function forcesInText(document: ReportDocument, facts: IncidentFacts): readonly Finding[] {
  const there = forcePersons(facts, 'present');
  const told = /现场救援力量(?:增至|减至)?(\d+)人/u.exec(bodyOf(document))?.[1];
  return told === undefined || Number(told) === there
    ? []
    : [error('force_text', { text: Number(told), figure: there })];
}

const GROWS: ReadonlySet<FigureId> = new Set(
  FIGURE_IDS.filter(
    (figure) => !['atRisk', 'openFlameHours', 'strandedPersons', 'threatenedHouseholds'].includes(figure),
  ),
);

/** A figure that fell needs its reason, unless the ledger explains it (a trapped person who was rescued). */
function falls(before: IncidentReport, facts: IncidentFacts): readonly Finding[] {
  return figureChanges(before.facts, facts).flatMap((change) => {
    const { figure, from, to, value } = change;
    if (from === null || to >= from || !GROWS.has(figure)) return [];
    if (value?.value === to && value.reason !== '') return [];
    if ((figure === 'trapped' || figure === 'missing') && isExplained(before.facts, facts)) return [];
    return [
      error('fell', {
        label: FIGURE_WORDS[figure][0],
        from,
        to,
        correction: isCorrection(change, before.facts) ? 1 : 0,
      }),
    ];
  });
}

const INVOLVED: readonly FigureId[] = ['dead', 'missing', 'trapped', 'rescued'];

/** The ledger is balanced, or as many were found as are not looked for any more. */
function isExplained(before: IncidentFacts, facts: IncidentFacts): boolean {
  const { peopleCounts: was } = before;
  const { peopleCounts: is } = facts;
  if (was !== null && is !== null) return is.total >= was.total;
  const sum = (of: IncidentFacts): number =>
    INVOLVED.reduce((total, figure) => total + (of.figures[figure] ?? 0), 0);
  return sum(facts) >= sum(before);
}

function againstBefore(
  document: ReportDocument,
  facts: IncidentFacts,
  before: IncidentReport,
): readonly Finding[] {
  const found = [...falls(before, facts)];
  const changes = changeWords(before.facts, facts);
  if (document.kind === 'update' && changes.join() !== document.changes.join())
    found.push(warning('changes_differ', { now: changes.join('，') }));
  if (document.kind === 'zero' && changes.length > 0)
    found.push(error('zero_changed', { now: changes.join('，') }));
  if (before.facts.place !== facts.place)
    found.push(warning('place_differs', { before: before.facts.place, now: facts.place }));
  return found;
}

/** The place stands in the title down to the village, under its name. */
function places(document: ReportDocument, facts: IncidentFacts): readonly Finding[] {
  const parts = placeParts(placeWithin(facts.place, areaOf(document.organ))).filter(
    (part) => !part.endsWith('组'),
  );
  return parts
    .filter((part) => !document.title.includes(part))
    .map((part) => warning('place_missing', { part }));
}

function crossed(facts: IncidentFacts, checks: readonly CrossCheck[]): readonly Finding[] {
  return crossCheckParties(facts).flatMap((party) => {
    const last = checks
      .filter((one) => one.party === party)
      .toSorted((a, b) => a.at - b.at)
      .at(-1);
    if (last === undefined) return [warning('cross_open', { party })];
    return last.agrees ? [] : [error('cross_differs', { party, words: last.words })];
  });
}

const NEVER = ['大概', '大约', '好像', '可能有', '据说', '听说', '估摸', '差不多'] as const;
const CAUSE = /(?:系|因|由于|由)[^，。；]{1,16}(?:引起|引发|导致|造成|所致)|(?:事故|事件)?原因(?:是|为|系)/u;

/** Words that a report never uses, and a cause that nobody competent has given yet (documents.md, common rules). */
function words(document: ReportDocument, facts: IncidentFacts): readonly Finding[] {
  const body = bodyOf(document);
  const found = NEVER.filter((word) => body.includes(word)).map((word) => error('word', { word }));
  if (body.includes('失联') && body.includes('失踪')) found.push(warning('missing_words'));
  const cause = CAUSE.exec(body)?.[0];
  if (cause !== undefined && filledText(facts, 'cause') === '')
    found.push(error('cause_early', { words: cause }));
  const named = facts.people.find((one) => one.name.trim().length > 1 && body.includes(one.name.trim()));
  if (named !== undefined) found.push(error('name_in_body', { name: named.name }));
  return found;
}

/**
 * Reads a report over before it is signed: times in order, sums, figures in the text and against the report before, names of places, 口径核对, words
 * that are never used, and the length of a first report. Source: documents.md (common rules), users.md (03:10).
 */
export function checkReport(
  document: ReportDocument,
  facts: IncidentFacts,
  before: IncidentReport | null,
  checks: readonly CrossCheck[] = [],
): readonly Finding[] {
  const isWritten = document.kind !== 'phone_report';
  const found: Finding[] = [];
  if (document.lead.trim() === '' || document.sections.length === 0) found.push(error('empty'));
  found.push(...times(document, facts), ...sums(facts));
  found.push(...figuresInText(document, facts, before?.facts ?? null), ...forcesInText(document, facts));
  if (before !== null && document.kind !== 'phone_report')
    found.push(...againstBefore(document, facts, before));
  found.push(...places(document, facts), ...words(document, facts));
  if (isWritten && document.kind !== 'zero') found.push(...crossed(facts, checks));
  const lines = document.kind === 'initial' ? layOut(reportGrid(document)).used : 0;
  if (lines > LINES) found.push(warning('over_page', { lines, max: LINES }));
  return found.toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}
