import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { app, Menu, protocol } from 'electron';
import { homeArgument, homeDir } from '../../shared/domain/home';
import { Console } from './console';
import { DEMO_SWITCH, emptyDemoFolder, isDemoFolder, takeDemoFolder } from './demo/demoFolder';
import { DemoRoom } from './demo/demoRoom';
import { showFailure } from './failureWindow';
import { type HomeFolder, prepareHome } from './homeFolder';
import { isFirstInstance } from './instance';
import { keepQuietPipes, logLine, messageOf } from './log';
import { pathsOf } from './paths';
import { printJobOf, runPrintJob } from './print/printJob';
import { PRIVILEGES } from './protocol/serve';
import { findNode, type NodeRuntime } from './supervisor/nodeRuntime';
import { deskEnv, noProcess, spawnDesk } from './supervisor/spawnDesk';
import { type DeskProcess, DeskSupervisor } from './supervisor/supervisor';
import { realTimers } from './supervisor/timers';
import { watchdogLink } from './watchdog/start';
import { hardenApp, refuseDebugging } from './window/hardening';
import { ALREADY_RUNNING, HOME_WITHOUT_FOLDER, NO_DEMO_FOLDER } from './words';

/** Exit codes are those of the command line: 2 usage, 3 the data cannot be opened. */
const EXIT_USAGE = 2;
const EXIT_DATA = 3;

const isWatched = process.env['WATCHDESK_WATCHDOG'] !== 'off';
const devUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
const paths = pathsOf(app);

const ourNode = (): NodeRuntime =>
  findNode({
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    appPath: app.getAppPath(),
    resourcesPath: paths.resourcesPath,
  });

/** How to start one desk on this home; the seat is one per run of main. */
function deskStarter(home: string): () => DeskProcess {
  const env = deskEnv(process.env, randomUUID());
  return () => {
    const node = ourNode();
    if (!node.ok) return noProcess(node.reason);
    return spawnDesk({ node: node.path, script: paths.deskScript, args: ['--home', home], env });
  };
}

/**
 * Log-off and shut-down, which nobody is asked about. Only after `ready`: until then Chromium puts its own handlers in place, and over ours, whose
 * way out would ask a person during a shift.
 */
function quitOnSignals(quit: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit);
}

async function runConsole(home: string, isDemo: boolean): Promise<void> {
  let current: Console | null = null;
  const desk = new DeskSupervisor({
    start: deskStarter(home),
    timers: realTimers,
    onEvent: (event) => current?.heard(event),
    onState: (state) => current?.deskChanged(state),
    log: logLine,
  });
  desk.start();
  app.on('second-instance', () => current?.open());
  app.on('activate', () => current?.open());
  app.on('window-all-closed', () => app.quit());
  // A desk that is still starting would go on alone, and make the home again that a demo room has thrown away.
  const endEarly = (): void => void desk.stop().then(() => app.exit(0));
  app.on('before-quit', (event) => {
    if (current?.beforeQuit() === true) return;
    event.preventDefault();
    if (current === null) endEarly();
  });
  await app.whenReady();
  quitOnSignals(() => (current === null ? endEarly() : current.forceQuit()));
  // A page under development comes and goes with its server, and nobody is on watch at it.
  const watchdog =
    isWatched && devUrl === null && !isDemo
      ? watchdogLink({
          home,
          script: paths.watchdogScript,
          sounds: paths.sounds,
          node: ourNode,
          onState: (isWatched, why) => current?.watchdogChanged(isWatched, why),
        })
      : null;
  const demo = new DemoRoom({
    isInside: isDemo,
    cliScript: paths.cliScript,
    node: ourNode,
    program: process.execPath,
    argv: process.argv.slice(1),
    env: process.env,
    log: logLine,
  });
  current = new Console({ home, paths, desk, devUrl, watchdog, demo });
  current.caughtUp();
}

/** A throw-away room goes with its console; only a folder that was made for one is ever removed. */
function throwAwayAtQuit(home: string): void {
  takeDemoFolder(dirname(home));
  app.on('quit', () => emptyDemoFolder(dirname(home)));
}

async function runFailure(folder: Extract<HomeFolder, { ok: false }>): Promise<void> {
  logLine(`the data folder ${folder.home} cannot be used: ${folder.reason} (${folder.detail})`);
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'watchdesk-')));
  app.on('window-all-closed', () => {});
  await app.whenReady();
  quitOnSignals(() => app.exit(EXIT_DATA));
  await showFailure(folder, app.isPackaged);
  app.exit(EXIT_DATA);
}

async function start(): Promise<void> {
  if (homeArgument(process.argv).kind === 'without_value') {
    process.stderr.write(`${HOME_WITHOUT_FOLDER}\n`);
    app.exit(EXIT_USAGE);
    return;
  }
  // Root has no outer sandbox and says so with a switch, which this call would take away; the windows' own stays.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (app.isPackaged) refuseDebugging(app.commandLine);
  protocol.registerSchemesAsPrivileged(PRIVILEGES);
  hardenApp(app, devUrl === null ? null : new URL(devUrl).origin);
  // The pages keep no cookie and no password: nobody is asked to unlock a key ring for them.
  if (process.platform === 'linux') app.commandLine.appendSwitch('password-store', 'basic');
  const job = printJobOf(process.argv);
  if (job !== null) return runPrintJob(job);
  // Without a menu the page gets every key; copy, paste and undo are the page's own on Linux and Windows.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  const home = resolve(homeDir(process.argv, process.env, process.platform, homedir()));
  const isDemo = process.argv.includes(DEMO_SWITCH);
  if (isDemo && !isDemoFolder(dirname(home))) {
    process.stderr.write(`${NO_DEMO_FOLDER}\n`);
    app.exit(EXIT_USAGE);
    return;
  }
  const folder = prepareHome(home);
  if (!folder.ok) return runFailure(folder);
  app.setPath('userData', folder.browser);
  if (!isFirstInstance(app, folder.browser)) {
    process.stdout.write(`${ALREADY_RUNNING}\n`);
    app.exit(0);
    return;
  }
  if (isDemo) throwAwayAtQuit(folder.home);
  await runConsole(folder.home, isDemo);
}

keepQuietPipes();
// A console on watch goes on: Electron's own answer would be a dialog that stops everything behind it.
process.on('uncaughtException', (error) => logLine(`uncaught: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) => logLine(`unhandled: ${messageOf(reason)}`));
// Not awaited on purpose: Electron becomes ready only after this module has been evaluated.
void start().catch((error: unknown) => {
  logLine(`the start failed: ${messageOf(error)}`);
  app.exit(1);
});
