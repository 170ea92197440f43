import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeWall } from '../../../renderer/app/wall/state';
import { bigPlanText } from '../../helpers/bigPlan';
import { NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { createRunDesk, landslideText, type RunDesk } from './runDesk';

const MINUTE = 60_000;
const drawn = vi.hoisted(() => ({ texts: [] as string[] }));

// A browser that measures text is needed to lay a drawing out; the nodes and edges of one are enough to paint on.
vi.mock('../../../renderer/screens/runs/flow/loadMermaid', () => ({
  loadMermaid: async () => ({}),
  drawMermaid: async (text: string) => {
    drawn.texts.push(text);
    const nodes = [...text.matchAll(/^\s+([nj]_\w+)[[({>]/gm)].map(
      ([, id], place) =>
        `<g class="node" id="w1-flowchart-${id}-${place}"><rect width="100" height="40"/></g>`,
    );
    const edges = [...text.matchAll(/^ {2}(\w+) -->(?:\|.*\|)? (\w+)$/gm)].map(
      ([, from, to]) => `<path data-id="L_${from}_${to}_0"/>`,
    );
    return {
      id: 'w1',
      svg: `<svg id="w1" viewBox="0 0 900 900" width="900" height="900">${edges.join('')}${nodes.join('')}</svg>`,
    };
  },
}));

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
  drawn.texts.length = 0;
});
afterEach(() => {
  closeWall();
  forgetPage();
  vi.useRealTimers();
});

async function openRun(desk: RunDesk): Promise<UserEvent> {
  const user = openPage(desk.bridge);
  await screen.findByTestId('rail-board');
  desk.bridge.emit({ event: 'navigate', to: 'run/run-1' });
  await screen.findByTestId('run-screen');
  await screen.findAllByTestId('run-step');
  return user;
}

const node = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`g.node[id*="-${id}-"]`);
  if (found === null) throw new Error(`no node ${id}`);
  return found;
};
const intake = {
  kind: 'complete',
  key: 'intake',
  at: NIGHT - 15 * MINUTE,
  fields: { callback: '139', place: '上坑', kind: '滑坡', trapped: 3, missing: 0, households: 8, road: '通' },
} as const;

describe('the drawing of a run', () => {
  it('shows a change of state on the same elements, without being laid out again', async () => {
    const desk = createRunDesk(landslideText());
    const user = await openRun(desk);
    await waitFor(() => expect(node('n_intake').dataset['state']).toBe('active'));
    const svg = document.querySelector('[data-testid="flowchart"] svg');
    const before = node('n_intake');
    const lines = drawn.texts.length;
    expect(lines).toBe(1);
    expect(before.dataset['overdue']).toBe('true');
    expect(before.textContent).toContain('超时 ▸');
    const own = within(screen.getAllByTestId('run-step')[0] as HTMLElement);
    await user.click(own.getByTestId('step-rest-pending'));
    await user.click(own.getByTestId('step-complete'));
    await waitFor(() => expect(node('n_intake').dataset['state']).toBe('done'));
    expect(node('n_intake')).toBe(before);
    expect(document.querySelector('[data-testid="flowchart"] svg')).toBe(svg);
    expect(drawn.texts.length).toBe(lines);
    expect(before.textContent).toBe('✓');
    expect(document.querySelector('[data-id="L_n_intake_n_fork_main_0"]')?.getAttribute('data-way')).toBe(
      'walked',
    );
    expect(node('n_send_main').textContent).toContain('0/4 已回报');
  });

  it('marks the current steps of all lanes at once', async () => {
    const desk = createRunDesk(landslideText());
    desk.act(intake);
    await openRun(desk);
    await waitFor(() => expect(node('n_send_main').dataset['state']).toBe('active'));
    const active = [...document.querySelectorAll('g.node[data-state="active"]')];
    expect(active.length).toBeGreaterThan(3);
  });

  it('is walked by arrow keys, says what it comes to, and Enter leads to the card', async () => {
    const desk = createRunDesk(landslideText());
    desk.act(intake);
    await openRun(desk);
    await waitFor(() => expect(node('n_send_main').dataset['state']).toBe('active'));
    const frame = screen.getByTestId('flow-frame');
    frame.focus();
    fireEvent.keyDown(frame, { key: 'Home' });
    expect(frame.dataset['cursor']).toBe('n_intake');
    expect(screen.getByTestId('flow-spoken').textContent).toMatch(/接报登记，已办，值班员/);
    fireEvent.keyDown(frame, { key: 'ArrowDown' });
    fireEvent.keyDown(frame, { key: 'ArrowDown' });
    const at = frame.dataset['cursor'] ?? '';
    expect(screen.getByTestId('flow-spoken').textContent).toMatch(/剩|超时/);
    fireEvent.keyDown(frame, { key: 'Enter' });
    await waitFor(() => {
      const card = document.activeElement?.closest<HTMLElement>('[data-testid="run-step"]');
      expect(`n_${card?.dataset['block']}`).toBe(at);
    });
    expect(node(at).classList.contains('wd-selected')).toBe(true);
  });

  it('has a small map above forty nodes, with the states of the nodes', async () => {
    await openRun(createRunDesk(bigPlanText(60)));
    const map = await screen.findByTestId('flow-minimap');
    await waitFor(() =>
      expect(map.querySelector('rect[data-node="n_b1"]')?.getAttribute('data-state')).toBe('active'),
    );
    fireEvent.keyDown(map, { key: 'ArrowDown' });
  });
});

