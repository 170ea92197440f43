import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import packageFile from '../../package.json' with { type: 'json' };
import type { Area, DeskEvent, Reply } from '../../shared/contract/envelope';
import { clientConnection, seatConnection } from './connections';
import { lockHome } from './lock';
import { startServer } from './server';
import { wantHome } from './wanted';
import { threadPool } from './workers/pool';

type FromMain =
  | { readonly ping: number }
  | { readonly stop: true }
  | { readonly wake: true }
  | { readonly id: number; readonly procedure: string };

const here = dirname(fileURLToPath(import.meta.url));

function tell(message: DeskEvent | Reply | { readonly pong: number }): void {
  if (process.connected) process.send?.(message);
}

/**
 * What changed is told after the answer to the act that changed it: who acted waits for the word that it is stored, not for the picture that is
 * drawn anew. Changes of one turn are told together.
 */
function changesAfterAnswers(): (event: DeskEvent) => void {
  let waiting: Set<Area> | null = null;
  return (event) => {
    if (event.event !== 'changed') {
      tell(event);
      return;
    }
    if (waiting === null) {
      const gathered = new Set<Area>();
      waiting = gathered;
      setImmediate(() => {
        waiting = null;
        tell({ event: 'changed', areas: [...gathered] });
      });
    }
    for (const area of event.areas) waiting.add(area);
  };
}

const LOOK_MS = 1_000;

/** Goes on wanting a home that somebody else holds, and tells when it is free. */
function whenFree(home: string, then: () => void): void {
  const timer = setInterval(() => {
    wantHome(home);
    try {
      lockHome(home).release();
    } catch {
      return;
    }
    clearInterval(timer);
    then();
  }, LOOK_MS);
}

/** The desk as the console's own process: it speaks over the channel that main forked it with and ends when that channel closes. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { home: { type: 'string' } } });
  if (values.home === undefined) {
    process.stderr.write('desk: --home is missing\n');
    process.exit(2);
  }
  const home = resolve(values.home);
  const log = (line: string): void => {
    process.stderr.write(`desk: ${line}\n`);
  };
  const server = await startServer({
    home,
    resources: process.env.WATCHDESK_RESOURCES ?? resolve(here, '../../resources'),
    version: packageFile.version,
    verifierPage: resolve(here, 'verify.html'),
    workers: threadPool(home, new URL('./worker.js', import.meta.url)),
    emit: changesAfterAnswers(),
    log,
    listens: true,
  });
  const connection = server.failed
    ? clientConnection()
    : seatConnection(server.desk, process.env.WATCHDESK_SEAT ?? `pid ${process.pid}`);
  const seat = { ...connection, kind: 'seat' as const };
  let isStopping = false;
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    await server.stop();
    process.exit(code);
  };
  process.on('message', (message: FromMain) => {
    if ('ping' in message) tell({ pong: message.ping });
    else if ('stop' in message) void stop(0);
    else if ('wake' in message) server.services.clock.wake();
    else void server.router(message, seat).then(tell);
  });
  process.on('disconnect', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  // Main starts another desk, which then opens the data: the screen leaves the reason behind by itself.
  if (server.services.failure?.code === 'locked_by_other') whenFree(home, () => void stop(0));
  tell({ event: 'ready', pid: process.pid });
}

main().catch((error: unknown) => {
  process.stderr.write(`desk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(3);
});
