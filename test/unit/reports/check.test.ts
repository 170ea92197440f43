import { describe, expect, it } from 'vitest';
import type { IncidentFacts, PersonRow } from '../../../shared/domain/incidentFacts';
import type { IncidentReport, ReportDocument } from '../../../shared/domain/incidentReports';
import { checkReport, FINDING_CODES, type FindingCode } from '../../../shared/reports/check';
import type { CrossCheck } from '../../../shared/reports/crossChecks';
import { findingWords } from '../../../shared/wording/reportWords';
import { INITIAL_FACTS, INITIAL_REPORT, UPDATE_FACTS, UPDATE_REPORT } from '../../fixtures/reports';

const PARTIES = ['natural_resources', 'township', 'police', 'health'];
const AGREED: readonly CrossCheck[] = PARTIES.map((party) => ({
  id: party,
  party,
  who: '值班员',
  at: 1,
  agrees: true,
  words: '',
  by: '陈立',
}));
const BEFORE: IncidentReport = {
  id: 'r-1',
  incidentId: 'i',
  kind: 'initial',
  ordinal: null,
  document: INITIAL_REPORT,
  facts: INITIAL_FACTS,
  signOff: { leader: '', way: 'face', at: 0, words: '', witness: '', countersignedAt: null },
  dispatches: [],
  signedAt: 0,
  by: '陈立',
};

const first = (
  change: Partial<ReportDocument> = {},
  facts: Partial<IncidentFacts> = {},
  checks = AGREED,
): readonly FindingCode[] =>
  checkReport({ ...INITIAL_REPORT, ...change }, { ...INITIAL_FACTS, ...facts }, null, checks)
    .filter((one) => one.code !== 'over_page')
    .map((one) => one.code);
const second = (
  change: Partial<ReportDocument> = {},
  facts: Partial<IncidentFacts> = {},
): readonly FindingCode[] =>
  checkReport({ ...UPDATE_REPORT, ...change }, { ...UPDATE_FACTS, ...facts }, BEFORE, AGREED).map(
    (one) => one.code,
  );

const saying = (text: string): Partial<ReportDocument> => ({
  sections: [{ id: 'situation', heading: '基本情况', text }],
});

describe('the check of a report', () => {
  it('has nothing against the two documents of documents.md', () => {
    expect(first()).toEqual([]);
    expect(second()).toEqual([]);
  });

  it('wants times in order', () => {
    expect(first({ asOf: INITIAL_FACTS.receivedAt - 1 })).toContain('time_order');
    expect(first({ issuedAt: INITIAL_REPORT.asOf - 60_000 })).toContain('time_order');
    expect(first({}, { occurredAt: INITIAL_FACTS.receivedAt + 1 })).toContain('time_order');
    expect(first({ nextAt: null })).toContain('no_next');
    expect(first({ nextAt: INITIAL_REPORT.issuedAt })).toContain('next_past');
    expect(first({ nextAt: null }, { stableAt: 1 })).not.toContain('no_next');
  });

  it('wants sums that add up', () => {
    const counts = { trapped: 2, missing: 0, rescued: 0, hospitalised: 0, dead: 0, safe: 0, total: 3 };
    expect(first({}, { peopleCounts: counts })).toContain('ledger_sum');
    expect(first({}, { figures: { ...INITIAL_FACTS.figures, evacuated: 27 } })).toContain('evacuated_more');
    expect(second(saying('现场救援力量增至101人。'))).toContain('force_text');
  });

  it('wants the figures of the text to be those of the facts', () => {
    expect(first(saying('被困2人。'))).toContain('figure_text');
    expect(first(saying('被困3人。'))).not.toContain('figure_text');
    expect(second(saying('被困3人中，1人救出，其余2人仍被困。'))).not.toContain('figure_text');
  });

  it('asks why a figure fell, unless the ledger explains it', () => {
    expect(second()).not.toContain('fell');
    const fewer = { ...UPDATE_FACTS.figures, threatened: 20, evacuated: 20 };
    expect(second({}, { figures: fewer })).toContain('fell');
    const value = {
      figure: 'threatened',
      value: 20,
      asOf: UPDATE_FACTS.asOf,
      source: '枫坪镇',
      reason: '两户无人居住',
      recordedAt: UPDATE_FACTS.asOf,
      by: '陈立',
    } as const;
    expect(
      second(
        {},
        { figures: { ...fewer, evacuated: 26 }, figureValues: [...UPDATE_FACTS.figureValues, value] },
      ),
    ).not.toContain('fell');
    const without = { ...UPDATE_FACTS.figures, trapped: 1, rescued: 1 };
    expect(second({}, { figures: without, people: [], peopleCounts: null })).toContain('fell');
  });

  it('knows when the line of changes or a zero report is not true', () => {
    expect(second({ changes: ['获救0→2'] })).toContain('changes_differ');
    expect(second({ kind: 'zero' })).toContain('zero_changed');
  });

  it('wants the place as before and in full', () => {
    expect(first({ title: '关于上坑村山体滑坡情况的初报' })).toContain('place_missing');
    expect(second({}, { place: '枫坪镇下坑村1组' })).toContain('place_differs');
  });

  it('wants the other departments asked, and takes their last answer', () => {
    expect(first({}, {}, AGREED.slice(1))).toContain('cross_open');
    const other = { ...(AGREED[0] as CrossCheck), at: 2, agrees: false, words: '报被困4人' };
    expect(first({}, {}, [...AGREED, other])).toContain('cross_differs');
    expect(first({}, {}, [...AGREED, other, { ...(AGREED[0] as CrossCheck), at: 3 }])).toEqual([]);
    expect(
      checkReport({ ...INITIAL_REPORT, kind: 'phone_report' }, INITIAL_FACTS, null).map((one) => one.code),
    ).not.toContain('cross_open');
  });

  it('finds words that reports never use, causes given too early, and names', () => {
    expect(first(saying('大概有3人被困。'))).toContain('word');
    expect(first(saying('2人失联，1人失踪。'))).toContain('missing_words');
    expect(first(saying('滑坡由强降雨和切坡建房引发。'))).toContain('cause_early');
    expect(first(saying('受台风外围强降雨影响发生滑坡。'))).not.toContain('cause_early');
    const named: readonly PersonRow[] = INITIAL_FACTS.people.map((one) => ({ ...one, name: '林守田' }));
    expect(first(saying('林守田等3人被困。'), { people: named })).toContain('name_in_body');
  });

  it('warns of a first report over one page, and puts errors before warnings', () => {
    const found = checkReport({ ...INITIAL_REPORT, lead: '' }, INITIAL_FACTS, null, []);
    expect(found.at(-1)).toMatchObject({ code: 'over_page', level: 'warning' });
    expect(found[0]).toMatchObject({ code: 'empty', level: 'error' });
  });

  it('has words for everything in both languages', () => {
    for (const code of FINDING_CODES) {
      for (const locale of ['zh', 'en'] as const)
        expect(findingWords({ code, params: {} }, locale).length).toBeGreaterThan(4);
    }
  });
});
