import type { Page } from '@playwright/test';
import { currentItems, type RunItem, type RunState, walkBlocks } from '../../shared/plan';
import { expect, test } from '../helpers/e2e';
import { call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';
import { contextOf, nextAct, type Path } from '../helpers/runDriver';

/**
 * Two plans from the receipt to an end. What the tests are about is done at the screen: an order chased, a danger that gets an incident of
 * its own, two rounds of a loop, the end. What lies between is worked off through the page's own bridge.
 */
const card = (page: Page, block: string) => page.locator(`[data-testid="run-step"][data-block="${block}"]`);
const node = (page: Page, block: string) =>
  page.locator(`[data-testid="flowchart"] g.node[id*="n_${block}-"]`);

async function open(page: Page, block: string): Promise<void> {
  await expect(card(page, block)).toBeVisible();
  if ((await card(page, block).getAttribute('data-open')) !== 'true')
    await card(page, block).getByTestId('run-step-toggle').click();
  await expect(card(page, block)).toHaveAttribute('data-open', 'true');
}

/** Starts a plan from its incident and waits for the drawing; gives the id of the run. */
async function start(page: Page, planId: string): Promise<string> {
  await page.getByTestId(`start-plan-${planId}`).click();
  await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
  const runs = await call(page, 'run.list', { state: 'running' }, await whoAmI(page));
  return runs.find((run) => run.planId === planId)?.id ?? '';
}

/** Works off what stands open until `isThere`; blocks in `by hand` are left to the screen. */
async function workOff(
  page: Page,
  runId: string,
  path: Path,
  byHand: readonly string[],
  isThere: (items: readonly RunItem[]) => boolean,
): Promise<void> {
  const as = await whoAmI(page);
  let detail = await call(page, 'run.get', { runId }, as);
  const context = contextOf(detail);
  for (let acts = 0; acts < 300; acts += 1) {
    const items = currentItems(context, detail.state as RunState, detail.facts);
    if (isThere(items)) return;
    const now = Date.now();
    const act = items
      .filter((item) => item.kind !== 'end' && !byHand.includes(item.blockId))
      .map((item) => nextAct(item, now, path))
      .find((one) => one !== null);
    if (!act) throw new Error(`nothing left to do: ${items.map((item) => item.key).join(' ')}`);
    detail = await call(page, 'run.act', { actId: crypto.randomUUID(), runId, act }, as);
  }
  throw new Error('the run does not come there');
}

const isOpen = (block: string) => (items: readonly RunItem[]) =>
  items.some((item) => item.blockId === block && item.status === 'active');

async function answerUntil(page: Page, loop: string, answer: 'yes' | 'no'): Promise<void> {
  await open(page, loop);
  const form = card(page, loop).getByTestId('until-form');
  await form.getByTestId('until-answer').locator(`input[value="${answer}"]`).check();
  await form.getByTestId('decided-by').fill('林建国');
  await form.getByTestId('decision-way').locator('input[value="phone"]').check();
  await form.getByTestId('decision-words').fill(answer === 'no' ? '继续盯住，半小时再看' : '可以收了');
  await form.getByTestId('until-save').click();
}

async function decideEnd(page: Page, end: string): Promise<void> {
  await card(page, end).getByTestId('decided-by-leader').click();
  await card(page, end).getByTestId('decision-way').locator('input[value="phone"]').check();
  await card(page, end).getByTestId('end-confirm').click();
}

test('a landslide by its plan: an order chased, a loop with two rounds, to the end', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh' });
  await openShift(page);
  await recordLandslide(page, 40);
  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-row').first().click();
  const runId = await start(page, 'flash-flood-geohazard');
  const path: Path = { option: () => 0, isLoopOver: () => true };
  await workOff(page, runId, path, ['send_main'], isOpen('send_main'));

  await test.step('an order is given, chased and reported back', async () => {
    await open(page, 'send_main');
    const party = card(page, 'send_main').getByTestId('party-fire_rescue');
    await party.getByTestId('notify-who').fill('刘强');
    await party.getByTestId('notify-save').click();
    await expect(party).toHaveAttribute('data-progress', 'notified');
    await party.getByTestId('chase').click();
    await expect(page.getByTestId('run-done')).toContainText('催');
    await party.getByTestId('report-back').click();
    await party.getByTestId('report-who').fill('刘强');
    await party.getByTestId('report-what').fill('两车十四人已到场');
    await party.getByTestId('report-save').click();
    await expect(party).toHaveAttribute('data-progress', 'reported');
  });

  const detail = await call(page, 'run.get', { runId }, await whoAmI(page));
  const { plan } = contextOf(detail);
  const loop = [...walkBlocks(plan.flow)].find((block) => 'loop' in block)?.id ?? '';
  await test.step('a loop is gone through twice', async () => {
    await workOff(page, runId, path, [loop], (items) =>
      items.some((item) => item.blockId === loop && item.loop?.ask === true),
    );
    await answerUntil(page, loop, 'no');
    await expect(page.getByTestId('run-done')).toContainText('继续盯住');
    await workOff(page, runId, path, [loop], (items) =>
      items.some((item) => item.blockId === loop && item.loop?.ask === true && item.loop.round === 2),
    );
    await expect(node(page, loop)).toHaveAttribute('data-state', 'active');
    await answerUntil(page, loop, 'yes');
    await expect(node(page, loop)).toHaveAttribute('data-state', 'done');
  });

  await test.step('the run comes to its end', async () => {
    await workOff(page, runId, path, [], (items) => items.every((item) => item.kind === 'end'));
    const end = plan.flow.at(-1)?.id ?? '';
    await open(page, end);
    await card(page, end).getByTestId('end-ask').click();
    await decideEnd(page, end);
    await expect(page.getByTestId('run-header')).toHaveAttribute('data-state', 'ended');
    await expect(node(page, end)).toHaveAttribute('data-state', 'done');
  });
});

