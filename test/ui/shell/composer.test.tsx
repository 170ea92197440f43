import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok, type Result } from '../../../shared/contract/errors';
import type { LogEntry } from '../../../shared/contract/models';
import { refusal } from '../../helpers/fakeBridge';
import {
  aLine,
  aStatus,
  createFakeDesk,
  type FakeDesk,
  NIGHT,
  OFFICER,
  SECOND,
} from '../../helpers/fakeDesk';
import { forgetPage, leavePage, openPage } from '../../helpers/page';

const input = (): Promise<HTMLTextAreaElement> => screen.findByTestId('composer-input');
const sentStates = (): (string | undefined)[] =>
  screen.queryAllByTestId('composer-sent').map((line) => line.dataset.state);

/** A desk that answers `log.append` only when told. */
function heldDesk(): { desk: FakeDesk; answer: (result?: Result<LogEntry>) => void } {
  const desk = createFakeDesk();
  const waiting: ((result?: Result<LogEntry>) => void)[] = [];
  desk.bridge.answer({
    'log.append': ({ entryId, text }) =>
      new Promise((resolve) =>
        waiting.push((result) =>
          resolve(result ?? ok(aLine({ number: 59, id: entryId, text: text.trim() }))),
        ),
      ),
  });
  return { desk, answer: (result) => waiting.shift()?.(result) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

describe('sending a line', () => {
  it('shows a line as saving until the desk has acknowledged it, then as saved with its number', async () => {
    const { desk, answer } = heldDesk();
    const user = openPage(desk.bridge);
    await user.type(await input(), '枫坪镇来电：到场{Enter}');
    expect(sentStates()).toEqual(['sending']);
    expect((await input()).value).toBe('');
    answer();
    await waitFor(() => expect(sentStates()).toEqual(['saved']));
    expect(screen.getByTestId('composer-sent').textContent).toContain('59');
  });

  it('lets several lines be on their way at once', async () => {
    const { desk, answer } = heldDesk();
    const user = openPage(desk.bridge);
    await user.type(await input(), '一{Enter}');
    await user.type(await input(), '二{Enter}');
    expect(sentStates()).toEqual(['sending', 'sending']);
    answer();
    await waitFor(() => expect(sentStates()).toContain('saved'));
    expect(sentStates()).toContain('sending');
  });

  it('sends kind, link, caller and the writer, and nothing of them stays for the next line', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await user.type(await input(), '群众反映积水');
    await user.selectOptions(screen.getByTestId('composer-kind'), 'public');
    await user.selectOptions(screen.getByTestId('composer-incident'), 'inc-1');
    await user.click(screen.getByTestId('composer-more'));
    await user.type(screen.getByTestId('composer-unit'), '大桥镇');
    await user.click(screen.getByTestId('composer-submit'));
    const [sent] = desk.bridge.calls.filter((call) => call.name === 'log.append');
    expect(sent?.as).toBe(OFFICER.id);
    expect(sent?.input).toMatchObject({
      kind: 'public',
      incidentId: 'inc-1',
      caller: { unit: '大桥镇', name: '', post: '', phone: '' },
      receivedAt: null,
    });
    expect(screen.getByTestId<HTMLSelectElement>('composer-incident').value).toBe('');
    expect(screen.getByTestId<HTMLSelectElement>('composer-kind').value).toBe('phone_in');
  });

  it('makes a new line with Shift+Enter and logs nothing', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await user.type(await input(), '上{Shift>}{Enter}{/Shift}下');
    expect((await input()).value).toBe('上\n下');
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
  });

  it('refuses a text beyond the cap in words and cuts nothing of it', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    fireEvent.change(await input(), { target: { value: '雨'.repeat(8_001) } });
    await user.click(screen.getByTestId('composer-submit'));
    expect(screen.getByTestId('composer-problem').textContent).toContain('8000');
    expect((await input()).value).toHaveLength(8_001);
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
  });

  it('logs nothing when Enter is held down or the text is blank', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await user.type(await input(), '  {Enter}');
    await user.type(await input(), '到场');
    fireEvent.keyDown(await input(), { key: 'Enter', repeat: true });
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
  });
});

