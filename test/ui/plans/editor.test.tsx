import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import { NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, leavePage } from '../../helpers/page';
import { createEditorDesk, draftOf, openEditor, PLAN, PLAN_TEXT } from './editorDesk';

vi.mock('../../../renderer/screens/runs/flow/loadMermaid', () => ({
  drawMermaid: () => new Promise(() => {}),
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const rows = (): string[] => screen.getAllByTestId('edit-row').map((row) => row.textContent ?? '');
const rowAt = (path: string): HTMLElement | null => document.querySelector(`[data-path="${path}"]`);
const field = (name: string): HTMLInputElement => screen.getByTestId(`in-${name}`);
const saved = () => screen.findByTestId('edit-saved');

async function retype(user: UserEvent, name: string, text: string): Promise<void> {
  await user.clear(field(name));
  if (text !== '') await user.type(field(name), text);
}

describe('the editor by keyboard alone', () => {
  it('adds an order after a step, nests it into a lane, takes it out again and undoes it all', async () => {
    const desk = createEditorDesk();
    const user = await openEditor(desk);
    screen.getByTestId('edit-tree').focus();
    await user.keyboard('{ArrowDown}');
    expect(rowAt('flow/0')?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Insert}');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(rowAt('flow/1')?.textContent).toContain('指令');
    await user.keyboard('{Enter}');
    expect(screen.getAllByTestId('edit-unfinished').map((one) => one.textContent)).toHaveLength(2);
    await retype(user, 'title', '通知村干部');
    await user.click(await screen.findByText('“怎么办”还是占位的话'));
    expect(document.activeElement).toBe(field('instruction'));
    screen.getByTestId('edit-tree').focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    const nested = rowAt('flow/1/lanes/0/flow/0');
    expect(nested?.textContent).toContain('通知村干部');
    expect(nested?.getAttribute('aria-level')).toBe('4');
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(rowAt('flow/1/lanes/0/flow/1')?.textContent).toContain('通知村干部');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(rowAt('flow/2')?.textContent).toContain('通知村干部');
    for (let step = 0; step < 5; step += 1) await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('edit-undo').disabled).toBe(true));
    await user.click(screen.getByText('文本'));
    expect(screen.getByTestId<HTMLTextAreaElement>('edit-text').value).toBe(PLAN_TEXT);
  });

  it('folds and unfolds, walks to the block around and to both ends', async () => {
    const user = await openEditor(createEditorDesk());
    const all = rows().length;
    screen.getByTestId('edit-tree').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowLeft}');
    expect(rowAt('flow/1')?.getAttribute('aria-expanded')).toBe('false');
    expect(rows().length).toBeLessThan(all);
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(rowAt('flow/1/lanes/0/flow/0')?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{ArrowLeft}');
    expect(rowAt('flow/1/lanes/0')?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{End}');
    expect(screen.getAllByTestId('edit-row').at(-1)?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Home}');
    expect(rowAt('')?.getAttribute('aria-selected')).toBe('true');
  });

  it('deletes, says why a block cannot go further, and wraps chosen neighbours', async () => {
    const user = await openEditor(createEditorDesk());
    screen.getByTestId('edit-tree').focus();
    await user.keyboard('{ArrowDown}{Alt>}{ArrowUp}{/Alt}');
    expect(screen.getByTestId('edit-refusal').textContent).toContain('不能再往那边移');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(screen.queryByTestId('edit-refusal')).toBeNull();
    await user.click(screen.getByTestId('edit-more'));
    await user.click(screen.getByTestId('edit-wrap-loop'));
    expect(rowAt('flow/0')?.textContent).toContain('循环');
    expect(rowAt('flow/0/flow/1')?.textContent).toContain('调派、报告、避险并行');
    screen.getByTestId('edit-tree').focus();
    await user.keyboard('{Delete}');
    expect(rowAt('flow/0')?.textContent).not.toContain('循环');
  });
});

describe('a problem', () => {
  it('is told at its field and in the list in words without keys of the file, leads there, and goes when mended', async () => {
    const user = await openEditor(createEditorDesk());
    await user.click(rowAt('flow/0') as HTMLElement);
    await retype(user, 'limit', '0');
    const problem = await screen.findByTestId('edit-problem');
    expect(problem.textContent).toContain('接报登记');
    expect(problem.textContent).toContain('“时限”');
    expect(field('limit').getAttribute('aria-invalid')).toBe('true');
    await user.click(rowAt('') as HTMLElement);
    await user.click(problem);
    expect(rowAt('flow/0')?.getAttribute('aria-selected')).toBe('true');
    await retype(user, 'limit', 'x');
    await waitFor(() => expect(screen.getByTestId('edit-problem').textContent).toContain('整数'));
    expect(field('limit').value).toBe('x');
    await retype(user, 'limit', '4');
    await waitFor(() => expect(screen.queryByTestId('edit-problem')).toBeNull());
  });

  it('stops the submission and shows the first place; a plan that is right is sent with why and the legal reason', async () => {
    const desk = createEditorDesk();
    const user = await openEditor(desk);
    await user.click(rowAt('flow/0') as HTMLElement);
    await retype(user, 'title', '');
    await user.click(screen.getByTestId('edit-submit'));
    expect(screen.getByTestId('edit-stopped').textContent).toContain('1');
    expect(screen.queryByTestId('plan-submit-form')).toBeNull();
    await retype(user, 'title', '接报');
    await user.click(screen.getByTestId('edit-submit'));
    await user.type(await screen.findByTestId('submit-why'), '演练里看到的');
    await user.selectOptions(screen.getByTestId('submit-reason'), 'drill');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByTestId('elsewhere').textContent).toContain('revisions'));
    const [sent] = desk.bridge.inputsOf('plan.submit');
    expect(sent).toMatchObject({ why: '演练里看到的', reason: 'drill' });
    expect(sent?.text).toContain('title: 接报\n');
    expect(sent?.text.split('\n').length).toBe(PLAN_TEXT.split('\n').length);
    await waitFor(() => expect(desk.draft).toBeNull());
  });
});

