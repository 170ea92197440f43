import { readFile } from 'node:fs/promises';
import type { Session } from 'electron';
import { logLine, messageOf } from '../log';
import { APP_SCHEME, type FileMap, findFile } from './fileMap';

/** What the console's page may load: itself, and pictures and fonts written into its own styles. */
export const CONSOLE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page that is only read and printed: no script, nothing from outside. */
export const PAPER_CSP = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PRIVILEGES = [
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
];

export function respond(
  body: string | Uint8Array<ArrayBuffer> | null,
  status: number,
  type: string,
  csp: string,
): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': csp,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    },
  });
}

const notFound = (): Response => respond('not found', 404, 'text/plain; charset=utf-8', PAPER_CSP);

/** Serves the pages of one origin from the map of files, in one session. */
export function serveFiles(session: Session, map: FileMap, origin: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = findFile(map, request.method, request.url, origin);
    if (file === null) return notFound();
    try {
      const body = request.method === 'HEAD' ? null : await readFile(file.path);
      return respond(body, 200, file.type, CONSOLE_CSP);
    } catch (error) {
      logLine(`a file of the console is missing: ${messageOf(error)}`);
      return notFound();
    }
  });
}

/** Serves one page of HTML under one address of our scheme and refuses everything else. */
export function servePage(session: Session, address: string, html: string): void {
  session.protocol.handle(APP_SCHEME, (request) =>
    request.method === 'GET' && request.url === address
      ? respond(html, 200, 'text/html; charset=utf-8', PAPER_CSP)
      : notFound(),
  );
}
