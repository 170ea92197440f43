import type { Locale } from '../../shared/wording/labels';
import { OpenFailure } from '../desk/db/open';
import { Refusal } from '../desk/deskError';
import { type Command, type Context, readContext } from './context';
import { Failure, refused, refusedBy, unopenable, usage } from './failure';
import { DONE, type Io, USAGE } from './io';
import { localeOf } from './locale';
import { HELP, usageText } from './usage';

const SIGN_IN = { as: 'string', 'password-file': 'string' } as const;

/** The work of a command is loaded when it is asked for: a help text needs no database. */
const COMMANDS: Readonly<Record<string, Command>> = {
  seed: {
    options: { entries: 'string', incidents: 'string', seed: 'string', end: 'string' },
    load: () => import('./commands/seed'),
  },
  'log add': {
    options: { ...SIGN_IN, stdin: 'boolean', kind: 'string' },
    load: () => import('./commands/logAdd'),
  },
  verify: { options: {}, load: () => import('./commands/verify') },
  'import-log': {
    options: {
      ...SIGN_IN,
      map: 'string',
      source: 'string',
      'dry-run': 'boolean',
      'skip-bad': 'boolean',
      again: 'boolean',
    },
    takesFiles: true,
    load: () => import('./commands/importLog'),
  },
  'verify-package': {
    options: { key: 'string', code: 'string' },
    takesFiles: true,
    load: () => import('./commands/verifyPackage'),
  },
  rebuild: { options: {}, load: () => import('./commands/rebuild') },
  backup: { options: { to: 'string' }, load: () => import('./commands/backup') },
  restore: {
    options: { journal: 'string', 'in-place': 'boolean' },
    takesFiles: true,
    load: () => import('./commands/restore'),
  },
  doctor: { options: { full: 'boolean' }, load: () => import('./commands/doctor') },
  export: {
    options: {
      ...SIGN_IN,
      day: 'string',
      shift: 'string',
      from: 'string',
      to: 'string',
      format: 'string',
      out: 'string',
      masked: 'boolean',
    },
    load: () => import('./commands/export'),
  },
  report: {
    options: { ...SIGN_IN, kind: 'string', format: 'string', out: 'string', codes: 'boolean' },
    takesFiles: true,
    load: () => import('./commands/report'),
  },
  'callouts table': {
    options: { ...SIGN_IN, format: 'string', out: 'string', masked: 'boolean' },
    takesFiles: true,
    load: () => import('./commands/calloutsTable'),
  },
  search: {
    options: { ...SIGN_IN, limit: 'string' },
    takesFiles: true,
    load: () => import('./commands/search'),
  },
  'plans check': {
    options: { tables: 'string' },
    takesFiles: true,
    load: () => import('./commands/plansCheck'),
  },
  'plans mermaid': {
    options: { tables: 'string' },
    takesFiles: true,
    load: () => import('./commands/plansMermaid'),
  },
  'plans import': {
    options: {
      ...SIGN_IN,
      id: 'string',
      title: 'string',
      profile: 'string',
      tables: 'string',
      out: 'string',
      replace: 'boolean',
    },
    takesFiles: true,
    load: () => import('./commands/plansImport'),
  },
  'plans diff': {
    options: { tables: 'string' },
    takesFiles: true,
    load: () => import('./commands/plansDiff'),
  },
  'plans export': {
    options: {
      ...SIGN_IN,
      format: 'string',
      out: 'string',
      revision: 'string',
      sheet: 'string',
      profile: 'string',
      tables: 'string',
    },
    takesFiles: true,
    load: () => import('./commands/plansExport'),
  },
  'plans simulate': {
    options: { tables: 'string', choices: 'string', strict: 'boolean' },
    takesFiles: true,
    load: () => import('./commands/plansSimulate'),
  },
  'alerts list': { options: {}, load: () => import('./commands/alertsList') },
  'alerts audit': { options: {}, load: () => import('./commands/alertsAudit') },
  'warnings import': {
    options: { ...SIGN_IN },
    takesFiles: true,
    load: () => import('./commands/warningsImport'),
  },
  'warnings read': { options: {}, takesFiles: true, load: () => import('./commands/warningsRead') },
  grade: { options: { facts: 'string' }, load: () => import('./commands/grade') },
  clocks: { options: { facts: 'string', others: 'boolean' }, load: () => import('./commands/clocks') },
};

/** Runs one command line and gives its exit code. Never throws for what a person did or what the disk holds. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first, second] = argv;
  if (first === '--version' || first === '-v') {
    await io.stdout(`${io.version}\n`);
    return DONE;
  }
  if (first === 'help' || first === '--help' || first === '-h') {
    await io.stdout(usageText(argv.slice(1).join(' ') || null));
    return DONE;
  }
  const name = [first, `${first} ${second}`].find(
    (known) => known !== undefined && Object.hasOwn(COMMANDS, known),
  );
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !command) return unknownCommand(first, io);
  const args = argv.slice(name.split(' ').length);
  return runCommand(name, command, args, io);
}

async function runCommand(name: string, command: Command, args: readonly string[], io: Io): Promise<number> {
  let context: Context | undefined;
  try {
    if (args.includes('--help') || args.includes('-h')) {
      await io.stdout(usageText(name));
      return DONE;
    }
    context = readContext(command, args, io);
    const { run: work } = await command.load();
    return await work(context);
  } catch (error) {
    const failure = failureFrom(error);
    const locale = context?.locale ?? localeOf(undefined, io.env) ?? 'zh';
    io.stderr(`${failure.words[locale]}\n`);
    if (failure.exit === USAGE) io.stderr(`\n${usageText(name)}`);
    if (context?.json === true) await tellJson(failure, locale, io);
    return failure.exit;
  }
}

function unknownCommand(first: string | undefined, io: Io): number {
  const failure =
    first === undefined
      ? usage('没有写命令。', 'No command was given.')
      : usage(`没有“${first}”这个命令。`, `There is no command “${first}”.`);
  io.stderr(`${failure.words[localeOf(undefined, io.env) ?? 'zh']}\n\n${usageText(null)}`);
  return USAGE;
}

function failureFrom(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Refusal) return refusedBy(error.error);
  if (error instanceof OpenFailure) return unopenable(error.code, error.message);
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (code === 'EPIPE')
    return refused('stdout_closed', '输出没有人接收，停下了。', 'Nobody reads the output; stopped.');
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return refused('internal', `出了意外：${detail}`, `Something unexpected happened: ${detail}`);
}

async function tellJson(failure: Failure, locale: Locale, io: Io): Promise<void> {
  const { code, field, words } = failure;
  const error = { code, ...(field === undefined ? {} : { field }), message: words[locale] };
  await io.stdout(`${JSON.stringify({ ok: false, error })}\n`).catch(() => undefined);
}

/** The commands that there are, for tests of the usage. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);
export const HELPED_NAMES: readonly string[] = Object.keys(HELP);