describe('an input method', () => {
  it('may confirm a candidate with Enter without logging', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    const field = await input();
    await user.type(field, 'huapo');
    fireEvent.compositionStart(field);
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    fireEvent.compositionEnd(field);
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
    expect(field.value).toBe('huapo');
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
    expect(desk.bridge.inputsOf('log.append')).toHaveLength(1);
  });

  it('may cancel a candidate with Escape without leaving the field', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    const field = await input();
    await user.type(field, 'hua');
    fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
    expect(document.activeElement).toBe(field);
  });
});

describe('a line that is refused', () => {
  it('keeps its text and is sent again under the same id', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'log.append': () => refusal({ code: 'disk_full' }) });
    const user = openPage(desk.bridge);
    await user.type(await input(), '积水退去{Enter}');
    await waitFor(() => expect(sentStates()).toEqual(['failed']));
    const failed = screen.getByTestId('composer-sent');
    expect(failed.textContent).toContain('积水退去');
    expect(failed.textContent).toContain('磁盘满了');
    await user.click(within(failed).getByTestId('composer-retry'));
    const ids = desk.bridge.inputsOf('log.append').map((sent) => sent.entryId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('can be taken back and loses neither text', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'log.append': () => refusal({ code: 'text_too_long', field: 'text' }) });
    const user = openPage(desk.bridge);
    await user.type(await input(), '第一句{Enter}');
    await user.type(await input(), '第二句');
    await user.click(await screen.findByTestId('composer-take-back'));
    expect((await input()).value).toBe('第一句\n第二句');
    expect(screen.queryByTestId('composer-sent')).toBeNull();
  });
});

