import { INITIAL_REPORT, UPDATE_REPORT } from '../fixtures/reports';
import { type Console, expect, test } from '../helpers/e2e';
import { DeskClock } from '../helpers/e2eClock';
import { found, openShift, whoAmI } from '../helpers/e2eRoom';
import {
  at,
  CITY,
  COUNTY,
  INITIAL_FACTS,
  Night,
  structureOf,
  UPDATE_FACTS,
  wordsOf,
} from '../helpers/shangkeng';

const shot = (page: Console['page'], name: string): Promise<Buffer> =>
  page.screenshot({ path: `out/e2e/screens/shangkeng-${name}.png` });

/** The heads of the documents of 岚溪县, as its room has set them. */
async function setHeads(night: Night): Promise<void> {
  const paper = await night.do('settings.get', { key: 'paper' });
  await night.do('settings.change', {
    key: 'paper',
    value: { ...(paper.value as object), organ: '岚溪县应急管理局' },
  });
  const reports = await night.do('settings.get', { key: 'reports' });
  await night.do('settings.change', {
    key: 'reports',
    value: {
      ...(reports.value as object),
      contact: '县应急管理局值班员，0000-0000000',
      copies: '县防汛抗旱指挥部办公室、县自然资源局、县消防救援大队',
      numberedBefore: { year: 2026, issue: 36 },
    },
  });
}

/** 02:38: the call, typed into the form while the caller speaks. */
async function takeTheCall(night: Night): Promise<void> {
  const { page } = night;
  await page.keyboard.press('Alt+3');
  await page.getByTestId('incident-new').click();
  await page.getByTestId('incident-callback').fill('13800000000');
  await page.getByTestId('incident-place').fill(INITIAL_FACTS.place);
  await page.getByTestId('incident-type').selectOption('geological');
  await page.getByTestId('incident-summary').fill(INITIAL_FACTS.summary);
  await page.getByTestId('incident-title').fill('上坑村山体滑坡');
  await page.getByTestId('incident-trapped').fill('3');
  await page.getByTestId('incident-caller-unit').fill('枫坪镇值班室');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('incident-header')).toContainText('上坑村');
  const [incident] = await night.do('incident.list', { state: 'open' });
  night.incidentId = incident?.id ?? '';
  expect(incident?.receivedAt).toBe(at('02:38'));
}

/** Until 03:20: who was told, who is there and who is on the way, what is known and what is being asked. */
async function untilTheFirstReport(night: Night): Promise<void> {
  await night.clockIs('02:42');
  await night.threePeople();
  await night.told('leader_report', 'duty_leader', '02:42', '林建国');
  await night.told('head_report', 'emergency_head', '02:42', '局主要负责人');
  await night.clockIs('02:57');
  await night.told('head_report', 'government_lead', '02:53', '县政府分管领导');
  await night.told('phone_report', COUNTY, '02:50', '总值班室 李×');
  await night.told('phone_report', CITY, '02:56', '市局值班室 王×');
  await night.clockIs('03:20');
  await night.measures(INITIAL_FACTS, '02:38', '03:20');
  for (const line of INITIAL_FACTS.forces) await night.force(line);
  await night.elements(INITIAL_FACTS, '枫坪镇值班室');
  const { threatened, threatenedHouseholds, evacuated } = INITIAL_FACTS.figures;
  await night.figures(
    { threatened: threatened ?? 0, threatenedHouseholds: threatenedHouseholds ?? 0 },
    '03:05',
  );
  await night.figures({ evacuated: evacuated ?? 0 }, '03:20');
}

async function sendTo(night: Night, reportId: string, time: string): Promise<void> {
  const { recipients } = await night.do('report.page', { reportId });
  for (const recipient of [COUNTY, CITY]) {
    const to = recipients.find((one) => one.recipient === recipient);
    await night.do('report.dispatch', {
      dispatchId: crypto.randomUUID(),
      reportId,
      recipient,
      obligationId: to?.obligationId ?? null,
      way: 'platform',
      at: at(time),
      receiver: '值班员',
      readBack: false,
      lateReason: '',
    });
  }
}

async function sign(night: Night, draftId: string, signed: 'phone' | 'face', time: string): Promise<string> {
  const draft = await night.do('report.draftGet', { draftId });
  const page = await night.do('report.sign', {
    draftId,
    version: draft?.version ?? 0,
    leader: '局带班领导',
    way: signed,
    at: at(time),
    words: signed === 'phone' ? '同意，马上报。' : '',
    witness: signed === 'phone' ? '黄志' : '',
    despite: (draft?.findings.length ?? 0) > 0 ? '已逐项看过' : '',
  });
  return page.report.id;
}

/** 03:26: the first written report, signed off by telephone at 03:21. */
async function firstReport(night: Night): Promise<string> {
  const draftId = await night.draft('initial');
  await night.clockIs('03:26');
  const reportId = await sign(night, draftId, 'phone', '03:21');
  const document = await night.document(reportId);
  expect(structureOf(document)).toEqual(structureOf(INITIAL_REPORT));
  const words = wordsOf(document);
  for (const figure of [
    '3人被困',
    '7户26人',
    '已转移19人',
    '7人',
    '15人',
    '22人',
    '2时50分',
    '2时56分',
    '600立方米',
  ]) {
    expect(words).toContain(figure);
  }
  expect(document.changes).toEqual([]);
  await sendTo(night, reportId, '03:26');
  return reportId;
}

