import { describe, expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ ipcMain: {} }));

const { openGate } = await import('../../../electron/main/gate/gate');

type Options = Parameters<typeof openGate>[0];
type Ask = (payload: unknown) => Promise<unknown>;

/** The gate with a desk and a console that only note what reaches them; `url` is where the page stands that asks. */
function door(url = 'app://console/index.html'): { readonly ask: Ask; readonly reached: unknown[] } {
  const reached: unknown[] = [];
  const note = async (...what: readonly unknown[]) => {
    reached.push(what);
    return { ok: true, value: 'done' } as const;
  };
  let listener: (event: unknown, payload: unknown) => Promise<unknown> = () => Promise.resolve();
  const frame = { url, parent: null };
  const event = { senderFrame: frame, sender: { id: 1, mainFrame: frame } };
  openGate(
    {
      consoleOrigin: 'app://console',
      isOurs: (id) => id === 1,
      callDesk: (name, input, as) => note('desk', name, input, as),
      console: {
        'console.preferences': (input: unknown) => note('main', input),
      } as unknown as Options['console'],
      onAnswered: () => undefined,
    },
    { handle: (_channel: string, handler: typeof listener) => (listener = handler) } as unknown as Parameters<
      typeof openGate
    >[1],
  );
  return { ask: (payload) => listener(event, payload), reached };
}

describe('the gate', () => {
  test('gives the desk what it was given: the desk checks it', async () => {
    const { ask, reached } = door();
    const input = { text: 5, extra: ['今'] };
    expect(await ask({ name: 'log.append', input, as: 'a-1' })).toEqual({ ok: true, value: 'done' });
    expect(reached).toEqual([['desk', 'log.append', input, 'a-1']]);
  });

  test('checks what main answers itself before main acts on it', async () => {
    const { ask, reached } = door();
    const wrong = await ask({ name: 'console.preferences', input: { locale: 'xx' }, as: null });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid_input', field: 'locale' } });
    expect(reached).toEqual([]);
    await ask({ name: 'console.preferences', input: { locale: 'en' }, as: null });
    expect(reached).toEqual([['main', { locale: 'en' }]]);
  });

  test('lets nothing through that is no call, and nobody but the console', async () => {
    const { ask, reached } = door();
    expect(await ask({ name: 'log.append', input: {} })).toMatchObject({ ok: false });
    expect(await ask({ name: 'system.stop', input: {}, as: null })).toMatchObject({ ok: false });
    await expect(
      door('app://alarm/alarm.html').ask({ name: 'log.count', input: {}, as: null }),
    ).rejects.toThrow('foreign_sender');
    expect(reached).toEqual([]);
  });
});
