import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { socketPath } from '../../electron/desk/socketPath';
import type { DeskEvent, Reply } from '../../shared/contract/envelope';
import { RESOURCES } from '../helpers/deskRoom';

/** The desk went away before it answered: whether it did what was asked is not known. */
export class Gone extends Error {
  constructor() {
    super('the desk is gone');
  }
}

type Waiting = { readonly settle: (reply: Reply) => void; readonly fail: (error: Error) => void };

/** Requests that wait for their replies, by number. */
class Calls {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #isOver = false;

  open(send: (id: number) => void): Promise<Reply> {
    if (this.#isOver) return Promise.reject(new Gone());
    this.#last += 1;
    const id = this.#last;
    return new Promise((settle, fail) => {
      this.#waiting.set(id, { settle, fail });
      send(id);
    });
  }

  settle(reply: Reply): void {
    this.#waiting.get(reply.id)?.settle(reply);
    this.#waiting.delete(reply.id);
  }

  end(): void {
    this.#isOver = true;
    for (const { fail } of this.#waiting.values()) fail(new Gone());
    this.#waiting.clear();
  }
}

export type Caller = (procedure: string, input: unknown, as?: string) => Promise<Reply>;

/** The desk as the console starts it: a plain Node process that talks JSON over its IPC channel. */
export class DeskProcess {
  readonly #child: ChildProcess;
  readonly #calls = new Calls();
  /** resolves when the desk is ready to be asked; rejects when it ends before */
  readonly ready: Promise<void>;
  /** exit code, or the signal that ended it */
  readonly ended: Promise<number | string>;
  /** what it wrote to its error stream */
  errors = '';

  /** `onEvent` hears what the desk tells without being asked; `args` are Node's own, before the script. */
  constructor(
    script: string,
    home: string,
    seat: string,
    env: NodeJS.ProcessEnv = {},
    onEvent: (event: DeskEvent) => void = () => undefined,
    args: readonly string[] = [],
  ) {
    this.#child = spawn(process.execPath, [...args, script, '--home', home], {
      env: { ...process.env, WATCHDESK_SEAT: seat, WATCHDESK_RESOURCES: RESOURCES, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString('utf8');
    });
    this.ended = new Promise((settle) => {
      this.#child.once('exit', (code, signal) => {
        this.#calls.end();
        settle(code ?? signal ?? 'unknown');
      });
    });
    this.ready = new Promise((settle, fail) => {
      this.#child.on('message', (message: DeskEvent | Reply) => {
        if (!('event' in message)) {
          this.#calls.settle(message);
          return;
        }
        onEvent(message);
        if (message.event === 'ready') settle();
      });
      void this.ended.then(() => fail(new Gone()));
    });
    this.ready.catch(() => undefined);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the desk has no process');
    return this.#child.pid;
  }

  readonly call: Caller = (procedure, input, as) =>
    this.#calls.open((id) => {
      const request = { id, procedure, input, ...(as === undefined ? {} : { as }) };
      if (this.#child.connected) this.#child.send(request, () => undefined);
    });

  /** Ends it as a power cut ends it for the operating system: no handler runs. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Holds it still, as a machine that sleeps does; `cont` lets it go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(name);
  }

  /** What main sends after the machine woke up. */
  wake(): void {
    if (this.#child.connected) this.#child.send({ wake: true }, () => undefined);
  }

  /** Asks it to stop and waits for its end. */
  async stop(): Promise<number | string> {
    if (this.#child.connected) this.#child.send({ stop: true }, () => undefined);
    return this.ended;
  }
}

/** A client of the local socket: one JSON value per line, as the command line speaks. */
export async function socketClient(
  home: string,
): Promise<{ readonly call: Caller; readonly close: () => void }> {
  const socket = await new Promise<Socket>((settle, fail) => {
    const made = connect(socketPath(home));
    made.once('connect', () => settle(made));
    made.once('error', fail);
  });
  const calls = new Calls();
  let pending = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) calls.settle(JSON.parse(line) as Reply);
  });
  socket.on('error', () => calls.end());
  socket.on('close', () => calls.end());
  return {
    call: (procedure, input, as) =>
      calls.open((id) => {
        const request = { id, procedure, input, ...(as === undefined ? {} : { as }) };
        socket.write(`${JSON.stringify(request)}\n`);
      }),
    close: () => socket.destroy(),
  };
}
