import { extname, resolve } from 'node:path';
import type { InputOf } from '../../../shared/contract/procedures';
import { answer, type Context, needed } from '../context';
import { type Door, openDoor } from '../door';
import { refused, usage } from '../failure';
import { DONE } from '../io';
import { dayFrom, momentOf } from '../moments';
import { answered, credentialsOf, signIn } from '../signIn';

type Scope = InputOf<'export.write'>['scope'];
type Format = InputOf<'export.write'>['format'] | 'package';

const CURRENT = 'current';

/** `export`: the lines of a day, a shift or a span of time as a CSV or JSON file, written by the desk. */
export async function run(context: Context): Promise<number> {
  const scope = scopeOf(context);
  const path = resolve(context.io.cwd, needed(context, 'out'));
  const format = formatOf(context, path);
  const credentials = credentialsOf(context);
  const door = await openDoor(context);
  try {
    const as = await signIn(door, credentials);
    const named = await shiftNamed(door, as, scope);
    if (format === 'package') return await sealPackage(context, door, as, { scope: named, path });
    const input = { scope: named, format, path };
    const written = answered<'export.write'>(await door.call('export.write', input, as));
    const { rows, bytes } = written;
    await answer(
      context,
      { ok: true, format, ...written },
      {
        zh: `已导出 ${rows} 行，${bytes} 字节：${path}`,
        en: `${rows} rows exported, ${bytes} bytes: ${path}`,
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

function formatOf(context: Context, path: string): Format {
  const given = context.option('format') ?? extname(path).slice(1).toLowerCase();
  const format = given === 'zip' ? 'package' : given;
  if (format === 'csv' || format === 'json' || format === 'package') return format;
  throw usage('--format 是 csv、json 或 package。', '--format is csv, json or package.');
}

function scopeOf(context: Context): Scope {
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

function spanOf(context: Context): Scope {
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
async function shiftNamed(door: Door, as: string, scope: Scope): Promise<Scope> {
  if (!('shiftId' in scope) || scope.shiftId !== CURRENT) return scope;
  const [newest] = answered<'shift.list'>(await door.call('shift.list', { limit: 1 }, as));
  if (!newest || newest.closedAt !== null)
    throw refused('no_shift', '现在没有开着的班次。', 'No shift is open.');
  return { shiftId: newest.id };
}
