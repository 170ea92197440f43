import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { needs } from '../system-packages.ts';
import { archiveReadme, controlFile, copyrightFile, postinst, postrm, preinst, prerm } from './debian.ts';
import { debFile, type Edition, PLACE, packageName, tarFile, tarFolder } from './edition.ts';
import { bytesBelow, put, putBytes, putTree, settle } from './files.ts';
import { autostartEntry, desktopEntry, ICON_SVG } from './launchers.ts';

const exec = promisify(execFile);

export type Making = {
  readonly edition: Edition;
  /** the program as `layOut` left it */
  readonly program: string;
  /** folder that gets the package */
  readonly out: string;
  /** seconds of the time that every file gets */
  readonly time: number;
  /** true for a package that is only tried once: packed fast, not small */
  readonly isFast?: boolean;
};

/** What lies outside /opt/watchdesk: the two commands, the menu, the icon, the papers of a Debian package. */
async function putSystemFiles(root: string, making: Making): Promise<void> {
  const { edition, program } = making;
  const share = join(root, 'usr/share');
  const doc = join(share, 'doc', packageName(edition));
  await mkdir(join(root, 'usr/bin'), { recursive: true });
  for (const name of ['watchdesk', 'watchdesk-console'])
    await exec('ln', ['-s', `${PLACE}/bin/${name}`, join(root, 'usr/bin', name)]);
  await putBytes(join(share, 'applications/watchdesk-console.desktop'), desktopEntry(edition));
  await putBytes(join(share, 'icons/hicolor/scalable/apps/watchdesk.svg'), ICON_SVG);
  await put(join(program, 'share/watchdesk.png'), join(share, 'icons/hicolor/256x256/apps/watchdesk.png'));
  await putBytes(join(doc, 'copyright'), copyrightFile());
  await putBytes(join(doc, 'examples/watchdesk-console-autostart.desktop'), autostartEntry(edition));
}

async function putControl(root: string, making: Making): Promise<void> {
  const { edition } = making;
  const kilobytes = Math.ceil((await bytesBelow(root)) / 1024);
  const { stdout } = await exec('sh', ['-c', 'find . -type f -printf "%P\\0" | sort -z | xargs -0 md5sum'], {
    cwd: root,
    maxBuffer: 1 << 26,
  });
  const control = join(root, 'DEBIAN');
  await putBytes(join(control, 'md5sums'), stdout);
  await putBytes(join(control, 'control'), controlFile(edition, needs.window, kilobytes));
  await putBytes(join(control, 'preinst'), preinst(), 0o755);
  await putBytes(join(control, 'postinst'), postinst(edition), 0o755);
  await putBytes(join(control, 'prerm'), prerm(), 0o755);
  await putBytes(join(control, 'postrm'), postrm(), 0o755);
}

async function inWorkFolder<T>(body: (work: string) => Promise<T>): Promise<T> {
  const work = await mkdtemp(join(tmpdir(), 'watchdesk-dist-'));
  try {
    return await body(work);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Makes the .deb and gives its path. Everything in it belongs to root, whoever runs this. Needs dpkg-deb. */
export function makeDeb(making: Making): Promise<string> {
  return inWorkFolder(async (root) => {
    const { edition, out, time, isFast } = making;
    await putTree(making.program, join(root, PLACE));
    await exec('chmod', ['4755', join(root, PLACE, 'chrome-sandbox')]);
    await putSystemFiles(root, making);
    await putControl(root, making);
    await settle(root, time);
    const path = join(out, debFile(edition));
    await mkdir(out, { recursive: true });
    // Older systems cannot read zstd.
    const packing = isFast ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6'];
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(time) };
    await exec('dpkg-deb', ['--root-owner-group', ...packing, '--build', root, `${path}.part`], { env });
    await rename(`${path}.part`, path);
    return path;
  });
}

/** Makes the .tar.gz and gives its path: one folder, owned by root, with the way to install it in README.txt. */
export function makeTar(making: Making): Promise<string> {
  return inWorkFolder(async (work) => {
    const { edition, out, time } = making;
    const folder = tarFolder(edition);
    await putTree(making.program, join(work, folder));
    await exec('chmod', ['4755', join(work, folder, 'chrome-sandbox')]);
    await putBytes(join(work, folder, 'README.txt'), archiveReadme(edition, folder));
    await settle(work, time);
    const path = join(out, tarFile(edition));
    await mkdir(out, { recursive: true });
    const owner = ['--owner=root', '--group=root', '--numeric-owner', '--sort=name', '--format=gnu'];
    await exec('tar', ['-cf', join(work, 'all.tar'), ...owner, '-C', work, folder]);
    await exec('sh', ['-c', 'gzip -n -6 <"$1" >"$2"', 'sh', join(work, 'all.tar'), `${path}.part`]);
    await rename(`${path}.part`, path);
    return path;
  });
}
