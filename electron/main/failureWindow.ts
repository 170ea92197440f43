import { BrowserWindow, session } from 'electron';
import type { HomeFolder } from './homeFolder';
import { CONSOLE_ORIGIN } from './protocol/fileMap';
import { servePage } from './protocol/serve';
import { hardenSession, safePreferences } from './window/hardening';
import { HOME_FAILURES } from './words';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** The page that says why the data folder cannot be used; written by main, since there is no desk to ask. */
export function failurePage(folder: Extract<HomeFolder, { ok: false }>): string {
  const { zh, en } = HOME_FAILURES[folder.reason];
  const part = (lang: string, words: typeof zh, kept: string): string =>
    `<section lang="${lang}"><h1>${words.title}</h1><p>${words.what}</p>` +
    `<p><code>${escapeHtml(folder.home)}</code> <small>(${escapeHtml(folder.detail)})</small></p>` +
    `<p>${words.toDo}</p><p class="kept">${kept}</p></section>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${zh.title}</title><style>
body{margin:0;padding:40px 48px;background:#14171c;color:#e6e9ec;font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC","WenQuanYi Zen Hei",sans-serif}
section{max-width:640px;border-left:3px solid #d9362f;padding-left:20px;margin-bottom:36px}
h1{font-size:20px;margin:0 0 8px}p{margin:4px 0}code{font-size:14px;color:#e8b339;overflow-wrap:anywhere}small{color:#9aa3ab}.kept{color:#9aa3ab}
</style></head><body>${part('zh-CN', zh, '已有的数据没有改动。')}${part('en', en, 'Existing data were not touched.')}</body></html>`;
}

/** Shows the page and resolves when the person closed the window. */
export function showFailure(folder: Extract<HomeFolder, { ok: false }>, isPackaged: boolean): Promise<void> {
  const address = `${CONSOLE_ORIGIN}/failure.html`;
  const own = session.fromPartition('watchdesk-failure');
  hardenSession(own, isPackaged, null);
  servePage(own, address, failurePage(folder));
  const window = new BrowserWindow({
    width: 760,
    height: 560,
    backgroundColor: '#14171c',
    title: HOME_FAILURES[folder.reason].zh.title,
    autoHideMenuBar: true,
    webPreferences: { ...safePreferences(isPackaged), javascript: false, session: own },
  });
  void window.loadURL(address);
  return new Promise((closed) => window.once('closed', () => closed()));
}
