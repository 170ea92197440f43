import { type Edition, fallbackNotice, isFallback } from './edition.ts';

const HEAD = `#!/bin/sh
# %WHAT%
set -eu
app=$(dirname "$(dirname "$(readlink -f "$0")")")
`;

const head = (what: string): string => HEAD.replace('%WHAT%', what);

/** The command line, always on the Node of the package: the machine may have none, or one that cannot open the data. */
export const commandLauncher = (): string => `${head('Watchdesk 值守台: the command line')}
unset NODE_OPTIONS NODE_CHANNEL_FD NODE_PATH
WATCHDESK_ELECTRON="\${WATCHDESK_ELECTRON:-$app/watchdesk-console}"
export WATCHDESK_ELECTRON
exec "$app/resources/node/node" "$app/resources/app.asar.unpacked/out/main/cli.js" "$@"
`;

const versionLines = (edition: Edition): string => {
  const line = `watchdesk-console ${edition.version} (Electron ${edition.electron}, Node ${edition.node})`;
  return isFallback(edition) ? `${line}\n${fallbackNotice(edition)}` : line;
};

/**
 * The console. Root has no outer sandbox and must say so; nobody else gets the switch.
 */
export const consoleLauncher = (edition: Edition): string => `${head('Watchdesk 值守台: the console')}
usage() {
  cat <<'END'
watchdesk-console [--home DIR]         打开值守台  open the console
watchdesk-console --autostart on|off   登录后自动打开，或不再自动打开  open it at every sign-in, or no longer
watchdesk-console --autostart          现在是哪一种  how it stands
watchdesk-console --check              核对安装的文件有没有改动  compare the installed files with their hashes
watchdesk-console --version            版本  version
END
}

autostart() {
  entry="\${XDG_CONFIG_HOME:-$HOME/.config}/autostart/watchdesk-console.desktop"
  case "\${1:-}" in
    on)
      mkdir -p "$(dirname "$entry")"
      sed "s|^Exec=.*|Exec=\\"$app/bin/watchdesk-console\\"|" "$app/share/watchdesk-console-autostart.desktop" >"$entry"
      echo "on: $entry" ;;
    off)
      rm -f "$entry"
      echo "off" ;;
    '') if [ -e "$entry" ]; then echo "on: $entry"; else echo "off"; fi ;;
    *) usage >&2; exit 2 ;;
  esac
}

case "\${1:-}" in
  --autostart) autostart "\${2:-}"; exit 0 ;;
  --check) cd "$app"; exec sha256sum --check --quiet SHA256SUMS ;;
  --version) cat <<'END'
${versionLines(edition)}
END
    exit 0 ;;
  --help) usage; exit 0 ;;
esac

if [ "$(id -u)" = 0 ]; then set -- --no-sandbox "$@"; fi
exec "$app/watchdesk-console" "$@"
`;

const entryLines = (edition: Edition): readonly string[] => [
  '[Desktop Entry]',
  'Type=Application',
  'Version=1.5',
  `Name=Watchdesk${isFallback(edition) ? ' (not for release)' : ''}`,
  `Name[zh_CN]=值守台${isFallback(edition) ? '（试用，非发布版）' : ''}`,
  'GenericName=Duty-room console',
  'GenericName[zh_CN]=应急值班值守台',
  'Comment=Log, incidents, work plans and deadlines of an emergency duty room',
  'Comment[zh_CN]=值班日志、事件、工作方案和时限提醒',
  'Icon=watchdesk',
];

/** The entry in the menu. */
export const desktopEntry = (edition: Edition): string =>
  [
    ...entryLines(edition),
    'Exec=watchdesk-console',
    'Terminal=false',
    'Categories=Office;',
    'Keywords=duty;emergency;log;值班;应急;值守;',
    'StartupNotify=true',
    'StartupWMClass=watchdesk',
    '',
  ].join('\n');

/** What `watchdesk-console --autostart on` puts into a person's autostart folder, and an administrator into /etc/xdg/autostart. */
export const autostartEntry = (edition: Edition): string =>
  [
    ...entryLines(edition),
    'Exec=watchdesk-console',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** The icon as a drawing, for every size that the PNG is not. */
export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256">
<rect width="256" height="256" rx="56" fill="#20262e"/>
<circle cx="128" cy="128" r="86" fill="none" stroke="#e8b339" stroke-width="23"/>
<path d="M128 66v61l39 27" fill="none" stroke="#f2f4f6" stroke-width="19" stroke-linecap="round" stroke-linejoin="round"/>
</svg>
`;
