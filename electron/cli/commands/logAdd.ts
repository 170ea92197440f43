import { randomUUID } from 'node:crypto';
import type { Reply } from '../../../shared/contract/envelope';
import type { AppError, ErrorCode } from '../../../shared/contract/errors';
import type { InputOf, OutputOf } from '../../../shared/contract/procedures';
import { COMPOSER_KINDS } from '../../../shared/domain/vocabulary';
import { errorText } from '../../../shared/wording/errors';
import type { Context } from '../context';
import { type Door, openDoor } from '../door';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { type InputLine, linesOf } from '../lines';
import { credentialsOf, signIn } from '../signIn';

type Kind = InputOf<'log.append'>['kind'];

const MOST_CHARACTERS = 8_000;
/** No line of that many characters is longer in UTF-8. */
const MOST_BYTES = MOST_CHARACTERS * 3;
/** Requests that are on their way at once: enough to keep the desk busy, few enough to stay small. */
const IN_FLIGHT = 64;
/** The fault of one line; the next one may be good. After every other refusal the next would fare the same. */
const OF_ONE_LINE: ReadonlySet<ErrorCode> = new Set([
  'invalid_input',
  'text_not_storable',
  'text_too_long',
  'message_too_large',
]);

/**
 * `log add`: one entry per input line, `ack <seq>` for each once it is durably stored, in the order of the lines. A bad line is named on stderr and
 * passed over; when the desk is gone or refuses all, the acks that are true have been printed and the command ends. Exit 1 in both cases.
 */
export async function run(context: Context): Promise<number> {
  if (!context.has('stdin'))
    throw usage('要写 --stdin：一行一条，从标准输入读。', 'Give --stdin: one entry per input line.');
  const kind = kindOf(context.option('kind'));
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const account = await signIn(door, credentials);
    const feed = new Feed(context, door, account, kind);
    await feed.begin();
    await feed.run();
    return await feed.end();
  } finally {
    await door.close();
  }
}

function kindOf(name: string | undefined): Kind {
  if (name === undefined) return 'note';
  const kind = COMPOSER_KINDS.find((known) => known === name);
  const known = COMPOSER_KINDS.join(', ');
  if (kind === undefined) throw usage(`--kind 只能是：${known}。`, `--kind is one of: ${known}.`);
  return kind as Kind;
}

/** One pass of the input: a bounded number of lines is on its way, and their answers are told in order. */
class Feed {
  readonly #context: Context;
  readonly #door: Door;
  readonly #account: string;
  readonly #kind: Kind;
  #inFlight = 0;
  #acks = 0;
  #refused = 0;
  #fatal: AppError | null = null;
  /** everything that was answered so far has been told */
  #told: Promise<void> = Promise.resolve();
  #roomFor: (() => void) | null = null;
  readonly #stopped: Promise<void>;
  #stop: () => void = () => undefined;

  constructor(context: Context, door: Door, account: string, kind: Kind) {
    this.#context = context;
    this.#door = door;
    this.#account = account;
    this.#kind = kind;
    this.#stopped = new Promise((resolve) => {
      this.#stop = resolve;
    });
  }

  async begin(): Promise<void> {
    if (this.#context.json) await this.#context.io.stdout('{"acks":[');
  }

  /** Reads until the input ends or nothing more can be stored; the latter is noticed although no further line comes. */
  async run(): Promise<void> {
    const lines = linesOf(this.#context.io.stdin(), MOST_BYTES)[Symbol.asyncIterator]();
    while (this.#fatal === null) {
      const next = await Promise.race([lines.next(), this.#stopped]);
      if (next === undefined || next.done === true) break;
      this.#send(next.value);
      if (this.#inFlight >= IN_FLIGHT) await this.#roomForOne();
    }
    await this.#told;
  }

  async end(): Promise<number> {
    const { io, json } = this.#context;
    const isGood = this.#refused === 0 && this.#fatal === null;
    if (json) {
      const error = this.#fatal === null ? {} : { error: this.#errorDocument(this.#fatal) };
      const rest = { ok: isGood, stored: this.#acks, refused: this.#refused, ...error };
      await io.stdout(`],${JSON.stringify(rest).slice(1)}\n`);
    }
    if (this.#fatal !== null) io.stderr(`${errorText(this.#fatal, this.#context.locale)}\n`);
    if (!isGood) io.stderr(`${this.#summary()}\n`);
    return isGood ? DONE : REFUSED;
  }

  #summary(): string {
    return this.#context.locale === 'zh'
      ? `已记 ${this.#acks} 行；没有记 ${this.#refused} 行${this.#fatal === null ? '' : '，之后的行没有处理'}。`
      : `${this.#acks} lines stored; ${this.#refused} not stored${this.#fatal === null ? '' : ', later lines were not handled'}.`;
  }

  #errorDocument(error: AppError): { readonly code: string; readonly message: string } {
    return { code: error.code, message: errorText(error, this.#context.locale) };
  }

  #send(line: InputLine): void {
    const answered = 'text' in line ? this.#append(line.text) : Promise.resolve(refusalOf(line.problem));
    this.#inFlight += 1;
    this.#told = this.#told.then(async () => {
      const reply = await answered;
      await this.#tell(line.number, reply);
      this.#inFlight -= 1;
      this.#roomFor?.();
    });
    // A writer that fails ends the command; until `run` waits for it the failure must not count as unhandled.
    this.#told.catch(() => this.#stop());
  }

  #append(text: string): Promise<Reply> {
    const input: InputOf<'log.append'> = {
      entryId: randomUUID(),
      kind: this.#kind,
      text,
      receivedAt: null,
      occurredAt: null,
      incidentId: null,
      caller: null,
      handling: '',
    };
    return this.#door.call('log.append', input, this.#account);
  }

  #roomForOne(): Promise<void> {
    const room = new Promise<void>((resolve) => {
      this.#roomFor = resolve;
    });
    return Promise.race([room, this.#stopped]);
  }

  async #tell(number: number, reply: Reply): Promise<void> {
    const { io, json } = this.#context;
    if (reply.ok) {
      const { seq } = reply.value as OutputOf<'log.append'>;
      await io.stdout(json ? `${this.#acks === 0 ? '' : ','}${seq}` : `ack ${seq}\n`);
      this.#acks += 1;
      return;
    }
    if (OF_ONE_LINE.has(reply.error.code)) {
      this.#refused += 1;
      io.stderr(`${this.#lineWords(number, reply.error)}\n`);
      return;
    }
    this.#fatal ??= reply.error;
    this.#stop();
  }

  #lineWords(number: number, error: AppError): string {
    const { locale } = this.#context;
    const isEmpty = error.code === 'invalid_input' && error.params?.reason === 'empty';
    if (locale === 'zh') return `第 ${number} 行：${isEmpty ? '是空的，没有保存。' : errorText(error, 'zh')}`;
    return `line ${number}: ${isEmpty ? 'it is empty; nothing was saved.' : errorText(error, 'en')}`;
  }
}

function refusalOf(problem: 'too_long' | 'not_utf8'): Reply {
  const error: AppError =
    problem === 'too_long'
      ? { code: 'text_too_long', field: 'text', params: { max: MOST_CHARACTERS } }
      : { code: 'text_not_storable', field: 'text' };
  return { id: 0, ok: false, error };
}