test('a road accident by its plan: a leak gets an incident and a plan of its own, and the run goes on to its end', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh' });
  const as = await whoAmI(page);
  await openShift(page);
  const none = { dead: 0, missing: 0, trapped: 0, seriousInjury: 0, threatened: 0, evacuated: 0 };
  await call(
    page,
    'incident.record',
    {
      incidentId: crypto.randomUUID(),
      callback: '13900000001',
      caller: { unit: '县交警大队', name: '吴强', post: '值班员', phone: '' },
      source: '电话',
      type: 'road',
      place: '沈海高速 K2081',
      title: '高速罐车追尾',
      summary: '罐车追尾货车，两人受伤，罐体渗漏。',
      occurredAt: null,
      receivedAt: Date.now() - 10 * 60_000,
      casualties: { ...none, seriousInjury: 2 },
      grade: null,
      sensitive: false,
      parentId: null,
    },
    as,
  );
  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-row').first().click();
  const runId = await start(page, 'road-traffic');
  const leaks: Path = {
    option: (item) => {
      const options = 'options' in item.block ? item.block.options : [];
      const at = options.findIndex((option) =>
        option.flow.some((block) => 'spawn' in block && block.spawn === 'hazchem-accident'),
      );
      return Math.max(0, at);
    },
    isLoopOver: () => true,
  };
  const detail = await call(page, 'run.get', { runId }, as);
  const blocks = [...walkBlocks(contextOf(detail).plan.flow)];
  const spawn = blocks.find((block) => 'spawn' in block && block.spawn === 'hazchem-accident')?.id ?? '';

  await test.step('the leak is recorded as an incident of its own', async () => {
    await workOff(page, runId, leaks, [spawn], isOpen(spawn));
    await open(page, spawn);
    await card(page, spawn).getByTestId('spawn-open').click();
    const form = card(page, spawn);
    await form.getByTestId('incident-place').fill('沈海高速 K2081 罐车旁');
    await form.getByTestId('incident-summary').fill('罐体渗漏，气味刺鼻，正在核实介质。');
    await form.getByTestId('incident-save').click();
    await expect(node(page, spawn)).toHaveAttribute('data-state', 'done');
    const incidents = await call(page, 'incident.list', { state: 'open' }, as);
    const child = incidents.find((incident) => incident.parentId !== null);
    expect(child).toMatchObject({ parentId: detail.summary.incidentId, type: 'hazchem' });
    await expect(async () => {
      const runs = await call(page, 'run.list', { state: 'running' }, as);
      expect(runs.map((run) => [run.planId, run.incidentId])).toContainEqual(['hazchem-accident', child?.id]);
    }).toPass();
    await expect(page.getByTestId('open-child')).toBeVisible();
  });

  await test.step('the road accident goes on to its end', async () => {
    await workOff(page, runId, leaks, [], (items) => items.every((item) => item.kind === 'end'));
    const end = contextOf(detail).plan.flow.at(-1)?.id ?? '';
    await open(page, end);
    await card(page, end).getByTestId('end-ask').click();
    await decideEnd(page, end);
    await expect(page.getByTestId('run-header')).toHaveAttribute('data-state', 'ended');
  });
});
