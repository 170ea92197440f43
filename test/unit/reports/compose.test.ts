import { describe, expect, it } from 'vitest';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import type { IncidentReport, ReportDocument } from '../../../shared/domain/incidentReports';
import { composeReport, sectionText } from '../../../shared/reports/compose';
import type { ReportOptions } from '../../../shared/reports/options';
import { eventName, numeral, placeParts, timeNear } from '../../../shared/reports/spoken';
import { atNight, INITIAL_FACTS, INITIAL_REPORT, UPDATE_FACTS, UPDATE_REPORT } from '../../fixtures/reports';

const OPTIONS: ReportOptions = {
  organ: '岚溪县应急管理局',
  ordinal: null,
  issue: 37,
  issuedAt: atNight('03:26'),
  signLine: INITIAL_REPORT.signLine,
  addressees: INITIAL_REPORT.addressees,
  contact: '县应急管理局值班员，0000-0000000',
  copies: INITIAL_REPORT.copies,
  nextAt: atNight('05:30'),
  chain: [],
};

/** The questions of documents.md 6 stand in one element; the steps of its 续报 are new ones. */
const asked = (facts: IncidentFacts): IncidentFacts => ({
  ...facts,
  elements: facts.elements.map((one) =>
    one.state === 'verifying' ? { ...one, question: INITIAL_REPORT.verifying.join('；') } : one,
  ),
});
const FIRST = asked(INITIAL_FACTS);
const SECOND: IncidentFacts = {
  ...UPDATE_FACTS,
  elements: UPDATE_FACTS.elements.map((one) =>
    one.element === 'planned_measures'
      ? { ...one, text: sectionText(UPDATE_REPORT, 'next_steps'), changedAt: atNight('05:15') }
      : one,
  ),
};

function signed(document: ReportDocument, facts: IncidentFacts): IncidentReport {
  return {
    id: 'r-1',
    incidentId: facts.incidentId,
    kind: document.kind,
    ordinal: document.ordinal,
    document,
    facts,
    signOff: { leader: '', way: 'face', at: 0, words: '', witness: '', countersignedAt: null },
    dispatches: [],
    signedAt: document.issuedAt,
    by: '陈立',
  };
}

const initial = composeReport('initial', FIRST, null, OPTIONS);
const update = composeReport('update', SECOND, signed(initial, FIRST), {
  ...OPTIONS,
  ordinal: 1,
  issue: 38,
  issuedAt: atNight('05:24'),
  nextAt: atNight('07:20'),
  signLine: '局带班领导',
});

/** Everything but the sentences: what two documents of one structure share. */
const skeleton = (document: ReportDocument) => {
  const { sections, lead: _lead, corrections: _corrections, ...rest } = document;
  return { ...rest, sections: sections.map(({ id, heading }) => `${id} ${heading}`) };
};
const numbers = (text: string): readonly string[] =>
  [...text.matchAll(/\d+(?:\.\d+)?/gu)].map(([number]) => number).toSorted();

describe('the 初报 of 上坑村', () => {
  it('has the structure of documents.md 6 and its lead word for word', () => {
    expect(skeleton(initial)).toEqual(skeleton(INITIAL_REPORT));
    expect(initial.lead).toBe(INITIAL_REPORT.lead);
  });

  it('tells the report chain, who is there and who is on the way, and 26 = 19 + 7', () => {
    expect(numbers(sectionText(initial, 'handling'))).toEqual(
      numbers(sectionText(INITIAL_REPORT, 'handling').replace('2时41分起', '2时41分')),
    );
    expect(sectionText(initial, 'handling')).toContain(
      '2时50分、2时56分分别电话报告县委县政府总值班室、市应急管理局。',
    );
    expect(sectionText(initial, 'handling')).toContain(
      '县消防救援大队3车15人预计3时35分到场，枫坪镇应急队22人、挖掘机1台已在现场作业。',
    );
    expect(sectionText(initial, 'handling')).toContain('受威胁群众已转移19人，其余7人正在转移。');
  });

  it('tells people by the ledger and says nothing twice', () => {
    const text = sectionText(initial, 'situation');
    expect(text).toContain('3人（1男2女）被困，暂未接到死亡、失联报告');
    expect(text.match(/被困/gu)).toHaveLength(1);
    expect(text.match(/7户26人/gu)).toHaveLength(1);
  });
});