describe('the form', () => {
  it('reads a condition back in words, and keeps the English title once it was written', async () => {
    const user = await openEditor(createEditorDesk());
    await user.click(rowAt('flow/1/lanes/1/flow/0') as HTMLElement);
    expect(screen.getByTestId('fact-reading').textContent).toContain('被困 ＋ 失联 多于 0');
    await retype(user, 'choice', '有人吗？');
    expect(field('question_en').value).toBe('Anyone trapped or missing?');
  });

  it('chooses parties by name, adds fields to fill in, and takes the basis of a duty along', async () => {
    const desk = createEditorDesk();
    const user = await openEditor(desk);
    await user.click(rowAt('flow/1/lanes/0/flow/0') as HTMLElement);
    await user.selectOptions(field('to'), 'power');
    await user.click(within(screen.getByTestId('pick-police')).getByRole('button'));
    await user.click(screen.getByTestId('tick-add'));
    await user.selectOptions(field('ticks.4.type'), 'number');
    await user.click(screen.getAllByTestId('tick-more')[4] as HTMLElement);
    await user.type(field('ticks.4.unit'), '人');
    await user.click(within(screen.getByTestId('step-kind')).getByLabelText('报告'));
    await user.selectOptions(field('obligation'), 'phone_report');
    await saved();
    const text = desk.draft?.text ?? '';
    expect(text).toContain('obligation: phone_report');
    expect(text).toContain('type: number, label: 新填写项, unit: 人');
    expect(text).not.toMatch(/id: send_main\n(.*\n)*?.*to: \[[^\n]*police[^\n]*\n(.*\n)*?.*id: send_more/);
    expect(field('basis').value).toBe('practice');
  });
});

describe('the draft', () => {
  it('is stored a moment after typing and named with its time', async () => {
    const desk = createEditorDesk();
    const user = await openEditor(desk);
    await retype(user, 'title', '山洪方案');
    expect((await saved()).textContent).toMatch(/已存 \d\d:\d\d:\d\d/);
    expect(desk.draft).toMatchObject({ version: 1, baseRevision: 3 });
    expect(desk.draft?.text).toContain('title: 山洪方案\n');
    expect(localStorage.getItem('watchdesk.draft.plan.flash-flood-geohazard.edit')).toBeNull();
  });

  it('stays in the page when the desk is down, says so, and is there again after the page went', async () => {
    const desk = createEditorDesk();
    desk.isDown = true;
    const user = await openEditor(desk);
    await retype(user, 'title', '没存上的');
    expect((await screen.findByTestId('edit-not-saved')).textContent).toContain('没存上');
    leavePage();
    desk.isDown = false;
    await openEditor(desk);
    expect(screen.getByTestId('edit-origin').textContent).toContain('找回了');
    expect(field('title').value).toBe('没存上的');
    await saved();
    expect(desk.draft?.text).toContain('没存上的');
  });

  it('is opened again where it was left, and can be given up for the plan in force', async () => {
    const desk = createEditorDesk(PLAN_TEXT, draftOf(PLAN_TEXT.replace('山洪地质灾害工作方案', '半份草稿')));
    const user = await openEditor(desk);
    expect(screen.getByTestId('edit-origin').textContent).toContain('林涛');
    expect(field('title').value).toBe('半份草稿');
    await user.click(screen.getByTestId('edit-restart'));
    expect(field('title').value).toBe('山洪地质灾害工作方案');
    await waitFor(() => expect(desk.draft).toBeNull());
    await user.click(screen.getByTestId('edit-undo'));
    expect(field('title').value).toBe('半份草稿');
    await waitFor(() => expect(desk.draft?.text).toContain('半份草稿'));
  });

  it('of two people is never written over: both times are shown and one chooses', async () => {
    const desk = createEditorDesk(PLAN_TEXT, draftOf(PLAN_TEXT));
    const user = await openEditor(desk);
    desk.draft = draftOf(PLAN_TEXT.replace('山洪地质灾害工作方案', '别人的'), 5);
    await retype(user, 'title', '我的');
    const conflict = await screen.findByTestId('edit-conflict');
    expect(conflict.textContent).toContain('林涛');
    await user.click(screen.getByTestId('conflict-theirs'));
    expect(field('title').value).toBe('别人的');
    await user.click(screen.getByTestId('edit-undo'));
    expect(field('title').value).toBe('我的');
    await waitFor(() => expect(desk.draft).toMatchObject({ version: 6 }));
    expect(desk.draft?.text).toContain('title: 我的\n');
  });
});

describe('the text view', () => {
  it('takes anything half typed, keeps the outline as it was and leads to the line', async () => {
    const desk = createEditorDesk();
    const user = await openEditor(desk);
    await user.click(screen.getByText('文本'));
    const area = screen.getByTestId<HTMLTextAreaElement>('edit-text');
    await user.click(area);
    await user.paste('a: [');
    const problem = await screen.findByTestId('edit-problem');
    expect(problem.textContent).toContain('行');
    await saved();
    expect(desk.draft?.text).toContain('a: [');
    await user.click(problem);
    expect(document.activeElement).toBe(area);
    await user.click(screen.getByText('步骤和图'));
    expect(rowAt('flow/0')?.textContent).toContain('接报登记');
    expect(screen.getByTestId<HTMLButtonElement>('edit-add').disabled).toBe(true);
    expect(screen.getByText(/图停在上一次/)).toBeTruthy();
    await user.click(screen.getByTestId('edit-undo'));
    expect(screen.getByTestId<HTMLButtonElement>('edit-add').disabled).toBe(false);
  });
});

describe('what only the desk can see', () => {
  it('is shown at its block when the submission is refused', async () => {
    const desk = createEditorDesk();
    const line = PLAN_TEXT.split('\n').findIndex((text) => text.includes('id: send_main')) + 1;
    desk.bridge.answer({
      'plan.submit': () =>
        refusal({
          code: 'plan_broken',
          params: {
            problems: `${PLAN}.yaml:${line}:13: 子方案绕成了圈。`,
            problemsEn: `x:${line}:13: A circle.`,
          },
        }),
    });
    const user = await openEditor(desk);
    await user.click(screen.getByTestId('edit-submit'));
    await user.type(await screen.findByTestId('submit-why'), '试');
    await user.selectOptions(screen.getByTestId('submit-reason'), 'other');
    await user.click(screen.getByTestId('submit-send'));
    await waitFor(() => expect(screen.getByTestId('edit-problem').textContent).toContain('子方案绕成了圈'));
    expect(rowAt('flow/1/lanes/0/flow/0')?.getAttribute('aria-selected')).toBe('true');
    await user.click(screen.getByTestId('edit-submit'));
    expect((await screen.findByTestId<HTMLTextAreaElement>('submit-why')).value).toBe('试');
  });
});
