import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { AlarmPage } from '../../../renderer/alarm/alarmPage';
import type { AlarmAnswer, AlarmItem, AlarmView } from '../../../shared/contract/alarm';

const html = readFileSync(resolve(import.meta.dirname, '../../../renderer/alarm.html'), 'utf8');
const body = html.slice(html.indexOf('<main'), html.indexOf('</main>') + '</main>'.length);

const NOW = Date.now();
const itemOf = (id: string, more: Partial<AlarmItem> = {}): AlarmItem => ({
  id,
  level: 2,
  titleZh: `事项${id}`,
  titleEn: `Matter ${id}`,
  incidentTitle: '上坑村滑坡',
  dueAt: NOW - 12 * 60_000,
  again: false,
  drill: null,
  ...more,
});

function openPage(answer: () => AlarmAnswer | Promise<AlarmAnswer> = () => ({ ok: true })) {
  const acknowledged: string[] = [];
  const drawn: (readonly string[])[] = [];
  const sounds: number[] = [];
  let opened = 0;
  let listener: (view: AlarmView) => void = () => {};
  const page = new AlarmPage({
    document,
    bridge: {
      acknowledge: async (id) => {
        acknowledged.push(id);
        return answer();
      },
      open: () => {
        opened += 1;
      },
      drawn: (ids) => drawn.push(ids),
      listen: (next) => {
        listener = next;
      },
    },
    sound: (level) => sounds.push(level),
    afterFrame: (run) => run(),
  });
  const show = (items: readonly AlarmItem[], more: Partial<AlarmView> = {}): void =>
    listener({ locale: 'zh', now: NOW, items, more: 0, soundLevel: 0, ...more });
  const texts = (): readonly string[] =>
    [...document.querySelectorAll('#alarm-list li')].map((row) => row.textContent ?? '');
  const buttons = (): readonly HTMLButtonElement[] => [
    ...document.querySelectorAll<HTMLButtonElement>('[data-testid="alarm-ack"]'),
  ];
  const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';
  return { page, show, texts, buttons, textOf, acknowledged, drawn, sounds, opened: () => opened };
}

beforeEach(() => {
  document.body.innerHTML = body;
});

describe('the page of the alarm window', () => {
  test('lists what is due: title, incident, due time, overdue by; and says that it was drawn', () => {
    const { show, texts, textOf, drawn, sounds } = openPage();
    show(
      [
        itemOf('甲', { level: 3, again: true }),
        itemOf('乙', { incidentTitle: null, drill: '防汛演练', dueAt: NOW }),
      ],
      {
        soundLevel: 3,
      },
    );
    expect(textOf('alarm-title')).toBe('到时告警 · 2 项未确认');
    expect(texts()[0]).toContain('超时 12 分');
    expect(texts()[0]).toMatch(/事项甲上坑村滑坡 · 应于 .*\d\d:\d\d 前完成 · 再次提醒/);
    expect(texts()[1]).toContain('到时【防汛演练】事项乙');
    expect(drawn).toEqual([['甲', '乙']]);
    expect(sounds).toEqual([3]);
  });

  test('speaks English, and counts what it does not list', () => {
    const { show, texts, textOf } = openPage();
    show([itemOf('a', { dueAt: NOW - 26 * 3_600_000 })], { locale: 'en', more: 7 });
    expect(document.documentElement.lang).toBe('en');
    expect(textOf('alarm-title')).toBe('Due now · 8 not acknowledged');
    expect(texts()[0]).toContain('OVERDUE 1 d 2 h');
    expect(textOf('alarm-more')).toContain('7 more');
    expect(document.getElementById('alarm-more')?.hidden).toBe(false);
  });

  test('acknowledges by click, and the first line by Ctrl+Enter; a bare Enter without a focused button says nothing', async () => {
    const user = userEvent.setup();
    const { show, buttons, acknowledged } = openPage();
    show([itemOf('a'), itemOf('b')]);
    await user.keyboard('{Enter}');
    expect(acknowledged).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(acknowledged).toEqual(['a']);
    const second = buttons()[1];
    if (second === undefined) throw new Error('the second line has no button');
    await user.click(second);
    expect(acknowledged).toEqual(['a', 'b']);
  });

  test('is worked by Tab and Enter, and the focus goes on to the line that took the place', async () => {
    const user = userEvent.setup();
    const { show, buttons, acknowledged } = openPage();
    show([itemOf('a'), itemOf('b')]);
    await user.tab();
    expect(document.activeElement).toBe(buttons()[0]);
    await user.keyboard('{Enter}');
    show([itemOf('b')]);
    expect(document.activeElement).toBe(buttons()[0]);
    await user.keyboard('{Enter}');
    expect(acknowledged).toEqual(['a', 'b']);
  });

  test('does not send the same twice, and keeps the line with the reason when it could not be noted down', async () => {
    const user = userEvent.setup();
    const { show, buttons, textOf, acknowledged } = openPage(() => ({ ok: false, code: 'desk_unavailable' }));
    show([itemOf('a')]);
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
    expect(textOf('alarm-error')).toContain('后台正在重新启动');
    expect(buttons()[0]?.disabled).toBe(false);
    expect(acknowledged.length).toBeGreaterThanOrEqual(1);
    expect(document.getElementById('alarm-error')?.hidden).toBe(false);
  });

  test('shows what people typed as text', () => {
    const { show, texts } = openPage();
    show([itemOf('a', { titleZh: '<img src=x onerror=alert(1)>', incidentTitle: '<b>粗</b>' })]);
    expect(texts()[0]).toContain('<img src=x onerror=alert(1)>');
    expect(document.querySelector('#alarm-list img, #alarm-list li p b b')).toBeNull();
  });

  test('opens the console', async () => {
    const { show, opened } = openPage();
    show([itemOf('a')]);
    await userEvent.setup().click(document.getElementById('alarm-open') as HTMLElement);
    expect(opened()).toBe(1);
  });

  test('leaves a line alone that did not change, so that a press in progress reaches it', () => {
    const { show, buttons } = openPage();
    show([itemOf('a')]);
    const before = buttons()[0];
    show([itemOf('a')], { soundLevel: 2 });
    expect(buttons()[0]).toBe(before);
  });
});
