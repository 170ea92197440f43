import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { cacheFolder } from '../electron-fallback.ts';
import { withLock } from '../lock.ts';
import { say } from '../repo.ts';

const exec = promisify(execFile);

const SUITE = 'bookworm';
/**
 * Mounts what a program needs to run, and makes the folder the root of a namespace that ends with this process: nothing has to be taken away. In a mere
 * chroot the kernel lets nobody make a sandbox.
 */
const HOLD = `set -e
mount --make-rprivate /
mount --bind "$1" "$1"
mount --rbind /dev "$1/dev"
mount -t proc proc "$1/proc"
mkdir -p "$1/tmp/.X11-unix" /tmp/.X11-unix
mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"
mkdir "$1/outside"
cd "$1"
pivot_root . outside
umount -l /outside
rmdir /outside
echo ready
exec cat`;

export type Told = { readonly code: number; readonly stdout: string; readonly stderr: string };
export type As = { readonly user?: string; readonly env?: Readonly<Record<string, string>> };

/** The smallest Debian, made once a week at most and kept outside the repository. */
async function baseArchive(): Promise<string> {
  const archive = join(cacheFolder(), `debian-${SUITE}.tar`);
  const isYoung = async (): Promise<boolean> => {
    const found = await stat(archive).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs < 7 * 86_400_000;
  };
  if (await isYoung()) return archive;
  await withLock(`${archive}.lock`, async () => {
    if (await isYoung()) return;
    say(`Making a clean Debian (${SUITE}) …`);
    const part = `${archive}.part.tar`;
    await exec('mmdebstrap', ['--variant=minbase', '--quiet', SUITE, part], { maxBuffer: 1 << 26 });
    await rename(part, archive);
  });
  return archive;
}

/** A Debian with nothing in it but what every Debian has, in a folder of its own. */
export class CleanRoot {
  readonly folder: string;
  readonly #holder: ChildProcess;
  readonly #started: ChildProcess[] = [];

  private constructor(folder: string, holder: ChildProcess) {
    this.folder = folder;
    this.#holder = holder;
  }

  static async open(): Promise<CleanRoot> {
    const archive = await baseArchive();
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'watchdesk-root-')));
    await exec('tar', ['-xpf', archive, '-C', folder, '--exclude=./dev/*']);
    await copyFile('/etc/resolv.conf', join(folder, 'etc/resolv.conf'));
    // What was fetched once is not fetched again by the next run.
    const kept = join(cacheFolder(), `apt-${SUITE}`);
    await mkdir(kept, { recursive: true });
    for (const name of await readdir(kept))
      await copyFile(join(kept, name), join(folder, 'var/cache/apt/archives', name));
    // The root is thrown away: no file of it has to survive a power cut.
    await writeFile(join(folder, 'etc/dpkg/dpkg.cfg.d/fast'), 'force-unsafe-io\n');
    // Nothing that comes with a package is started here.
    await writeFile(join(folder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    const holder = spawn('unshare', ['--mount', '--', 'sh', '-c', HOLD, 'sh', folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await new Promise<void>((settle, fail) => {
      holder.stdout.once('data', () => settle());
      holder.once('error', fail);
      holder.once('exit', (code) => fail(new Error(`the clean root could not be mounted (${code})`)));
    });
    return new CleanRoot(folder, holder);
  }

  path(inside: string): string {
    return join(this.folder, inside);
  }

  /** Starts a command in the root; the caller reads and ends it. */
  start(command: readonly string[], as: As = {}): ChildProcess {
    const { user = 'root', env = {} } = as;
    const own = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' };
    const home = { HOME: user === 'root' ? '/root' : `/home/${user}`, USER: user, LOGNAME: user };
    const inside = ['chroot', `--userspec=${user}:${user}`, '/', ...command];
    const child = spawn('nsenter', ['--target', String(this.#holder.pid), '--mount', '--', ...inside], {
      env: { ...proxies(), ...own, ...home, DEBIAN_FRONTEND: 'noninteractive', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#started.push(child);
    return child;
  }

  /** Runs a command to its end. */
  run(command: readonly string[], as: As & { readonly input?: string } = {}): Promise<Told> {
    const child = this.start(command, as);
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdin?.end(as.input ?? '');
    return new Promise((settle, fail) => {
      child.once('error', fail);
      child.once('close', (code) => settle({ code: code ?? -1, stdout, stderr }));
    });
  }

  /** Runs a command that must succeed; gives what it said. */
  async must(command: readonly string[], as: As & { readonly input?: string } = {}): Promise<string> {
    const told = await this.run(command, as);
    if (told.code !== 0)
      throw new Error(`${command.join(' ')} ended with ${told.code}:\n${told.stdout}${told.stderr}`.trim());
    return told.stdout;
  }

  /** Processes of this root whose program lies below a folder of it, oldest first. */
  async processes(below: string): Promise<readonly number[]> {
    const found: number[] = [];
    const space = (pid: number | string | undefined): Promise<string> =>
      readlink(`/proc/${pid}/ns/mnt`).catch(() => '');
    const own = await space(this.#holder.pid);
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name) || Number(name) === this.#holder.pid) continue;
      if ((await space(name)) !== own) continue;
      const exe = await readlink(`/proc/${name}/exe`).catch(() => '');
      // Seen from outside it begins at its own root or at ours.
      if (exe.startsWith(below) || exe.startsWith(this.path(below))) found.push(Number(name));
    }
    return found.sort((a, b) => a - b);
  }

  /** Waits until nothing runs from the folder any more; ends what is left after the patience, by its number. */
  async untilEnded(below: string, patienceMs = 20_000): Promise<boolean> {
    for (const until = Date.now() + patienceMs; Date.now() < until; await wait(200))
      if ((await this.processes(below)).length === 0) return true;
    for (const pid of await this.processes(below)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    }
    return false;
  }

  /** Keeps what apt fetched, ends what still runs, removes the folder. */
  async close(): Promise<void> {
    const archives = this.path('var/cache/apt/archives');
    for (const name of await readdir(archives).catch(() => []))
      if (name.endsWith('.deb'))
        await copyFile(join(archives, name), join(cacheFolder(), `apt-${SUITE}`, name)).catch(
          () => undefined,
        );
    await this.untilEnded('', 1);
    for (const child of this.#started) if (child.exitCode === null) child.kill('SIGKILL');
    const isUnmounted = new Promise((settle) => this.#holder.once('close', settle));
    this.#holder.stdin?.end();
    await isUnmounted;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** How this machine reaches the outside: what apt in the root needs as well. */
function proxies(): Record<string, string> {
  const found = Object.entries(process.env).filter(([name]) => /^(https?|no|all)_proxy$/i.test(name));
  return Object.fromEntries(found.map(([name, value]) => [name, value ?? '']));
}