describe('the outline of a run', () => {
  it('has the state, the owner and what is left of each block in words, and is walked by keys', async () => {
    const desk = createRunDesk(landslideText());
    desk.act(intake);
    const user = await openRun(desk);
    await user.keyboard('{Alt>}o{/Alt}');
    const outline = await screen.findByTestId('run-outline');
    const rows = within(outline).getAllByRole('treeitem');
    expect(rows[0]?.textContent).toMatch(/接报登记.*值班员（主班）.*已办/);
    const main = rows.find((row) => row.dataset['row'] === 'n_send_main');
    expect(main?.textContent).toMatch(/指令.*正在办|超时/);
    expect(main?.textContent).toContain('0/4 已回报');
    expect(main?.getAttribute('aria-level')).toBe('3');
    const at = rows.find((row) => row.tabIndex === 0) as HTMLElement;
    at.focus();
    await user.keyboard('{Home}{ArrowDown}');
    expect((document.activeElement as HTMLElement).dataset['row']).toBe('n_fork_main');
    await user.keyboard('{ArrowLeft}');
    expect(within(outline).getAllByRole('treeitem').length).toBeLessThan(rows.length);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect((document.activeElement as HTMLElement).dataset['row']).toBe('n_lane_dispatch');
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(document.activeElement?.closest<HTMLElement>('[data-block]')?.dataset['block']).toBe(
        'send_main',
      ),
    );
    expect(
      within(outline)
        .getAllByRole('treeitem')
        .find((row) => row.getAttribute('aria-selected') === 'true')?.dataset['row'],
    ).toBe('n_send_main');
  });
});

describe('the big screen', () => {
  it('shows the run with its steps and what is due next, and Esc leads back', async () => {
    const desk = createRunDesk(landslideText());
    desk.act(intake);
    const user = await openRun(desk);
    await user.keyboard('{F11}');
    const wall = await screen.findByTestId('wall');
    expect((await within(wall).findAllByTestId('wall-step')).length).toBe(4);
    expect(within(wall).getByTestId('wall-next').children.length).toBeGreaterThan(2);
    expect(within(wall).getByTestId('wall-clock').textContent).toMatch(/\d\d:\d\d:\d\d/);
    expect(within(wall).queryByTestId('wall-cycle')).toBeNull();
    expect(wall.querySelectorAll('input, textarea, select')).toHaveLength(0);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('wall')).toBeNull());
    expect(screen.getByTestId('run-screen')).toBeTruthy();
  });
});
