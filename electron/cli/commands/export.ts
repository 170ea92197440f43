import { randomUUID } from 'node:crypto';
import { extname, resolve } from 'node:path';
import { type LogScope, PAPER_FORMATS, type PaperFormat } from '../../../shared/contract/areas/papers';
import type { InputOf } from '../../../shared/contract/procedures';
import { answer, type Context, needed } from '../context';
import { type Door, openDoor } from '../door';
import { refused, usage } from '../failure';
import { DONE } from '../io';
import { dayFrom, momentOf } from '../moments';
import { printPdf } from '../printPdf';
import { answered, credentialsOf, signIn } from '../signIn';

const CURRENT = 'current';
const FORMATS = [...PAPER_FORMATS, 'package'] as const;
type Format = (typeof FORMATS)[number];

type Written = {
  readonly rows: number;
  readonly bytes: number;
  readonly path: string;
  readonly sha256: string;
  readonly pages: number | null;
};

type Order = {
  readonly scope: LogScope;
  readonly masked: boolean;
  readonly path: string;
};

/** `export`: the log of a day, a shift or a span of time as a file: tables and DOCX by the desk, PDF by Electron's own printing. */
export async function run(context: Context): Promise<number> {
  const scope = scopeOf(context);
  const path = resolve(context.io.cwd, needed(context, 'out'));
  const format = formatOf(context, path);
  const masked = context.has('masked');
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    const named = await shiftNamed(door, as, scope);
    if (format === 'package') return await sealPackage(context, door, as, { scope: named, path });
    const order = { scope: named, masked, path };
    const written =
      format === 'pdf'
        ? await printed(context, door, as, order)
        : await tableWritten(door, as, { ...order, format });
    const { rows, bytes, pages } = written;
    const size = pages === null ? `${rows} 行` : `${pages} 页、${rows} 行`;
    const sizeEn = pages === null ? `${rows} rows` : `${pages} pages, ${rows} rows`;
    await answer(
      context,
      { ok: true, format, masked, ...written },
      {
        zh: `已导出 ${size}，${bytes} 字节：${path}`,
        en: `${sizeEn} exported, ${bytes} bytes: ${path}`,
      },
    );
    return DONE;
  } finally {
    await door.close();
  }
}

/** A sealed package: what its receiver compares is told at once. */
async function sealPackage(
  context: Context,
  door: Door,
  as: string,
  input: InputOf<'sealed.write'>,
): Promise<number> {
  const written = answered<'sealed.write'>(await door.call('sealed.write', input, as));
  const { rows, lines, bytes, path, keyCode, code } = written;
  await answer(
    context,
    { ok: true, format: 'package', ...written },
    {
      zh: `已封装日志 ${lines} 行（日志链 ${rows} 条），${bytes} 字节：${path}\n席位公钥指纹 ${keyCode}，末条校验码 ${code}`,
      en: `${lines} lines sealed (${rows} rows of the journal), ${bytes} bytes: ${path}\nfingerprint of the key ${keyCode}, code of the last row ${code}`,
    },
  );
  return DONE;
}

async function tableWritten(
  door: Door,
  as: string,
  { scope, format, masked, path }: Order & { readonly format: Exclude<PaperFormat, 'pdf'> },
): Promise<Written> {
  const input = { paper: { kind: 'log', scope }, masked, jobId: randomUUID(), format, path } as const;
  const written = answered<'paper.write'>(await door.call('paper.write', input, as));
  return { ...written, pages: null };
}

/** The desk composes, Electron prints, the desk notes it. */
async function printed(
  context: Context,
  door: Door,
  as: string,
  { scope, masked, path }: Order,
): Promise<Written> {
  const copy = { paper: { kind: 'log', scope }, masked } as const;
  const composed = answered<'paper.compose'>(
    await door.call('paper.compose', { ...copy, jobId: randomUUID() }, as),
  );
  const { html, footerHtml, rows } = composed;
  const { sha256, pages, bytes } = await printPdf(context.io, { html, footerHtml, path });
  const how = { way: 'pdf', sha256, rows, pages } as const;
  answered<'paper.printed'>(await door.call('paper.printed', { ...copy, ...how }, as));
  return { rows, bytes, path, sha256, pages };
}

function formatOf(context: Context, path: string): Format {
  const given = context.option('format') ?? extname(path).slice(1).toLowerCase();
  const known = FORMATS.find((one) => one === (given === 'zip' ? 'package' : given));
  if (known !== undefined) return known;
  throw usage(`--format 是 ${FORMATS.join('、')} 之一。`, `--format is one of ${FORMATS.join(', ')}.`);
}

/** What a command line can name; lines that somebody found are the screen's. */
type Span = Exclude<LogScope, { readonly entryIds: unknown }>;

function scopeOf(context: Context): Span {
  const [day, shift, from, to] = ['day', 'shift', 'from', 'to'].map((name) => context.option(name));
  const given = [day, shift, from ?? to].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw usage(
      '在 --day、--shift、--from 加 --to 里选一种。',
      'Give one of --day, --shift, or --from with --to.',
    );
  }
  if (shift !== undefined) return { shiftId: shift };
  if (day !== undefined) {
    const scope = dayFrom(day);
    if (scope === null) throw usage(`--day 不是日期：${day}。`, `--day is no day: ${day}.`);
    return scope;
  }
  return spanOf(context);
}

function spanOf(context: Context): Span {
  const [from, to] = ['from', 'to'].map((name) => {
    const text = needed(context, name);
    const at = momentOf(text);
    if (at === null) throw usage(`--${name} 看不懂：${text}。`, `--${name} is no time: ${text}.`);
    return at;
  }) as [number, number];
  if (from >= to) throw usage('--to 要晚于 --from。', '--to must lie after --from.');
  return { from, to };
}

/** `current` names the open shift. */
async function shiftNamed(door: Door, as: string, scope: Span): Promise<Span> {
  if (!('shiftId' in scope) || scope.shiftId !== CURRENT) return scope;
  const [newest] = answered<'shift.list'>(await door.call('shift.list', { limit: 1 }, as));
  if (!newest || newest.closedAt !== null)
    throw refused('no_shift', '现在没有开着的班次。', 'No shift is open.');
  return { shiftId: newest.id };
}
