import { describe, expect, test } from 'vitest';
import { reportDocument } from '../../../shared/contract/areas/reportDocument';
import { reportFileName, reportLines, reportText } from '../../../shared/reports/text';
import {
  atNight,
  INITIAL_FACTS,
  INITIAL_REPORT,
  INITIAL_REPORT_LINES,
  UPDATE_FACTS,
  UPDATE_REPORT,
  UPDATE_REPORT_LINES,
} from '../../fixtures/reports';

const SIGNED = { isDraft: false, drill: null } as const;

describe('a report as plain text', () => {
  test('is the first report of 上坑村 word for word', () => {
    expect(reportLines(INITIAL_REPORT)).toEqual(INITIAL_REPORT_LINES);
  });

  test('is the update of 上坑村 word for word', () => {
    expect(reportLines(UPDATE_REPORT)).toEqual(UPDATE_REPORT_LINES);
  });

  test('says on its first line that it is a draft or about an exercise, and that it has no number yet', () => {
    const marks = { isDraft: true, drill: '汛期夜间演练' };
    const [mark, , issue, , sign] = reportLines({ ...INITIAL_REPORT, issue: null, signLine: '' }, marks);
    expect(mark).toBe('【演练】【草稿，未签发】');
    expect(issue).toBe('2026年（期号待编）');
    expect(sign).toBe('签发：（未签发）');
  });

  test('names the day of the next report when it is another one', () => {
    const text = reportText({
      ...UPDATE_REPORT,
      changes: [],
      corrections: '',
      nextAt: atNight('07:20') + 86_400_000,
    });
    expect(text).toContain('\n下次续报：9月13日7时20分前。\n');
  });

  test('leaves out sections that say nothing and numbers the others on', () => {
    const [situation, ...rest] = UPDATE_REPORT.sections;
    const sections = [{ id: 'situation', heading: '最新情况', text: '' } as const, ...rest];
    expect(situation?.heading).toBe('最新情况');
    expect(reportText({ ...UPDATE_REPORT, sections })).toContain('\n一、处置进展。');
  });

  test('numbers its attachments when there are several', () => {
    const attachments = ['人员核实名单（不公开）', '位置图'];
    expect(reportText({ ...UPDATE_REPORT, attachments })).toContain(
      '附件：1.人员核实名单（不公开）　2.位置图\n',
    );
  });
});

describe('the name of its file', () => {
  test('tells the county, the incident, what it is and when', () => {
    expect(reportFileName(INITIAL_REPORT, '上坑村山体滑坡', SIGNED)).toBe(
      '岚溪县-上坑村山体滑坡-初报-202609120326',
    );
    expect(reportFileName(UPDATE_REPORT, '上坑村山体滑坡', SIGNED)).toBe(
      '岚溪县-上坑村山体滑坡-续报一-202609120524',
    );
  });

  test('says that it is a draft', () => {
    const marks = { isDraft: true, drill: null };
    expect(reportFileName(INITIAL_REPORT, '上坑村山体滑坡', marks)).toMatch(/-草稿$/);
  });
});

describe('the two reports of 上坑村', () => {
  test('are whole documents of the contract', () => {
    for (const one of [INITIAL_REPORT, UPDATE_REPORT]) expect(reportDocument.parse(one)).toEqual(one);
  });

  test('rest on facts that add up: 26 = 19 + 7, 3 = 1 + 2, 22 becomes 86', () => {
    const present = (facts: typeof INITIAL_FACTS): number =>
      facts.forces.filter(({ state }) => state === 'present').reduce((sum, { persons }) => sum + persons, 0);
    expect(INITIAL_FACTS.figures.evacuated).toBe((INITIAL_FACTS.figures.threatened ?? 0) - 7);
    expect([present(INITIAL_FACTS), present(UPDATE_FACTS)]).toEqual([22, 86]);
    const { total, trapped, rescued } = UPDATE_FACTS.peopleCounts ?? { total: 0, trapped: 0, rescued: 0 };
    expect([total, trapped, rescued]).toEqual([3, 2, 1]);
  });
});
