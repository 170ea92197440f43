import { join } from 'node:path';
import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import { logLine } from './log';
import { PackKeeper } from './packs/packKeeper';
import { printPage, printSilently } from './print/printPage';
import { IdleWatch, type SeatState, shortIdle } from './seat/idleWatch';
import type { DeskSupervisor } from './supervisor/supervisor';
import { realTimers } from './supervisor/timers';
import { type InboxTools, WarningInbox } from './warnings/inbox';
import { inboxFolder, inboxTools } from './warnings/inboxFiles';
import type { Words } from './words';

type DeskAtHome = { readonly desk: DeskSupervisor; readonly home: string };

/** CUPS says it of its default printer; elsewhere nothing does, and the first of the list is taken. */
const isDefaultPrinter = (options: unknown): boolean =>
  (options as { readonly 'printer-is-default'?: string } | undefined)?.['printer-is-default'] === 'true';

/** Locks the seat when nobody has touched the machine for the time that the room sets. */
export function makeSeat(desk: DeskSupervisor): IdleWatch {
  return new IdleWatch({
    systemIdle: () => powerMonitor.getSystemIdleTime(),
    now: () => performance.now(),
    state: async () => {
      const state = await desk.call('session.state', {}, null);
      return state.ok ? (state.value as SeatState) : null;
    },
    lock: async (reason) => (await desk.call('session.lock', { reason }, null)).ok,
    every: realTimers.every,
    limitMs: app.isPackaged ? null : shortIdle(process.env),
  });
}

/** Keeps the papers for a downtime ready, as files and, where the room wants it, printed. `window` lists the printers. */
export function makePacks({ desk, home }: DeskAtHome, window: () => BrowserWindow): PackKeeper {
  return new PackKeeper({
    desk: (name, input, as) => desk.call(name, input, as),
    folder: join(home, 'packs'),
    toPdf: (html, footerHtml) => printPage(html, footerHtml, app.isPackaged),
    printers: async () => {
      const list = await window().webContents.getPrintersAsync();
      return list.map(({ name, options }) => ({ name, isDefault: isDefaultPrinter(options) }));
    },
    print: (html, printer) => printSilently(html, printer, app.isPackaged),
    after: realTimers.after,
    log: logLine,
  });
}

/** Takes in the warnings that are put into the watched folder. */
export function startInbox({ desk, home }: DeskAtHome): WarningInbox {
  const ask: InboxTools['desk'] = (name, input, as) => desk.call(name, input, as);
  const inbox = new WarningInbox({
    ...inboxTools,
    desk: ask,
    folder: () => inboxFolder(home, process.env, ask),
    after: realTimers.after,
    log: logLine,
  });
  inbox.start();
  return inbox;
}

/** Asks whether the console may go while somebody is on duty. True: it may. */
export async function confirmQuit(window: BrowserWindow, words: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: words.quitTitle,
    message: words.quitQuestion,
    detail: words.quitConsequence,
    buttons: [words.quitStay, words.quitLeave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
