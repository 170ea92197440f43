import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { keepHardening } from '../faults/report';
import { expect, test } from '../helpers/e2e';
import { answerSaveDialog } from '../helpers/e2eExports';
import { call, openRoom, whoAmI } from '../helpers/e2eRoom';

/** What every page of ours runs with, whatever it shows. */
const EVERY = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;
type Seen = { readonly address: string; readonly preferences: Readonly<Record<string, unknown>> };

/** Notes the effective preferences of every page that is made from now on; hidden ones are gone again soon. */
async function watchWindows(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron, webContents }) => {
    type Contents = Electron.WebContents & { getLastWebPreferences(): object };
    const seen: { address: string; preferences: object }[] = [];
    Object.assign(globalThis, { seenWindows: seen });
    const note = (contents: Electron.WebContents): void => {
      seen.push({
        address: contents.getURL(),
        preferences: { ...(contents as Contents).getLastWebPreferences() },
      });
    };
    for (const contents of webContents.getAllWebContents()) note(contents);
    electron.on('web-contents-created', (_event, contents) =>
      contents.once('dom-ready', () => note(contents)),
    );
  });
}

const seenIn = (app: ElectronApplication): Promise<readonly Seen[]> =>
  app.evaluate(() => (globalThis as unknown as { seenWindows: Seen[] }).seenWindows);

/** Where a page runs with anything else than it should. */
function wrongIn(seen: readonly Seen[]): readonly string[] {
  return seen.flatMap(({ address, preferences }) =>
    Object.entries(EVERY)
      .filter(([name, wanted]) => (preferences[name] ?? false) !== wanted)
      .map(([name]) => `${address} ${name}: ${String(preferences[name])}`),
  );
}

test('the console, the alarm, the print, the picture and the failure window all run as pages that are not trusted', async ({
  launch,
  home,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'wd-e2e-saved-'));
  const console = await openRoom(launch, home, { locale: 'zh' });
  const { app, page } = console;
  const as = await whoAmI(page);
  await watchWindows(app);
  await answerSaveDialog(console, folder);
  await call(page, 'console.testChannel', { channel: 'alarm_window' }, null);
  const scope = { from: Date.now() - 86_400_000, to: Date.now() + 1_000 };
  const jobId = crypto.randomUUID();
  await call(
    page,
    'console.savePaper',
    { paper: { kind: 'log', scope }, masked: false, jobId, format: 'pdf' },
    as,
  );
  const order = {
    planId: 'flash-flood-geohazard',
    revision: null,
    locale: 'zh',
    format: 'png',
    sheet: 'auto',
  } as const;
  await call(page, 'console.savePlanFile', order, as);
  const of = (start: string) => (one: Seen) => one.address.startsWith(start);
  await expect.poll(async () => (await seenIn(app)).some(of('app://alarm/'))).toBe(true);
  const seen = [...(await seenIn(app))];
  await console.close();

  // A file stands where the folder of the data should be: there is no desk, and main shows a page of its own.
  const blocked = join(folder, 'a-file');
  writeFileSync(blocked, '');
  const failed = await launch({ home: blocked });
  await watchWindows(failed.app);
  seen.push(...(await seenIn(failed.app)));
  await failed.close();
  rmSync(folder, { recursive: true, force: true });

  const kinds = [
    'app://console/index.html',
    'app://alarm/',
    'app://print/',
    'app://draw/',
    'app://console/failure.html',
  ];
  for (const kind of kinds) expect(seen.some(of(kind)), kind).toBe(true);
  const silent = seen.filter((one) => /^app:\/\/print\/|failure\.html$/.test(one.address));
  const wrong = [
    ...wrongIn(seen),
    ...silent
      .filter(({ preferences }) => preferences['javascript'] !== false)
      .map(({ address }) => `${address} runs scripts`),
  ];
  const tried = seen.length * Object.keys(EVERY).length + silent.length;
  keepHardening({
    id: 'E1',
    what: `preferences of ${seen.length} pages of ${kinds.length} kinds`,
    tried,
    through: wrong.length,
  });
  expect(wrong).toEqual([]);
});