/** Until 05:20: one rescued, all moved, more people on the spot. */
async function untilTheUpdate(night: Night): Promise<void> {
  await night.clockIs('04:47');
  await night.rescued(1);
  await night.clockIs('05:20');
  await night.measures(UPDATE_FACTS, '03:21', '05:20');
  for (const line of UPDATE_FACTS.forces) await night.force(line);
  const nextSteps = UPDATE_REPORT.sections.find(({ id }) => id === 'next_steps')?.text ?? '';
  await night.elements(UPDATE_FACTS, '县自然资源局', { planned_measures: nextSteps });
  await night.figures({ evacuated: 26 }, '03:46');
}

async function update(night: Night): Promise<string> {
  const draftId = await night.draft('update');
  await night.clockIs('05:24');
  const reportId = await sign(night, draftId, 'face', '05:24');
  const document = await night.document(reportId);
  expect(structureOf(document)).toEqual(structureOf(UPDATE_REPORT));
  expect(document.changes).toEqual(UPDATE_REPORT.changes);
  expect(document.corrections).toContain('850立方米');
  const words = wordsOf(document);
  for (const figure of ['86人', '31人', '6人', '49人', '26人']) expect(words).toContain(figure);
  await sendTo(night, reportId, '05:24');
  return reportId;
}

/** Everybody found, nothing grows any more: the last report, and what else is owed. */
async function end(night: Night): Promise<void> {
  await night.clockIs('07:10');
  const { incidentId } = night;
  await night.rescued(0);
  await night.rescued(2);
  const words = { by: '现场指挥部', words: '人员全部救出，坡体稳定', at: at('07:05') };
  await night.do('incident.markStable', { incidentId, isStable: true, ...words });
  const draftId = await night.draft('final');
  const reportId = await sign(night, draftId, 'face', '07:10');
  expect((await night.document(reportId)).heading).toBe('突发事件信息（终报）');
  await sendTo(night, reportId, '07:10');
}

async function closeAndReview(night: Night): Promise<void> {
  const { page, incidentId } = night;
  for (;;) {
    const { obligations } = await night.do('incident.get', { incidentId });
    const owed = obligations.find((one) => one.state === 'open' && !one.isWindow);
    if (owed === undefined) break;
    const record = {
      receiver: '值班员',
      at: null,
      way: 'phone' as const,
      readBack: true,
      lateReason: '随后补报',
    };
    await night.do('obligation.meet', { obligationId: owed.id, ...record });
  }
  await page.getByTestId('incident-close').click();
  await expect(page.getByTestId('close-form')).toBeVisible();
  await page.getByTestId('close-result').fill('3人全部救出，受威胁群众妥善安置');
  await shot(page, 'close');
  await page.getByTestId('close-save').click();
  await page.getByTestId('incident-review').click();
  await expect(page.getByTestId('review-screen')).toBeVisible();
  await shot(page, 'review');
  const { review } = await night.do('review.get', { incidentId });
  const answers = { intake: '2时38分接报，2时42分报带班领导', reporting: '电话首报、书面初报均在时限内' };
  const findings = [
    {
      id: crypto.randomUUID(),
      question: 'intake' as const,
      text: '该户未列入应转移名单',
      owner: '县自然资源局',
      dueAt: at('07:10') + 7 * 86_400_000,
    },
  ];
  await night.do('review.save', { incidentId, version: review?.version ?? 0, answers, findings });
  await night.do('review.complete', { incidentId });
}

test('the story of 上坑村: the call at 02:38, the reports of the night, the closing and the review', async ({
  launch,
  home,
}, info) => {
  test.setTimeout(400_000);
  const clock = new DeskClock(info.outputPath('clock'), at('02:30'));
  const { page } = await launch({ home, env: clock.env });
  await found(page);
  await openShift(page, at('02:30'));
  const night = new Night(page, clock, await whoAmI(page));
  await setHeads(night);
  await night.clockIs('02:38');
  await takeTheCall(night);
  await untilTheFirstReport(night);
  await shot(page, 'before-first-report');
  const first = await firstReport(night);
  await untilTheUpdate(night);
  await update(night);
  await night.do('report.countersign', { reportId: first, at: at('05:24') });
  for (const tab of ['overview', 'elements', 'facts', 'people', 'reports', 'clocks', 'oral', 'timeline']) {
    const button = page.getByTestId(`tab-${tab}`);
    if ((await button.count()) === 0) continue;
    await button.click();
    await expect(page.getByTestId('incident-part')).toBeVisible();
    await expect(page.getByTestId('incident-part').getByText('正在读取')).toHaveCount(0);
    await shot(page, tab);
  }
  await end(night);
  await closeAndReview(night);
});
