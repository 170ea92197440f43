import { randomUUID } from 'node:crypto';
import { BrowserWindow, type Session, session } from 'electron';
import { servePage } from '../protocol/serve';
import { hardenSession, safePreferences } from '../window/hardening';

/** A hidden renderer that does not answer is not waited for longer than this; a long log takes some seconds. */
const PATIENCE_MS = 180_000;

export class Cancelled extends Error {}

/** One printing of one page. */
export type PrintJob = {
  readonly toPdf: () => Promise<Buffer>;
  /** opens the system's print dialog; false when the person left it */
  readonly print: () => Promise<boolean>;
  /** sends it to a printer by its name and asks nobody */
  readonly printTo: (printer: string) => Promise<void>;
  /** makes what is under way fail with `Cancelled` */
  readonly cancel: () => void;
  readonly close: () => void;
};

/**
 * Opens a page of HTML in a hidden window of its own for printing: no script, no network, and a session that ends with it (a renderer keeps hundreds
 * of megabytes after printing). Paper size and margins are the page's own (@page).
 */
export function openForPrint(html: string, footerHtml: string, isPackaged: boolean): PrintJob {
  const id = randomUUID();
  const own: Session = session.fromPartition(`watchdesk-print-${id}`);
  hardenSession(own, isPackaged, null);
  const address = `app://print/${id}`;
  servePage(own, address, html);
  const window = new BrowserWindow({
    show: false,
    width: 1123,
    height: 794,
    webPreferences: { ...safePreferences(isPackaged), javascript: false, session: own },
  });
  let fail: (error: Error) => void = () => undefined;
  const stopped = new Promise<never>((_done, reject) => {
    fail = reject;
  });
  stopped.catch(() => undefined);
  const timer = setTimeout(() => fail(new Error('printing took longer than 180 s')), PATIENCE_MS);
  const loaded = window.loadURL(address);
  loaded.catch(() => undefined);
  return {
    toPdf: () => Promise.race([loaded.then(() => pdfOf(window, footerHtml)), stopped]),
    print: () => Promise.race([loaded.then(() => dialogOf(window)), stopped]),
    printTo: (printer) => Promise.race([loaded.then(() => sendTo(window, printer)), stopped]),
    cancel: () => fail(new Cancelled()),
    close: () => {
      clearTimeout(timer);
      if (!window.isDestroyed()) window.destroy();
      own.protocol.unhandle('app');
    },
  };
}

function pdfOf(window: BrowserWindow, footerHtml: string): Promise<Buffer> {
  return window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: false,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footerHtml,
  });
}

function dialogOf(window: BrowserWindow): Promise<boolean> {
  return new Promise((done, fail) => {
    window.webContents.print({ silent: false, printBackground: true }, (isPrinted, reason) => {
      if (isPrinted) done(true);
      else if (/cancel/i.test(reason)) done(false);
      else fail(new Error(reason));
    });
  });
}

function sendTo(window: BrowserWindow, deviceName: string): Promise<void> {
  return new Promise((done, fail) => {
    window.webContents.print({ silent: true, printBackground: true, deviceName }, (isPrinted, reason) => {
      if (isPrinted) done();
      else fail(new Error(reason));
    });
  });
}

/** Prints one page to a PDF and leaves nothing open. */
export async function printPage(html: string, footerHtml: string, isPackaged: boolean): Promise<Buffer> {
  const job = openForPrint(html, footerHtml, isPackaged);
  try {
    return await job.toPdf();
  } finally {
    job.close();
  }
}

/** Sends one page to a printer and leaves nothing open. */
export async function printSilently(html: string, printer: string, isPackaged: boolean): Promise<void> {
  const job = openForPrint(html, '', isPackaged);
  try {
    await job.printTo(printer);
  } finally {
    job.close();
  }
}
