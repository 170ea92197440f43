import { rmSync } from 'node:fs';
import type { Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeskEvent } from '../../shared/contract/envelope';
import { asOpenFailure, OpenFailure } from './db/open';
import type { Db } from './db/statement';
import { AlertClock } from './deadlines/clock';
import { systemClocks } from './deadlines/targets';
import type { Desk } from './desk';
import { settleImports } from './imports/runner';
import { removeOrphans } from './logMore/store';
import { noteUncleanStop, type OpenedDesk, openDesk, setCleanStop } from './openDesk';
import { type Recovery, startRecovery } from './recovery/start';
import { freeBallast } from './rescue/ballast';
import { Emergency } from './rescue/emergency';
import { makeRouter, type Router } from './router';
import { startFilling } from './search/fill';
import type { Services } from './services';
import { socketPath } from './socketPath';
import { listenForClients } from './socketServer';
import { stopWantingHome, wantHome } from './wanted';
import type { WorkerPool } from './workers/pool';

export type DeskServer = {
  readonly router: Router;
  readonly desk: Desk;
  readonly services: Services;
  readonly failed: boolean;
  readonly stop: () => Promise<void>;
};

export type ServerOptions = {
  readonly home: string;
  readonly resources: string;
  readonly version: string;
  readonly verifierPage?: string;
  readonly workers: WorkerPool;
  readonly emit: (event: DeskEvent) => void;
  readonly log: (line: string) => void;
  readonly listens: boolean;
  /** the reserve of the disk was already given up to win room for the start */
  readonly isLow?: boolean;
};

/**
 * Starts the desk of a home: data, alert clock, socket. When the data cannot be opened it still answers `system.status`, with the reason, so that
 * the screen can say what happened; nothing is touched then.
 */
export async function startServer(options: ServerOptions): Promise<DeskServer> {
  const waker: Waker = { wake: () => undefined };
  const opened = await openInTime(options, waker);
  if (opened instanceof OpenFailure) return withMoreRoom(options, opened) ?? failedServer(options, opened);
  const { desk } = opened;
  const clock = new AlertClock(desk, desk.clocks, globalTimers(), options.emit);
  waker.wake = () => clock.wake();
  const emergency = emergencyOf(options, desk, clock);
  const services = { ...servicesOf(options, clock, null), emergency };
  const router = makeRouter(desk, services, options.log);
  try {
    clock.keepFloor();
    noteUncleanStop(desk);
    desk.db.transaction(() => clock.register()).immediate();
  } catch (error) {
    // The first write may be the one for which there is no room any more.
    opened.close();
    const failure = asOpenFailure(error);
    if (failure instanceof OpenFailure)
      return withMoreRoom(options, failure) ?? failedServer(options, failure);
    throw failure;
  }
  emergency.start();
  clock.start();
  const watch = setInterval(() => void emergency.look(), WATCH_MS);
  // What a stop interrupted goes on beside everything else; a desk that closes meanwhile leaves it for the next start.
  settleImports(desk).catch((error: unknown) => options.log(`imports: ${(error as Error).message}`));
  void removeOrphans(desk.db, options.home, desk.now()).catch((error: Error) => {
    options.log(`files that no line names could not be removed: ${error.message}`);
  });
  const stopFilling = startFilling(desk.db, options.log);
  const recovery = startRecovery(desk, services, options.log);
  services.recovery = recovery.services;
  const socket = options.listens ? await listenForClients(socketPath(options.home), router) : null;
  const stop = (): Promise<void> => {
    stopFilling();
    clearInterval(watch);
    return stopServer(opened, clock, socket, options, recovery);
  };
  return { router, desk, services, failed: false, stop };
}

/** How often it is tried whether the disk takes something again. */
const WATCH_MS = 5_000;

function emergencyOf(options: ServerOptions, desk: Desk, clock: AlertClock): Emergency {
  const { emit, log, isLow = false } = options;
  const emergency = new Emergency({ desk, emit, log, isLow, catchUp: () => clock.catchUp() });
  clock.isHeld = () => emergency.mode === 'emergency';
  clock.onUnraised = (rungs) => emergency.unraised(rungs);
  clock.onUnwritten = (error) => emergency.noticed(error);
  return emergency;
}

/** A start on a full disk gives up the reserve and is tried once more; null where there is none. */
function withMoreRoom(options: ServerOptions, failure: OpenFailure): Promise<DeskServer> | null {
  if (failure.code !== 'disk_full' || !freeBallast(options.home)) return null;
  return startServer({ ...options, isLow: true });
}

function globalTimers() {
  return {
    setTimeout: (run: () => void, ms: number): unknown => setTimeout(run, ms),
    clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  };
}

function servicesOf(options: ServerOptions, clock: AlertClock, failure: Services['failure']): Services {
  const { workers, resources, version, verifierPage } = options;
  return {
    clock,
    workers,
    resources,
    version,
    ...(verifierPage === undefined ? {} : { verifierPage }),
    failure,
    checksOutput: process.env.WATCHDESK_CHECK_OUTPUT === '1',
    emit: options.emit,
  };
}

/** Set once the clock exists; a commit that arms something makes it look at once. */
type Waker = { wake: () => void };

/** A command that holds the home lets go of it when asked; this is the time that it gets. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 100;

async function openInTime(options: ServerOptions, waker: Waker): Promise<OpenedDesk | OpenFailure> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const opened = tryOpen(options, waker);
    const isHeld = opened instanceof OpenFailure && opened.code === 'locked_by_other';
    if (!isHeld) stopWantingHome(options.home);
    if (!isHeld || performance.now() >= until) return opened;
    wantHome(options.home);
    await wait(PAUSE_MS);
  }
}

function tryOpen(options: ServerOptions, waker: Waker): OpenedDesk | OpenFailure {
  try {
    return openDesk({
      home: options.home,
      onCommit: (facts, areas) => {
        options.emit({ event: 'changed', areas: [...areas] });
        const isClockOwn = facts.every((one) => one.kind.startsWith('alert.'));
        if (areas.has('deadlines') && !isClockOwn) setImmediate(waker.wake);
      },
    });
  } catch (error) {
    if (error instanceof OpenFailure) return error;
    throw error;
  }
}

async function stopServer(
  opened: OpenedDesk,
  clock: AlertClock,
  socket: Server | null,
  options: ServerOptions,
  recovery: Recovery,
): Promise<void> {
  clock.stop();
  socket?.close();
  await recovery.stop();
  await options.workers.close();
  try {
    setCleanStop(opened.desk, true);
  } catch (error) {
    options.log(`the stop could not be noted: ${(error as Error).message}`);
  }
  if (socket && process.platform !== 'win32') rmSync(socketPath(options.home), { force: true });
  opened.close();
}

/** A desk without data: every procedure but `system.status` is refused with the reason. */
function failedServer(options: ServerOptions, failure: OpenFailure): DeskServer {
  const clocks = systemClocks();
  const desk: Desk = {
    db: null as unknown as Db,
    home: options.home,
    keys: null,
    clocks,
    now: clocks.wall,
    newId: () => '',
    onCommit: () => undefined,
  };
  const clock = new AlertClock(desk, clocks, globalTimers(), options.emit);
  const services = servicesOf(options, clock, { code: failure.code, detail: failure.message });
  const router = makeRouter(desk, services, options.log);
  return { router, desk, services, failed: true, stop: () => options.workers.close() };
}
