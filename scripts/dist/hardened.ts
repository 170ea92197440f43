import { mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { inRepo, say } from '../repo.ts';
import type { As, CleanRoot } from './cleanRoot.ts';
import { PLACE } from './edition.ts';

/** Writes a file wherever it is run: that it did not run is seen by no such file being there. */
const TRAP = '/var/tmp/trap.cjs';
const NODE_TRAP = '/var/tmp/trap-node';
const TRAP_TEXT = `require('node:fs').writeFileSync('/var/tmp/ran-' + process.pid, process.argv.join(' '));\n`;

/** What a person, or a program of theirs, may put around the start of the console to get code of their own into it. */
export const HOSTILE = {
  env: { NODE_OPTIONS: `--require=${TRAP}`, NODE_PATH: '/var/tmp', WATCHDESK_NODE: NODE_TRAP },
  args: [
    '--inspect=127.0.0.1:9333',
    '--inspect-port=9334',
    '--remote-debugging-port=9335',
    '--require',
    TRAP,
  ],
} as const;

type Attempt = { readonly what: string; readonly command: readonly string[]; readonly env?: As['env'] };

const binary = `${PLACE}/watchdesk-console`;
const node = `${PLACE}/resources/node/node`;
const asNode = { ELECTRON_RUN_AS_NODE: '1' } as const;
const options = { NODE_OPTIONS: `--require=${TRAP}` } as const;

const ATTEMPTS: readonly Attempt[] = [
  { what: 'as Node, a file', command: [binary, TRAP], env: asNode },
  { what: 'as Node, -e', command: [binary, '-e', `require('${TRAP}')`], env: asNode },
  { what: 'as Node, -p', command: [binary, '-p', `require('${TRAP}')`], env: asNode },
  { what: 'as Node, --require', command: [binary, '--require', TRAP, '-e', '0'], env: asNode },
  { what: 'as Node, through the launcher', command: ['watchdesk-console', TRAP], env: asNode },
  { what: 'as Node with options', command: [binary, TRAP], env: { ...asNode, ...options } },
  { what: 'NODE_OPTIONS', command: [binary], env: options },
  { what: 'NODE_OPTIONS, a module', command: [binary], env: { NODE_OPTIONS: `--import=file://${TRAP}` } },
  { what: 'NODE_OPTIONS, through the launcher', command: ['watchdesk-console'], env: options },
  { what: 'NODE_OPTIONS of the command line', command: ['watchdesk', 'verify'], env: options },
  { what: '--require', command: [binary, '--require', TRAP] },
  { what: '-r', command: [binary, '-r', TRAP] },
  { what: '--eval', command: [binary, '--eval', `require('${TRAP}')`] },
  { what: 'another app named', command: [binary, '/var/tmp/app'] },
  { what: '--app', command: [binary, '--app=/var/tmp/app'] },
  { what: 'an app beside the archive', command: [binary] },
];

/** TCP ports that the program's processes listen on. */
async function listening(root: CleanRoot): Promise<readonly number[]> {
  const sockets = new Set<string>();
  for (const pid of await root.processes(PLACE))
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => []))
      sockets.add(await readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''));
  const ports: number[] = [];
  for (const table of ['tcp', 'tcp6']) {
    const text = await readFile(`/proc/net/${table}`, 'utf8').catch(() => '');
    for (const line of text.split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      if (state === '0A' && sockets.has(`socket:[${inode}]`))
        ports.push(Number.parseInt(local.split(':')[1] ?? '', 16));
    }
  }
  return ports;
}

async function traces(root: CleanRoot): Promise<readonly string[]> {
  const names = (await readdir(root.path('/var/tmp'))).filter((name) => name.startsWith('ran-'));
  for (const name of names) await rm(root.path(`/var/tmp/${name}`));
  return names;
}

