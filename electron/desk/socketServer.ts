import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { MAX_MESSAGE_BYTES, type Reply } from '../../shared/contract/envelope';
import { clientConnection } from './connections';
import type { Router } from './router';

/**
 * Listens for the command line on a socket that only the owner may open. One JSON request per line, one JSON reply per line, in the order of the
 * requests. The caller holds the home's lock, so a socket file that is there already is a dead one.
 */
export function listenForClients(path: string, router: Router): Promise<Server> {
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => serveClient(socket, router));
  return new Promise((resolve, reject) => {
    const before = process.umask(0o177);
    server.once('error', (error) => {
      process.umask(before);
      reject(error);
    });
    server.listen(path, () => {
      process.umask(before);
      if (process.platform !== 'win32') chmodSync(path, 0o600);
      resolve(server);
    });
  });
}

function serveClient(socket: Socket, router: Router): void {
  const connection = clientConnection();
  let pending: Buffer[] = [];
  let size = 0;
  let turn: Promise<void> = Promise.resolve();
  const answer = (reply: Reply): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(reply)}\n`);
  };
  const take = (line: string): void => {
    turn = turn.then(async () => answer(await router(parseLine(line), connection)));
  };
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      pending.push(rest.subarray(0, end));
      take(Buffer.concat(pending).toString('utf8'));
      pending = [];
      size = 0;
      rest = rest.subarray(end + 1);
    }
    pending.push(rest);
    size += rest.length;
    if (size > MAX_MESSAGE_BYTES) {
      answer({ id: 0, ok: false, error: { code: 'message_too_large' } });
      socket.end();
    }
  });
  socket.on('error', () => socket.destroy());
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
