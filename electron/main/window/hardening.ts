import type { App, Session, WebContents, WebPreferences } from 'electron';
import { APP_SCHEME, originOf } from '../protocol/fileMap';

/** The preferences of every window; a test reads them back from the real ones. */
export function safePreferences(isPackaged: boolean): WebPreferences {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    devTools: !isPackaged,
    spellcheck: false,
    // A deadline must be painted and heard while another window has the focus.
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
    navigateOnDragDrop: false,
    safeDialogs: true,
    disableDialogs: true,
  };
}

/** Addresses that a page may load anything from; `devOrigin` is the development server of an unpackaged start. */
export function isRequestAllowed(url: string, isPackaged: boolean, devOrigin: string | null): boolean {
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase();
  if (scheme === `${APP_SCHEME}:` || scheme === 'data:') return true;
  if (isPackaged) return false;
  if (scheme === 'devtools:') return true;
  if (devOrigin === null) return false;
  return originOf(url.replace(/^ws/i, 'http')) === devOrigin;
}

/** Nothing leaves the page, nothing is asked of the machine: applied to each session that shows something. */
export function hardenSession(session: Session, isPackaged: boolean, devOrigin: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isRequestAllowed(details.url, isPackaged, devOrigin) });
  });
  session.on('will-download', (event) => event.preventDefault());
}

function hardenContents(contents: WebContents, devOrigin: string | null): void {
  const refuse = (details: { readonly url: string; readonly preventDefault: () => void }): void => {
    // The development server reloads its own page after a change.
    if (devOrigin !== null && originOf(details.url) === devOrigin) return;
    details.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Every page ever made, whoever makes it: no navigation, no redirect, no new window, no webview. */
export function hardenApp(app: App, devOrigin: string | null): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, devOrigin));
}

/** Doors for a debugger that Chromium opens by a switch and no fuse closes. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'] as const;

/** A packaged console takes no debugger: neither by a switch nor by the signal that makes a Node open one, and which would end it otherwise. */
export function refuseDebugging(commandLine: Pick<App['commandLine'], 'removeSwitch'>): void {
  for (const name of DEBUGGING) commandLine.removeSwitch(name);
  if (process.platform !== 'win32') process.on('SIGUSR1', () => {});
}
