import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundReading } from '../../../shared/contract/areas/warnings';
import type { ReadWarning, WarningDoubt } from '../../../shared/domain/warnings';
import { aWarning, createFakeDesk, type FakeDesk, NIGHT } from '../../helpers/fakeDesk';
import { forgetPage, openPage } from '../../helpers/page';
import { aReading } from '../../helpers/warningReading';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NIGHT });
});
afterEach(() => {
  forgetPage();
  vi.useRealTimers();
});

const SMS = '【岚溪县气象台】24日02时发布暴雨预警信号：橙色或者红色，请注意防范。';

function found(over: Partial<ReadWarning> = {}, doubts: readonly WarningDoubt[] = []): FoundReading {
  const { id: _id, original: _original, receivedAt: _at, parentId: _parent, ...warning } = aReading(over);
  return {
    reading: {
      ok: true,
      warning: warning as never,
      doubts: doubts.map((one) => ({ ...one, choices: [...one.choices] })),
    },
    knownAs: null,
    parents: [],
    candidates: ['w-1'],
  };
}

const DOUBT: WarningDoubt = {
  field: 'color',
  reason: 'ambiguous',
  words: 'orange / red',
  choices: ['orange', 'red'],
};

async function openWarnings(desk: FakeDesk): Promise<UserEvent> {
  desk.bridge.answer({
    'warning.list': () => desk.board.warnings,
    'warning.held': () => [],
    'plan.list': () => [],
    'warning.import': ({ readings }) =>
      readings.map((one) => ({
        identifier: one.identifier ?? null,
        title: one.headline,
        outcome: 'recorded',
        warningId: 'w-9',
        reason: null,
      })),
  });
  const user = openPage(desk.bridge);
  await user.click(await screen.findByTestId('rail-warnings'));
  await screen.findByTestId('warning-list');
  return user;
}

const paste = (text: string): void => {
  fireEvent.paste(document.body, { clipboardData: { files: [], getData: () => text } });
};

describe('a pasted text', () => {
  it('is read by Ctrl+V anywhere on the screen, asks about its doubt, and is taken in with the original', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({
      'warning.read': () => [found({ source: 'paste', identifier: null, color: null }, [DOUBT])],
    });
    const user = await openWarnings(desk);
    paste(SMS);
    const form = within(await screen.findByTestId('warning-reading'));
    expect(form.getByTestId('reading-original').textContent).toBe(SMS);
    await user.click(form.getByTestId('reading-save'));
    expect(desk.bridge.inputsOf('warning.import')).toEqual([]);
    expect(form.getByTestId('reading-open').textContent).toContain('1');
    await user.click(within(form.getByTestId('doubt-color')).getByRole('button', { name: '红色' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(desk.bridge.inputsOf('warning.import')).toHaveLength(1));
    expect(desk.bridge.inputsOf('warning.import')[0]?.readings[0]).toMatchObject({
      color: 'red',
      level: 'level_2',
      original: SMS,
      parentId: null,
      issuedAt: Date.UTC(2026, 10, 23, 17),
    });
    expect((await screen.findByTestId('take-in-result')).dataset['outcome']).toBe('recorded');
    expect(screen.queryByTestId('warning-reading')).toBeNull();
  });

  it('that lifts asks which warning it lifts', async () => {
    const desk = createFakeDesk();
    const doubt: WarningDoubt = { field: 'references', reason: 'missing', words: '', choices: [] };
    desk.bridge.answer({
      'warning.read': () => [
        found({ source: 'paste', identifier: null, message: 'cancel', isLifting: true }, [doubt]),
      ],
    });
    const user = await openWarnings(desk);
    paste('解除暴雨橙色预警信号');
    const form = within(await screen.findByTestId('warning-reading'));
    await user.click(form.getByTestId('reading-save'));
    expect(desk.bridge.inputsOf('warning.import')).toEqual([]);
    await user.selectOptions(form.getByTestId('reading-parent'), 'w-1');
    await user.click(form.getByTestId('reading-save'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('warning.import')[0]?.readings[0]).toMatchObject({
        parentId: 'w-1',
        isLifting: true,
      }),
    );
  });

  it('is still there after the page was loaded again before it was answered', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({ 'warning.read': () => [found({ source: 'paste', identifier: null }, [DOUBT])] });
    await openWarnings(desk);
    paste(SMS);
    await screen.findByTestId('warning-reading');
    expect(localStorage.getItem('watchdesk.draft.warning.paste')).toContain('岚溪县气象台');
  });
});

