import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { homeDir } from '../../shared/domain/home';
import type { Locale } from '../../shared/wording/labels';
import { type Failure, usage } from './failure';
import type { Io } from './io';
import { localeOf } from './locale';

/** What a command is given: its options, and where and how it speaks. */
export type Context = {
  readonly io: Io;
  readonly locale: Locale;
  readonly json: boolean;
  /** absolute path of the data folder */
  readonly home: string;
  readonly files: readonly string[];
  readonly option: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
};

export type OptionKinds = Readonly<Record<string, 'string' | 'boolean'>>;
/** A command: its own options, whether it takes files, and where its work is. */
export type Command = {
  readonly options: OptionKinds;
  readonly takesFiles?: true;
  readonly load: () => Promise<{ readonly run: (context: Context) => Promise<number> }>;
};

const COMMON: OptionKinds = { home: 'string', json: 'boolean', lang: 'string', help: 'boolean' };

/** Reads the options of a command. Throws a usage failure for what it does not know. */
export function readContext(command: Command, args: readonly string[], io: Io): Context {
  const kinds = { ...COMMON, ...command.options };
  const options = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]));
  const { values, positionals } = parse(args, options, command.takesFiles === true);
  const option = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  for (const [name, value] of Object.entries(values)) {
    if (value === '') throw usage(`--${name} 后面没有内容。`, `--${name} has no value.`);
  }
  const locale = localeOf(option('lang'), io.env);
  if (locale === null) throw usage('--lang 只有 zh 和 en。', '--lang is zh or en.');
  const home = option('home');
  const dir = homeDir(home === undefined ? [] : [`--home=${home}`], io.env, io.platform, io.osHome);
  return {
    io,
    locale,
    json: values['json'] === true,
    home: resolve(io.cwd, dir),
    files: positionals,
    option,
    has: (name) => values[name] === true,
  };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function parse(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
  takesFiles: boolean,
): { values: Values; positionals: readonly string[] } {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: takesFiles, strict: true });
    return { values: parsed.values as Values, positionals: parsed.positionals };
  } catch (error) {
    throw asUsage(error as Error & { readonly code?: string });
  }
}

function asUsage(error: Error & { readonly code?: string }): Failure | Error {
  if (error.code?.startsWith('ERR_PARSE_ARGS') !== true) return error;
  const [first = ''] = error.message.split(/[.\n]/);
  return usage(`参数不对：${first}。`, `${first}.`);
}

/** The value of an option that must be given. */
export function needed(context: Context, name: string): string {
  const value = context.option(name);
  if (value === undefined) throw usage(`缺少 --${name}。`, `--${name} is missing.`);
  return value;
}

/** A whole number from a text, within both ends. */
export function wholeNumber(context: Context, name: string, from: number, to: number): number | undefined {
  const text = context.option(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to)) {
    throw usage(`--${name} 要在 ${from} 到 ${to} 之间。`, `--${name} must lie between ${from} and ${to}.`);
  }
  return value;
}

/** One line to stdout in the reader's language, or the document when JSON was asked for. */
export function answer(
  context: Context,
  document: unknown,
  words: Readonly<Record<Locale, string>>,
): Promise<void> {
  return context.io.stdout(context.json ? `${JSON.stringify(document)}\n` : `${words[context.locale]}\n`);
}
