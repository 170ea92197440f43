/**
 * Where the room's data lives ("home"): one rule for the console, the desk and the command line, so that they can
 * never look at two rooms by accident. Text in, text out: nothing here touches the disk, and a relative folder given
 * by a person is left for the caller to resolve against its working folder.
 */

export type HomeArgument =
  | { readonly kind: 'given'; readonly dir: string }
  | { readonly kind: 'absent' }
  /** `--home` without a folder after it: a usage error, never a silent default */
  | { readonly kind: 'without_value' };

/** Finds `--home DIR` or `--home=DIR`; the last one holds, and what follows a bare `--` is not an option. */
export function homeArgument(argv: readonly string[]): HomeArgument {
  let found: HomeArgument = { kind: 'absent' };
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at];
    if (word === '--') break;
    const value =
      word === '--home'
        ? (argv[++at] ?? '')
        : word?.startsWith('--home=')
          ? word.slice('--home='.length)
          : null;
    if (value === null) continue;
    if (value === '' || value.startsWith('--')) return { kind: 'without_value' };
    found = { kind: 'given', dir: value };
  }
  return found;
}

const isAbsolute = (path: string, platform: string): boolean =>
  platform === 'win32' ? /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path) : path.startsWith('/');

function dataFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  osHome: string,
): string {
  if (platform === 'win32') {
    // Local, not roaming: a database must not be copied about by a profile server.
    const local = env['LOCALAPPDATA'] ?? '';
    return isAbsolute(local, platform) ? local : `${osHome}\\AppData\\Local`;
  }
  if (platform === 'darwin') return `${osHome}/Library/Application Support`;
  const xdg = env['XDG_DATA_HOME'] ?? '';
  // The XDG base directory rules say that a relative value is to be ignored.
  return isAbsolute(xdg, platform) ? xdg.replace(/(?<=.)\/+$/, '') : `${osHome}/.local/share`;
}

/**
 * The home folder: `--home DIR`, else WATCHDESK_HOME, else `watchdesk` in the platform's folder for application data.
 * A `--home` without a folder counts as absent here; ask `homeArgument` first and refuse the start.
 */
export function homeDir(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  osHome: string,
): string {
  const argument = homeArgument(argv);
  if (argument.kind === 'given') return argument.dir;
  const fromEnv = env['WATCHDESK_HOME'] ?? '';
  if (fromEnv !== '') return fromEnv;
  return `${dataFolder(env, platform, osHome)}${platform === 'win32' ? '\\' : '/'}watchdesk`;
}
