import { randomUUID } from 'node:crypto';
import { BrowserWindow, session } from 'electron';
import { servePage } from '../protocol/serve';
import { hardenSession, safePreferences } from '../window/hardening';

const PATIENCE_MS = 60_000;

/**
 * Prints one page of HTML to a PDF in a hidden window of its own: no script, no network, and a session that ends with it
 * (a renderer keeps hundreds of megabytes after printing). Paper size and margins are the page's own (@page).
 */
export async function printPage(html: string, footerHtml: string, isPackaged: boolean): Promise<Buffer> {
  const id = randomUUID();
  const own = session.fromPartition(`watchdesk-print-${id}`);
  hardenSession(own, isPackaged, null);
  const address = `app://print/${id}`;
  servePage(own, address, html);
  const window = new BrowserWindow({
    show: false,
    width: 1123,
    height: 794,
    webPreferences: { ...safePreferences(isPackaged), javascript: false, session: own },
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error('printing took longer than 60 s')), PATIENCE_MS);
  });
  const print = async (): Promise<Buffer> => {
    await window.loadURL(address);
    return window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: false,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footerHtml,
    });
  };
  try {
    return await Promise.race([print(), late]);
  } finally {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
    own.protocol.unhandle('app');
  }
}
