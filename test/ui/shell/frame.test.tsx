import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { refusal } from '../../helpers/fakeBridge';
import { aStatus, createFakeDesk } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';

afterEach(forgetPage);

const here = (): string | null =>
  document.querySelector('.rail [aria-current="page"]')?.getAttribute('data-testid') ?? null;

describe('the frame', () => {
  it('changes screens with Alt+digit in the order of the rail', async () => {
    const user = openPage(createFakeDesk().bridge);
    await screen.findByTestId('board');
    const seen: (string | null)[] = [];
    for (const digit of [0, 7, 5, 1]) {
      await user.keyboard(`{Alt>}${digit}{/Alt}`);
      seen.push(here());
    }
    expect(seen).toEqual(['rail-settings', 'rail-statistics', 'rail-warnings', 'rail-board']);
  });

  it('shows the board before sign-in and asks for sign-in on the other screens', async () => {
    const user = openPage(createFakeDesk({ status: aStatus({ signedIn: [] }) }).bridge);
    await screen.findByTestId('board');
    expect(screen.getByTestId('signin-panel')).toBeTruthy();
    await user.click(screen.getByTestId('rail-log'));
    expect(screen.queryByTestId('board')).toBeNull();
    expect(screen.getByTestId('signin-panel')).toBeTruthy();
    expect(screen.getByTestId('alert-strip')).toBeTruthy();
  });

  it('says on every screen that a demo room is one', async () => {
    const status = aStatus();
    if (status.room === null) throw new Error('the room is founded');
    openPage(createFakeDesk({ status: { ...status, room: { ...status.room, demo: true } } }).bridge, 'en');
    expect((await screen.findByTestId('demo-band')).textContent).toContain('DEMO ROOM');
  });

  it('says what is kept while the desk is down, and restarts it when asked', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await screen.findByTestId('board');
    desk.bridge.emit({ event: 'desk', state: 'down', reason: 'exit 1' });
    const band = await screen.findByTestId('desk-down');
    expect(band.textContent).toContain('输入的内容都在');
    await user.click(band.querySelector('button') as HTMLElement);
    expect(desk.bridge.inputsOf('console.restartDesk')).toHaveLength(1);
    desk.bridge.emit({ event: 'desk', state: 'up', reason: '' });
    await waitFor(() => expect(screen.queryByTestId('desk-down')).toBeNull());
  });

  it('opens and closes the key map with Ctrl+F1, and Esc closes it', async () => {
    const user = openPage(createFakeDesk().bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Control>}{F1}{/Control}');
    expect((await screen.findByTestId('key-map')).textContent).toContain('Ctrl+Enter');
    await user.keyboard('{Control>}{F1}{/Control}');
    expect(screen.queryByTestId('key-map')).toBeNull();
    await user.keyboard('{Control>}{F1}{/Control}');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('key-map')).toBeNull();
  });

  it('goes one step back with Esc: first out of the field, then to the screen before, and keeps the text', async () => {
    const user = openPage(createFakeDesk().bridge);
    await screen.findByTestId('board');
    await user.keyboard('{Alt>}0{/Alt}');
    await user.keyboard('{Control>}l{/Control}');
    await user.keyboard('写了一半');
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(document.body);
    expect(here()).toBe('rail-settings');
    await user.keyboard('{Escape}');
    expect(here()).toBe('rail-board');
    expect(screen.getByTestId<HTMLTextAreaElement>('composer-input').value).toBe('写了一半');
  });

  it('goes where main asks', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'run.get': () => refusal({ code: 'not_found', field: 'runId' }) });
    openPage(desk.bridge);
    await screen.findByTestId('board');
    desk.bridge.emit({ event: 'navigate', to: 'run/run-1' });
    await waitFor(() => expect(here()).toBe('rail-plans'));
    desk.bridge.emit({ event: 'navigate', to: '../../etc' });
    expect(here()).toBe('rail-plans');
  });

  it('asks again only for what a change touches', async () => {
    const desk = createFakeDesk();
    openPage(desk.bridge);
    await screen.findByTestId('board');
    const asked = (name: string): number => desk.bridge.calls.filter((call) => call.name === name).length;
    const [boards, statuses] = [asked('board.get'), asked('system.status')];
    desk.bridge.changed('log');
    await waitFor(() => expect(asked('board.get')).toBe(boards + 1));
    expect(asked('system.status')).toBe(statuses);
  });
});