/** The trap works, and a debugger would be seen: the shipped Node, which is one, falls into both. */
async function expectControls(root: CleanRoot, as: As): Promise<void> {
  await root.run([node, '-e', '0'], { ...as, env: { ...as.env, ...options } });
  if ((await traces(root)).length === 0) throw new Error('the trap catches nothing');
  const child = root.start([node, '--inspect=127.0.0.1:0', '-e', 'setTimeout(() => {}, 60_000)'], as);
  try {
    for (let round = 0; round < 50; round++) {
      if ((await listening(root)).length > 0) return;
      await wait(100);
    }
    throw new Error('a debugger that listens is not seen');
  } finally {
    child.kill('SIGKILL');
    for (const pid of await root.processes(node))
      if ((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('--inspect'))
        process.kill(pid, 'SIGKILL');
  }
}

export async function layTrap(root: CleanRoot, as: As): Promise<void> {
  await writeFile(root.path(TRAP), TRAP_TEXT);
  const script = `#!/bin/sh\necho node >/var/tmp/ran-$$\nexec ${node} "$@"\n`;
  await writeFile(root.path(NODE_TRAP), script, { mode: 0o755 });
  const app = JSON.stringify({ name: 'trap', version: '1.0.0', main: 'trap.cjs' });
  for (const folder of ['/var/tmp/app', `${PLACE}/resources/app`]) {
    await mkdir(root.path(folder), { recursive: true });
    await writeFile(root.path(`${folder}/package.json`), app);
    await writeFile(root.path(`${folder}/trap.cjs`), TRAP_TEXT);
  }
  await expectControls(root, as);
}

/** SIGUSR1 makes a Node open a debugger: each process of the program gets it, and goes on without one. */
async function signalAll(root: CleanRoot): Promise<{ readonly sent: number; readonly ended: number }> {
  const pids = await root.processes(PLACE);
  const own: number[] = [];
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    // Chromium's own helpers hold no Node.
    if (command !== '' && !command.includes('--type=') && !command.includes('crashpad')) own.push(pid);
  }
  for (const pid of own) process.kill(pid, 'SIGUSR1');
  await wait(3_000);
  const left = new Set(await root.processes(PLACE));
  return { sent: own.length, ended: own.filter((pid) => !left.has(pid)).length };
}

/** Keeps a figure of the hardening for the table of `npm run faults -- table`. */
export async function keepFigure(id: string, what: string, tried: number, through: number): Promise<void> {
  say(`${id} ${what}: tried ${tried} / got through ${through}`);
  const folder = inRepo('out/faults');
  await mkdir(folder, { recursive: true });
  const slug = what.replaceAll(/[\W\d]+/g, '-').slice(0, 60);
  const figure = { id, what, tried, through };
  await writeFile(`${folder}/${id}-${slug}.json`, `${JSON.stringify(figure, null, 2)}\n`);
}

/**
 * E6 on the installed program, by effect. The console that was started with `HOSTILE` must run; none of the ways in may have run the trap or opened a
 * debugger, and no signal may have ended a process. Takes the trap away again.
 */
export async function tryWaysIn(root: CleanRoot, as: As): Promise<void> {
  const wrong = (await traces(root)).map((name) => `around the start: ${name}`);
  for (const { what, command, env } of ATTEMPTS) {
    await root.run(['timeout', '--signal=KILL', '30', ...command], { ...as, env: { ...as.env, ...env } });
    if ((await traces(root)).length > 0) wrong.push(what);
  }
  const open = await listening(root);
  if (open.length > 0) wrong.push(`it listens on ${open.join(', ')}`);
  const { sent, ended } = await signalAll(root);
  const after = await listening(root);
  if (after.length > 0) wrong.push(`after SIGUSR1 it listens on ${after.join(', ')}`);
  if (ended > 0) wrong.push(`SIGUSR1 ended ${ended} of ${sent} processes`);
  await rm(root.path(`${PLACE}/resources/app`), { recursive: true });
  const tried = ATTEMPTS.length + HOSTILE.args.length + Object.keys(HOSTILE.env).length + sent;
  await keepFigure(
    'E6',
    'ways to run code in the packaged program, or to open a debugger',
    tried,
    wrong.length,
  );
  if (wrong.length > 0) throw new Error(`not so: no way in (${wrong.join('; ')})`);
}
