import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

export const APP_SCHEME = 'app';
export const CONSOLE_ORIGIN = 'app://console';
/** The alarm window's page: an origin of its own, so that neither page can reach into the other. */
export const ALARM_ORIGIN = 'app://alarm';

export type ServedFile = { readonly path: string; readonly type: string };
export type FileMap = ReadonlyMap<string, ServedFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

/**
 * Everything that may be asked for, found once at the start: URL path → file. A request is looked up in it and never
 * joined to a folder, so no spelling of a path can leave it. Links are not followed; unknown kinds of file are left out.
 */
export function buildFileMap(root: string): FileMap {
  const map = new Map<string, ServedFile>();
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path, `${prefix}${entry.name}/`);
      const type = TYPES[extname(entry.name).toLowerCase()];
      if (entry.isFile() && type !== undefined) map.set(`${prefix}${entry.name}`, { path, type });
    }
  };
  walk(root, '/');
  return map;
}

/** The origin of a URL as a browser sees it, for our own scheme too; null when there is none to trust. */
export function originOf(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  if (url.username !== '' || url.password !== '') return null;
  // Outside a browser the scheme is not "special", and its origin would be the text "null".
  if (url.protocol === `${APP_SCHEME}:`) return url.host === '' ? null : `${APP_SCHEME}://${url.host}`;
  return url.origin === 'null' ? null : url.origin;
}

/** The file that a request means, or null. The path is compared as sent, without decoding. */
export function findFile(
  map: FileMap,
  method: string,
  text: string,
  origin: string = CONSOLE_ORIGIN,
): ServedFile | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  if (originOf(text) !== origin) return null;
  return map.get(new URL(text).pathname) ?? null;
}
