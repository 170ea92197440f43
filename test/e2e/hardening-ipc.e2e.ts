import { inRepo } from '../../scripts/repo.ts';
import { ALARM_CHANNEL } from '../../shared/contract/alarm';
import { MAX_MESSAGE_BYTES } from '../../shared/contract/envelope';
import { CALL_CHANNEL, PAGE_PROCEDURES } from '../../shared/contract/names';
import { keepHardening } from '../faults/report';
import { expect, test } from '../helpers/e2e';
import { call, openRoom, whoAmI } from '../helpers/e2eRoom';
import fc from '../helpers/fc.ts';

const MALFORMED = 1_000;

/** Payloads that are no call, as JSON texts, since some of them cannot be written as a value. */
function malformed(as: string): readonly string[] {
  const wrongName = fc.oneof(
    fc.constantFrom(
      '',
      'log.append ',
      'LOG.APPEND',
      '__proto__',
      'constructor',
      'paper.write',
      'planTransfer.read',
    ),
    fc.string({ maxLength: 80 }).filter((name) => !PAGE_PROCEDURES.includes(name as never)),
  );
  const notObject = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.string(),
    fc.array(fc.jsonValue()),
  );
  const value = fc.jsonValue({ maxDepth: 3 });
  const wrong: fc.Arbitrary<unknown> = fc.oneof(
    notObject,
    fc.record({ name: wrongName, input: value, as: fc.constant(as) }),
    fc.record({ name: fc.constantFrom(...PAGE_PROCEDURES), input: value }),
    fc.record({ input: value, as: fc.constant(as) }),
    fc.record({
      name: fc.constantFrom(...PAGE_PROCEDURES),
      input: value,
      as: fc.oneof(fc.nat(), fc.constant(''), fc.constant([as]), fc.constant('a'.repeat(81))),
    }),
    fc.record({
      name: fc.constantFrom(...PAGE_PROCEDURES),
      input: value,
      as: fc.constant(as),
      roles: fc.constant(['supervisor']),
    }),
    // No procedure takes a list, or a key of this name.
    fc.record({
      name: fc.constantFrom(...PAGE_PROCEDURES),
      input: fc.array(value, { minLength: 1 }),
      as: fc.constant(as),
    }),
    fc.record({
      name: fc.constantFrom(...PAGE_PROCEDURES),
      input: fc.record({ noSuchKey: value }),
      as: fc.constant(as),
    }),
  );
  const texts = fc
    .sample(wrong, { numRuns: MALFORMED - 3, seed: 4 })
    .map((payload) => JSON.stringify(payload));
  const poisoned = `{"name":"log.count","input":{"__proto__":{"polluted":true}},"as":${JSON.stringify(as)}}`;
  const large = JSON.stringify({ name: 'log.count', input: { text: 'x'.repeat(MAX_MESSAGE_BYTES) }, as });
  return [...texts, poisoned, large, '[]'];
}

test('the gate takes calls from the main frame of the console alone, and nothing malformed', async ({
  launch,
  home,
}) => {
  const { app, page } = await openRoom(launch, home, { locale: 'zh' });
  const as = await whoAmI(page);
  const before = await call(page, 'log.count', {}, as);
  const wrongSenders = await app.evaluate(
    async ({ BrowserWindow, ipcMain }, { channels, names, actor, preload }) => {
      type Handler = (event: unknown, payload: unknown) => Promise<unknown>;
      const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
      const own = BrowserWindow.getAllWindows()[0];
      if (own === undefined) throw new Error('there is no console');
      const sender = own.webContents;
      const { mainFrame } = sender;
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await foreign.loadURL('app://console/index.html');
      const like = (url: string, parent: unknown) => ({ url, parent });
      const events = [
        { sender, senderFrame: null },
        { sender, senderFrame: like('app://console/index.html', mainFrame) },
        { sender, senderFrame: like('app://console/index.html', null) },
        { sender: { id: sender.id, mainFrame: like('https://example.org/', null) }, senderFrame: null },
        { sender: foreign.webContents, senderFrame: foreign.webContents.mainFrame },
      ];
      let tried = 0;
      const through: string[] = [];
      for (const channel of channels) {
        const handler = handlers.get(channel);
        if (handler === undefined) throw new Error(`nobody listens on ${channel}`);
        for (const name of names) {
          for (const [place, event] of events.entries()) {
            tried += 1;
            const isTaken = await Promise.resolve()
              .then(() => handler(event, { name, input: {}, as: actor, act: 'open' }))
              .then(
                () => true,
                () => false,
              );
            if (isTaken) through.push(`${channel} ${name} from sender ${place}`);
          }
        }
      }
      // The real thing: a page that looks like ours, in a window that main did not make for the console.
      const answered = (await foreign.webContents.executeJavaScript(
        `watchdesk.call('system.status', {}, null).then(() => 'taken', () => 'rejected')`,
      )) as string;
      tried += 1;
      if (answered !== 'rejected') through.push('a foreign window');
      foreign.destroy();
      return { tried, through };
    },
    {
      channels: [CALL_CHANNEL, ALARM_CHANNEL],
      names: [...PAGE_PROCEDURES],
      actor: as,
      preload: inRepo('out/preload/index.cjs'),
    },
  );
  keepHardening({
    id: 'E4',
    what: 'calls from a wrong window, frame or origin',
    tried: wrongSenders.tried,
    through: wrongSenders.through.length,
  });
  expect(wrongSenders.through).toEqual([]);

  const texts = malformed(as);
  const wrong = await app.evaluate(
    async ({ BrowserWindow, ipcMain }, { channel, payloads }) => {
      type Handler = (event: unknown, payload: unknown) => Promise<{ ok: boolean }>;
      const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Handler> };
      const handler = handlers.get(channel);
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      if (handler === undefined || sender === undefined) throw new Error('there is no console');
      const taken: string[] = [];
      for (const payload of payloads) {
        const answer = await handler({ sender, senderFrame: sender.mainFrame }, JSON.parse(payload)).catch(
          () => null,
        );
        if (answer === null || answer.ok) taken.push(payload.slice(0, 200));
      }
      return taken;
    },
    { channel: CALL_CHANNEL, payloads: texts },
  );
  keepHardening({
    id: 'E4',
    what: 'malformed calls from the right page',
    tried: texts.length,
    through: wrong.length,
  });
  expect(wrong).toEqual([]);
  expect(await call(page, 'log.count', {}, as)).toEqual(before);
});