describe('the desk away', () => {
  it('keeps the line and sends it by itself when the desk is back, once and under the same id', async () => {
    const desk = createFakeDesk();
    let isAway = true;
    desk.bridge.answer({
      'log.append': (line) =>
        isAway
          ? refusal({ code: 'desk_unavailable' })
          : aLine({ number: 60, id: line.entryId, text: line.text }),
    });
    const user = openPage(desk.bridge);
    await user.type(await input(), '断开时写的{Enter}');
    await waitFor(() => expect(sentStates()).toEqual(['waiting']));
    isAway = false;
    desk.bridge.emit({ event: 'desk', state: 'up', reason: '' });
    desk.bridge.emit({ event: 'heartbeat', at: NIGHT, alerts: 0, topLevel: 0 });
    await waitFor(() => expect(sentStates()).toEqual(['saved']));
    const ids = desk.bridge.inputsOf('log.append').map((sent) => sent.entryId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('stores what was typed over a draft whose old text was stored before a crash as a line of its own', async () => {
    const desk = createFakeDesk();
    const held = new Map<string, string>();
    desk.bridge.answer({
      'log.append': ({ entryId, text }) => {
        if (held.size === 0) held.set(entryId, '先前的原文');
        else held.set(entryId, text);
        return aLine({ number: 59 + held.size, id: entryId, text: held.get(entryId) ?? '' });
      },
    });
    const user = openPage(desk.bridge);
    await user.type(await input(), '改过的{Enter}');
    await waitFor(() => expect(sentStates()).toEqual(['saved']));
    expect([...held.values()]).toEqual(['先前的原文', '改过的']);
    expect(screen.getByTestId('composer-sent').textContent).toContain('61');
  });
});

describe('a draft whose id the desk holds other words under', () => {
  it('becomes a line of its own when the desk refuses the id', async () => {
    const desk = createFakeDesk();
    const ids: string[] = [];
    desk.bridge.answer({
      'log.append': ({ entryId, text }) => {
        ids.push(entryId);
        if (ids.length === 1) return refusal({ code: 'id_used', params: { line: 60 } });
        return aLine({ number: 61, id: entryId, text });
      },
    });
    const user = openPage(desk.bridge);
    await user.type(await input(), '改过的{Enter}');
    await waitFor(() => expect(sentStates()).toEqual(['saved']));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a reload', () => {
  it('keeps the draft with everything around it', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await user.type(await input(), '写到一半');
    await user.selectOptions(screen.getByTestId('composer-kind'), 'media');
    leavePage();
    openPage(desk.bridge);
    expect((await input()).value).toBe('写到一半');
    expect(screen.getByTestId<HTMLSelectElement>('composer-kind').value).toBe('media');
  });

  it('sends again what was on its way, under the same id, time and name', async () => {
    const { desk } = heldDesk();
    const user = openPage(desk.bridge);
    await user.type(
      screen.queryByTestId('composer-received') ?? (await screen.findByTestId('composer-received')),
      '-5',
    );
    await user.type(await input(), '发出去没有回音{Enter}');
    const [first] = desk.bridge.calls.filter((call) => call.name === 'log.append');
    leavePage();
    vi.setSystemTime(NIGHT + 600_000);
    openPage(desk.bridge);
    await waitFor(() => expect(desk.bridge.inputsOf('log.append')).toHaveLength(2));
    const [, second] = desk.bridge.calls.filter((call) => call.name === 'log.append');
    expect(second).toEqual(first);
  });
});

describe('the time of receipt', () => {
  it('is set back by typing and shown as a clock time when the field is left', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    const field = await screen.findByTestId<HTMLInputElement>('composer-received');
    await user.type(field, '02:38');
    await user.tab();
    expect(field.value).toBe('02:38');
    await user.type(await input(), '上坑村滑坡{Enter}');
    const at = desk.bridge.inputsOf('log.append')[0]?.receivedAt;
    expect(at).toBe(Date.UTC(2026, 10, 23, 18, 38));
    expect(field.value).toBe('');
  });

  it('is refused in words when it cannot be read, and nothing is sent', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await user.type(await screen.findByTestId('composer-received'), '半夜');
    await user.type(await input(), '到场{Enter}');
    expect(screen.getByTestId('composer-problem').textContent).toContain('02:38');
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
    expect((await input()).value).toBe('到场');
  });
});

describe('who writes', () => {
  it('is switched with Ctrl+J, and the line goes in that name', async () => {
    const desk = createFakeDesk({ status: aStatus({ signedIn: [OFFICER, SECOND] }) });
    const user = openPage(desk.bridge);
    await user.type(await input(), '副班接的电话');
    await user.keyboard('{Control>}j{/Control}');
    const writer = screen.getByTestId<HTMLSelectElement>('composer-writer');
    await waitFor(() => expect(writer.value).toBe(SECOND.id));
    await user.type(await input(), '{Enter}');
    expect(desk.bridge.calls.find((call) => call.name === 'log.append')?.as).toBe(SECOND.id);
  });

  it('must be somebody: before sign-in Enter keeps the text and points to sign-in', async () => {
    const desk = createFakeDesk({ status: aStatus({ signedIn: [] }) });
    const user = openPage(desk.bridge);
    await user.type(await input(), '先写下来{Enter}');
    expect(document.activeElement).toBe(screen.getByTestId('signin-name'));
    expect((await input()).value).toBe('先写下来');
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
  });

  it('acknowledges an alert with Ctrl+Enter from within the text and logs nothing', async () => {
    const desk = createFakeDesk();
    const user = openPage(desk.bridge);
    await user.type(await input(), '边听边写{Control>}{Enter}{/Control}');
    expect(desk.bridge.inputsOf('alert.acknowledge')).toEqual([{ alertId: 'al-1' }]);
    expect(desk.bridge.inputsOf('log.append')).toEqual([]);
    expect((await input()).value).toBe('边听边写');
  });
});
