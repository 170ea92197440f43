import { connect, type Socket } from 'node:net';
import type { Reply, Request } from '../../shared/contract/envelope';
import type { Door } from './door';

const GONE = { code: 'desk_unavailable' } as const;

/** Connects to the console of a home; null when nobody listens there. */
export function connectDoor(path: string): Promise<Door | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(new SocketDoor(socket)));
    socket.once('error', () => resolve(null));
  });
}

/** A client of the console: one JSON request per line, one JSON reply per line. When the desk dies every open call ends in desk_unavailable. */
class SocketDoor implements Door {
  readonly kind = 'socket';
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #parts: Buffer[] = [];
  #id = 0;
  #isGone = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#end());
  }

  readonly call: Door['call'] = (procedure, input, as) => {
    this.#id += 1;
    const id = this.#id;
    if (this.#isGone) return Promise.resolve({ id, ok: false, error: GONE });
    const request: Request = { id, procedure, input, ...(as === undefined ? {} : { as }) };
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.write(`${JSON.stringify(request)}\n`);
    });
  };

  readonly close = async (): Promise<void> => {
    this.#socket.destroy();
  };

  #take(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      this.#parts.push(rest.subarray(0, end));
      this.#settle(Buffer.concat(this.#parts).toString('utf8'));
      this.#parts = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) this.#parts.push(rest);
  }

  /** A reply to nobody is a refusal of the whole connection: nothing more can be trusted to arrive. */
  #settle(line: string): void {
    const reply = parseReply(line);
    const settle = reply && this.#waiting.get(reply.id);
    if (!reply || !settle) {
      this.#socket.destroy();
      return;
    }
    this.#waiting.delete(reply.id);
    settle(reply);
  }

  #end(): void {
    this.#isGone = true;
    for (const [id, settle] of this.#waiting) settle({ id, ok: false, error: GONE });
    this.#waiting.clear();
  }
}

function parseReply(line: string): Reply | null {
  try {
    return JSON.parse(line) as Reply;
  } catch {
    return null;
  }
}