describe('dropped files', () => {
  it('are taken in at once where nothing is in doubt, and each says what became of it', async () => {
    const desk = createFakeDesk();
    desk.bridge.answer({
      'warning.read': ({ text }) =>
        text.includes('bad')
          ? [
              {
                reading: { ok: false, code: 'entities', detail: 'lol9', where: '2' },
                knownAs: null,
                parents: [],
                candidates: [],
              },
            ]
          : [found()],
    });
    await openWarnings(desk);
    const files = [new File(['<alert/>'], 'a.xml'), new File(['<bad/>'], 'b.xml'), new File([''], 'c.json')];
    fireEvent.drop(screen.getByTestId('warning-list'), { dataTransfer: { files, types: ['Files'] } });
    await waitFor(() => expect(screen.getAllByTestId('take-in-file')).toHaveLength(3));
    const words = screen.getAllByTestId('take-in-file').map((one) => one.textContent ?? '');
    expect(words[0]).toContain('已登记');
    expect(words[1]).toContain('未定义的实体');
    expect(words[2]).toContain('是空的');
    expect(desk.bridge.inputsOf('warning.import')).toHaveLength(1);
  });
});

describe('the wall', () => {
  it('bands an exercise, and offers it neither a plan nor a response', async () => {
    const desk = createFakeDesk();
    desk.board.warnings = [aWarning({ id: 'e-1', status: 'exercise' })];
    await openWarnings(desk);
    const row = within(await screen.findByTestId('warning-row'));
    expect(row.getByTestId('status-band').textContent).toContain('演练');
    expect(row.queryByTestId('warning-callout')).toBeNull();
    expect(row.queryByTestId('warning-start-plan')).toBeNull();
    expect(row.queryByTestId('warning-response')).toBeNull();
  });

  it('shows two that disagree side by side, and takes no answer without a reason', async () => {
    const desk = createFakeDesk();
    desk.board.warnings = [
      aWarning({ id: 'w-1', color: 'yellow', disagreesWith: ['w-2'] }),
      aWarning({ id: 'w-2', issuer: '市气象台', disagreesWith: ['w-1'] }),
    ];
    desk.bridge.answer({ 'warning.prefer': ({ warningId }) => aWarning({ id: warningId }) });
    const user = await openWarnings(desk);
    const pair = within(await screen.findByTestId('warning-pair'));
    const [, theirs] = pair.getAllByTestId('pair-follow');
    await user.click(theirs as HTMLElement);
    expect(desk.bridge.inputsOf('warning.prefer')).toEqual([]);
    await user.type(pair.getByTestId('pair-reason'), '市台更新');
    await user.click(theirs as HTMLElement);
    await waitFor(() =>
      expect(desk.bridge.inputsOf('warning.prefer')).toEqual([
        { warningId: 'w-2', otherId: 'w-1', reason: '市台更新' },
      ]),
    );
  });

  it('holds a message apart until an officer links it', async () => {
    const desk = createFakeDesk();
    const candidate = aWarning({ id: 'w-1' });
    const { reading } = found({ message: 'update', color: 'red' });
    await openWarnings(desk);
    desk.bridge.answer({
      'warning.held': () => [
        {
          id: 'm-1',
          warning: reading.ok ? reading.warning : (null as never),
          original: '',
          reason: 'no_parent',
          receivedAt: NIGHT,
          candidates: [candidate, aWarning({ id: 'w-2' })],
        },
      ],
      'warning.link': () => candidate,
    });
    desk.bridge.changed('warnings');
    const row = within(await screen.findByTestId('held-row'));
    expect(row.getByTestId<HTMLButtonElement>('held-link').disabled).toBe(true);
    const user = (await import('@testing-library/user-event')).default.setup();
    await user.selectOptions(row.getByTestId('held-target'), 'w-1');
    await user.click(row.getByTestId('held-link'));
    await waitFor(() =>
      expect(desk.bridge.inputsOf('warning.link')).toEqual([{ messageId: 'm-1', warningId: 'w-1' }]),
    );
  });
});