describe('the 续报 of 上坑村', () => {
  it('has the structure of documents.md 7', () => {
    expect(skeleton(update)).toEqual(skeleton(UPDATE_REPORT));
    expect(update.lead).toBe(UPDATE_REPORT.lead);
  });

  it('tells only what changed: 3 = 1 + 2, 19→26, 22→86 = 31 + 6 + 49', () => {
    expect(update.changes).toEqual(UPDATE_REPORT.changes);
    expect(sectionText(update, 'situation')).toContain(
      '被困3人中，1人于4时47分救出，意识清醒，已送县医院救治；其余2人仍被困。无死亡、失联报告。受威胁7户26人于3时46分全部转移，安置在上坑小学避灾点。',
    );
    expect(sectionText(update, 'handling')).toContain(
      '现场救援力量增至86人，其中消防救援人员31人、医护人员6人、镇村力量49人；',
    );
    expect(sectionText(update, 'handling')).toContain('县自然资源局4时10分到场布设裂缝监测点3处');
    expect(sectionText(update, 'handling')).not.toContain('带队出发');
    expect(JSON.stringify(update)).not.toContain('168.4');
  });

  it('corrects what the 初报 had told otherwise, with its words, and answers what was being verified', () => {
    expect(update.corrections).toContain('“约600立方米”，经县自然资源局现场核定约850立方米');
    expect(update.corrections).toContain('该点不是在册隐患点');
    expect(update.attachments).toEqual(['人员核实名单（不公开）']);
    for (const { name } of SECOND.people) expect(JSON.stringify(update)).not.toContain(name);
  });

  it('is the same for the same facts', () => {
    const again = composeReport('initial', FIRST, null, OPTIONS);
    expect(again).toEqual(initial);
  });
});

describe('the other reports', () => {
  it('reads out a 电话首报 in three sentences, without a number of its own', () => {
    const phone = composeReport('phone_report', FIRST, null, { ...OPTIONS, issue: null });
    expect(phone.lead).toBe(initial.lead);
    expect(phone.sections.map((one) => one.text).join('')).toBe(
      '暂未接到死亡、失联报告，受威胁7户26人。现场救援力量22人，途中15人，受威胁群众已转移19人，其余7人正在转移。',
    );
  });

  it('says in a 零报告 that nothing is new only when nothing is', () => {
    const before = signed(update, SECOND);
    expect(sectionText(composeReport('zero', SECOND, before, OPTIONS), 'situation')).toContain(
      '较续报一无新的变化',
    );
    const died = { ...SECOND, figures: { ...SECOND.figures, dead: 1 } };
    const zero = composeReport('zero', died, before, OPTIONS);
    expect(sectionText(zero, 'situation')).not.toContain('无新的变化');
    expect(zero.changes).toEqual(['死亡0→1']);
  });

  it('tells in a 补报 what changed and why', () => {
    const dead = {
      figure: 'dead',
      value: 1,
      asOf: atNight('23:00'),
      source: '县医院',
      reason: '伤重不治',
      recordedAt: atNight('23:00'),
      by: '陈立',
    } as const;
    const facts = {
      ...SECOND,
      figures: { ...SECOND.figures, dead: 1 },
      figureValues: [...SECOND.figureValues, dead],
    };
    const text = sectionText(
      composeReport('correction', facts, signed(update, SECOND), OPTIONS),
      'situation',
    );
    expect(text).toContain('死亡由0变为1人（伤重不治）');
  });

  it('marks everything of a drill', () => {
    const drill = composeReport(
      'initial',
      { ...FIRST, drill: '汛前演练', title: '【演练】上坑村山体滑坡' },
      null,
      OPTIONS,
    );
    expect(drill.heading).toBe('【演练】突发事件信息（初报）');
    expect(drill.title).toBe('【演练】关于岚溪县枫坪镇上坑村山体滑坡情况的初报');
  });
});

describe('how reports speak', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
    [100, '100'],
  ])('counts %d as %s', (n, word) => expect(numeral(n)).toBe(word));

  it('names the day only when it is another one', () => {
    expect(timeNear(atNight('02:05'), atNight('05:00'))).toBe('2时05分');
    expect(timeNear(Date.parse('2026-09-11T23:59:00+08:00'), atNight('05:00'))).toBe('9月11日23时59分');
  });

  it('takes a place apart and names the event with the place that its title lacks', () => {
    expect(placeParts('岚溪县枫坪镇上坑村3组')).toEqual(['岚溪县', '枫坪镇', '上坑村', '3组']);
    expect(eventName('上坑村山体滑坡', '枫坪镇上坑村3组', '岚溪县')).toBe('岚溪县枫坪镇上坑村山体滑坡');
    expect(eventName('枫坪镇上坑村山体滑坡', '岚溪县枫坪镇上坑村3组', '岚溪县')).toBe(
      '岚溪县枫坪镇上坑村山体滑坡',
    );
    expect(eventName('岚溪县枫坪镇滑坡', '枫坪镇', '岚溪县')).toBe('岚溪县枫坪镇滑坡');
    expect(eventName('山体滑坡', '枫坪镇上坑村3组', '')).toBe('枫坪镇上坑村山体滑坡');
  });

  it('puts the whole place where a caller named only its end', () => {
    const facts = { ...FIRST, summary: '上坑村3组屋后滑坡，3人被困' };
    expect(composeReport('initial', facts, null, OPTIONS).lead).toContain(
      '：2时20分许，枫坪镇上坑村3组屋后滑坡，3人被困。',
    );
    const bare = { ...FIRST, summary: '2时20分许屋后滑坡', source: '电话' };
    expect(composeReport('initial', bare, null, OPTIONS).lead).toBe(
      '9月12日2时38分，我局值班室接枫坪镇值班室电话报告：2时20分许，枫坪镇上坑村3组屋后滑坡。',
    );
  });
});
