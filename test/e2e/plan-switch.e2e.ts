import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { currentItems, type RunState } from '../../shared/plan';
import { walkRun } from '../../shared/plan/machine/walk';
import { expect, test } from '../helpers/e2e';
import { call, openRoom, openShift, recordLandslide, whoAmI } from '../helpers/e2eRoom';
import { contextOf, FIRST_OPTIONS, nextAct } from '../helpers/runDriver';

/**
 * A plan is revised while a run by it is half finished: the run is told of it and goes over only when a person says so. What was done and
 * reported is there afterwards, under other names too, and what was open has the time that it had.
 */
const PLAN = 'flash-flood-geohazard';
const NEW_STEP = `  - id: drone
    step: action
    title: 调无人机看现场
    title_en: Send a drone to the scene
    post: duty_officer
    limit: 15
    clock: step
    instruction: 天亮前请应急队带热成像去。
    ticks:
      - {field: team, type: text, label: 谁去}
    outputs: [记录]
    basis: default
  - id: fork_main
`;
const REVISED = readFileSync(`resources/work-plans/${PLAN}.yaml`, 'utf8')
  .replace('  - id: fork_main\n', NEW_STEP)
  .replace('- id: send_main', '- id: send_first');

const shot = (page: Page, name: string) => page.screenshot({ path: `out/e2e/screens/switch-${name}.png` });

/** Does the next `acts` things that stand open. */
async function workOn(page: Page, runId: string, acts: number): Promise<void> {
  const as = await whoAmI(page);
  let detail = await call(page, 'run.get', { runId }, as);
  const context = contextOf(detail);
  for (let done = 0; done < acts; done += 1) {
    const now = Date.now();
    const act = currentItems(context, detail.state as RunState, detail.facts)
      .filter((item) => item.kind !== 'end' && item.kind !== 'spawn')
      .map((item) => nextAct(item, now, FIRST_OPTIONS))
      .find((one) => one !== null);
    if (!act) return;
    detail = await call(page, 'run.act', { actId: crypto.randomUUID(), runId, act }, as);
  }
}

/** Keys of done steps, and of steps with what was reported to whom. */
async function doneIn(page: Page, runId: string) {
  const detail = await call(page, 'run.get', { runId }, await whoAmI(page));
  const walk = walkRun(contextOf(detail), detail.state as RunState);
  const done = walk.instances.filter((one) => one.status === 'done' && 'step' in one.block);
  const met = detail.obligations.filter((duty) => duty.state === 'met').map((duty) => duty.id);
  const open = detail.obligations
    .filter((duty) => duty.state === 'open')
    .map((duty) => [duty.id, duty.dueAt]);
  return { done: done.map((one) => one.key), met, open };
}

async function putInForce(page: Page): Promise<void> {
  const as = await whoAmI(page);
  await call(
    page,
    'plan.submit',
    { planId: PLAN, text: REVISED, why: '演练后修订', reason: 'resources' },
    as,
  );
  await call(page, 'plan.review', { planId: PLAN, revision: 2, note: '' }, as);
  await call(page, 'plan.putInForce', { planId: PLAN, revision: 2 }, as);
}

test('a half-finished run that goes over to the revised plan keeps every done step and met duty', async ({
  launch,
  home,
}) => {
  test.setTimeout(180_000);
  const { page } = await openRoom(launch, home, { locale: 'zh' });
  await openShift(page);
  await recordLandslide(page, 10);
  await page.getByTestId('rail-incidents').click();
  await page.getByTestId('incident-row').first().click();
  await page.getByTestId(`start-plan-${PLAN}`).click();
  await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
  const as = await whoAmI(page);
  const runId = (await call(page, 'run.list', { state: 'running' }, as))[0]?.id ?? '';
  await workOn(page, runId, 30);
  const before = await doneIn(page, runId);
  expect(before.done.length).toBeGreaterThan(2);

  await test.step('what stands beside the work', async () => {
    const card = page.locator('[data-testid="run-step"][data-status="active"]').first();
    if ((await card.getAttribute('data-open')) !== 'true') await card.getByTestId('run-step-toggle').click();
    await card.getByTestId('beside-note-open').click();
    await card.getByTestId('beside-note-text').fill('村支书说进村的桥断了');
    await card.getByTestId('beside-note-save').click();
    await expect(card.getByTestId('beside-written')).toContainText('桥断了');
    await card.getByTestId('beside-assign-open').click();
    await card.getByTestId('beside-assign-to').fill('黄志');
    await shot(page, 'beside-zh');
    await card.getByTestId('beside-assign-save').click();
    await expect(card.getByTestId('run-step-owner')).toContainText('黄志');
  });

  await test.step('the run is told that a newer revision is in force, and goes on as it is', async () => {
    await putInForce(page);
    await expect(page.getByTestId('newer-revision')).toBeVisible();
    expect(await doneIn(page, runId)).toEqual(before);
  });

  await test.step('a person looks at what goes on where and goes over', async () => {
    await page.getByTestId('switch-open').click();
    const row = page.locator('[data-testid="switch-row"][data-block="send_main"]');
    await expect(row).toHaveAttribute('data-to', 'send_first');
    await expect(page.getByTestId('switch-fresh')).toContainText('调无人机看现场');
    await shot(page, 'dialog-zh');
    await page.getByTestId('switch-reason').fill('新版有无人机');
    await page.getByTestId('switch-confirm').click();
    await expect(page.getByTestId('switched-from')).toBeVisible();
    await expect(page.getByTestId('run-header')).toHaveAttribute('data-state', 'running');
    await expect(page.getByTestId('flowchart')).toHaveAttribute('data-drawn', 'true');
    await expect(page.locator('[data-testid="run-step"][data-block="drone"]')).toBeVisible();
    await shot(page, 'after-zh');
  });

  await test.step('every done step is done, every met duty met, every open one due when it was', async () => {
    const running = await call(page, 'run.list', { state: 'running' }, as);
    expect(running.map((run) => [run.planRevision, run.switchedFrom])).toEqual([[2, runId]]);
    const after = await doneIn(page, running[0]?.id ?? '');
    const renamed = before.done.map((key) => (key === 'send_main' ? 'send_first' : key));
    expect([...after.done].sort()).toEqual([...renamed].sort());
    expect(after.met).toEqual(before.met);
    expect(after.open).toEqual(expect.arrayContaining(before.open));
  });

  await test.step('the run that was left stays in the record and leads to the one that goes on', async () => {
    await page.getByTestId('switched-from').click();
    await expect(page.getByTestId('run-header')).toHaveAttribute('data-state', 'ended');
    await expect(page.getByTestId('switched-to')).toBeVisible();
    await shot(page, 'left-zh');
  });
});
