import type { Need } from '../system-packages.ts';
import {
  debianArch,
  type Edition,
  fallbackNotice,
  isFallback,
  otherName,
  PLACE,
  packageName,
} from './edition.ts';

/** Chinese characters for what the system itself draws, and what makes notifications and sounds arrive; the console runs without. */
const RECOMMENDED: readonly Need[] = [
  ['fonts-noto-cjk', 'fonts-wqy-microhei', 'fonts-wqy-zenhei'],
  ['dbus-user-session', 'dbus-x11'],
  ['notification-daemon', 'dunst', 'xfce4-notifyd'],
  ['alsa-utils', 'pulseaudio-utils', 'pipewire-bin'],
];

const alternatives = (needs: readonly Need[]): string => needs.map((need) => need.join(' | ')).join(', ');

const description = (edition: Edition): readonly string[] => [
  `duty-room console: log, incidents, work plans, deadlines${isFallback(edition) ? ' (NOT FOR RELEASE)' : ''}`,
  'Watchdesk 值守台 keeps the log of an emergency duty room so that no line is',
  'lost, leads the officers through the work plan of a hazard on its flowchart,',
  'and raises what is due until it is done. It brings its own Node; everything',
  'stays on this machine.',
  ...(isFallback(edition) ? ['.', fallbackNotice(edition)] : []),
];

/**
 * The control file. `window` is what a window of the console needs of the system (the same list that the scripts install); `kilobytes` is the room it takes on
 * disk.
 */
export function controlFile(edition: Edition, window: readonly Need[], kilobytes: number): string {
  const other = otherName(edition);
  const [summary, ...rest] = description(edition);
  return [
    `Package: ${packageName(edition)}`,
    `Version: ${edition.version}`,
    `Architecture: ${debianArch(edition)}`,
    'Maintainer: Watchdesk maintainers <watchdesk@localhost>',
    `Installed-Size: ${kilobytes}`,
    `Depends: ${alternatives([['libc6 (>= 2.28)'], ['libstdc++6'], ...window])}`,
    `Recommends: ${alternatives(RECOMMENDED)}`,
    'Suggests: xvfb',
    `Conflicts: ${other}`,
    `Replaces: ${other}`,
    'Section: misc',
    'Priority: optional',
    `Description: ${summary}`,
    ...rest.map((line) => ` ${line}`),
    '',
  ].join('\n');
}

/** Finds what runs out of the package's folder: the files of a console on watch are not changed under it. */
const IN_USE = `in_use() {
  [ "\${WATCHDESK_REPLACE_RUNNING:-}" = yes ] && return 1
  for link in /proc/[0-9]*/exe; do
    case "$(readlink "$link" 2>/dev/null)" in
      ${PLACE}/*) return 0 ;;
    esac
  done
  return 1
}
refuse() {
  echo "值守台正在运行：请先退出值守台，再$1。" >&2
  echo "Watchdesk is running: quit it first, then $2." >&2
  echo "(WATCHDESK_REPLACE_RUNNING=yes does it all the same.)" >&2
  exit 1
}
`;

export const preinst = (): string => `#!/bin/sh
set -e
${IN_USE}
case "$1" in
  install|upgrade) if in_use; then refuse 安装新版本 "install the new version"; fi ;;
esac
`;

export const prerm = (): string => `#!/bin/sh
set -e
${IN_USE}
case "$1" in
  remove) if in_use; then refuse 卸载 "remove it"; fi ;;
esac
`;

export const postinst = (edition: Edition): string => `#!/bin/sh
set -e
if [ "$1" = configure ]; then
${
  isFallback(edition)
    ? `  echo "这是试用包，用的是已停止维护的 Electron ${edition.electron}：不能用于值班，不是发布版。"
  echo "${fallbackNotice(edition)}"
`
    : ''
}  :
fi
`;

export const postrm = (): string => `#!/bin/sh
set -e
case "$1" in
  remove)
    echo "值守台的数据没有动，还在每个人的数据文件夹里（默认 ~/.local/share/watchdesk）。"
    echo "The data of Watchdesk were not touched: they stay in each person's data folder (~/.local/share/watchdesk unless told otherwise)." ;;
  purge)
    echo "彻底删除也不动值守台的数据；不再需要时请自己删除数据文件夹。"
    echo "Purging does not touch the data of Watchdesk either; delete the data folders yourself when they are no longer needed." ;;
esac
`;

export const copyrightFile =
  (): string => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: watchdesk

Files: *
Copyright: the Watchdesk authors
License: Apache-2.0
 On Debian systems the full text is in /usr/share/common-licenses/Apache-2.0.

Files: ${PLACE}/watchdesk-console ${PLACE}/*.so* ${PLACE}/*.pak ${PLACE}/chrome*
Copyright: Electron contributors, GitHub Inc., The Chromium Authors and others
License: Electron-and-Chromium
 See ${PLACE}/LICENSE and ${PLACE}/LICENSES.chromium.html.

Files: ${PLACE}/resources/node/*
Copyright: Node.js contributors and others
License: Node
 See ${PLACE}/resources/node/LICENSE.

Files: ${PLACE}/resources/app.asar.unpacked/node_modules/*
Copyright: their authors
License: see the licence in each package's folder
`;

/** The README of the archive: how the same thing is done without a package manager. */
export const archiveReadme = (
  edition: Edition,
  folder: string,
): string => `值守台 Watchdesk ${edition.version}
${isFallback(edition) ? `\n试用包，不能用于值班。 ${fallbackNotice(edition)}\n` : ''}
安装（root）  Install (as root), so that no ordinary user can change the program:

  mkdir -p /opt
  tar --same-owner -xzpf ${folder}-linux-${edition.arch}.tar.gz -C /opt
  mv /opt/${folder} ${PLACE}
  chown -R root:root ${PLACE} && chmod 4755 ${PLACE}/chrome-sandbox
  ln -s ${PLACE}/bin/watchdesk ${PLACE}/bin/watchdesk-console /usr/local/bin/
  install -D -m 644 ${PLACE}/share/watchdesk-console.desktop /usr/local/share/applications/watchdesk-console.desktop
  install -D -m 644 ${PLACE}/share/watchdesk.svg /usr/local/share/icons/hicolor/scalable/apps/watchdesk.svg

升级：退出值守台，把 ${PLACE} 换成新的。  Upgrade: quit the console and put the new folder in the place of ${PLACE}.
删除：删掉 ${PLACE} 和上面的链接；数据在 ~/.local/share/watchdesk，不受影响。
Remove: delete ${PLACE} and the links above; the data in ~/.local/share/watchdesk stay.

登录后自动打开  Open at sign-in: watchdesk-console --autostart on
核对文件  Compare the files with their hashes: watchdesk-console --check

需要的系统库  It needs these libraries of the system: GTK 3, NSS, ALSA, GBM, XScrnSaver, ATK bridge, libnotify.
`;
