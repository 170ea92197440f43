import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Asks again until the answer is there; fails in the words of `what` after the patience. */
export async function until<T>(what: string, ask: () => Promise<T | null>, patienceMs = 60_000): Promise<T> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await wait(300)) {
    const answer = await ask();
    if (answer !== null) return answer;
  }
  throw new Error(`waited ${patienceMs / 1000} s in vain: ${what}`);
}

const A_PAGE = 40_000;

/** A person at the keyboard of one display: keys and eyes, nothing of the program's own. */
export class Driver {
  readonly #env: NodeJS.ProcessEnv;
  readonly #shots: string;

  constructor(display: Readonly<Record<string, string>>, shots: string) {
    this.#env = { ...process.env, ...display };
    this.#shots = shots;
  }

  async #xdotool(...args: readonly string[]): Promise<string> {
    const { stdout } = await exec('xdotool', [...args], { env: this.#env });
    return stdout.trim();
  }

  /** Waits for the window and gives it the keyboard. */
  async focus(title: string, patienceMs = 60_000): Promise<void> {
    const find = async (): Promise<string | null> => {
      const found = await this.#xdotool('search', '--onlyvisible', '--name', title).catch(() => '');
      return found === '' ? null : (found.split('\n').at(-1) ?? null);
    };
    const window = await until(`a window ${title}`, find, patienceMs);
    await this.#xdotool('windowfocus', '--sync', window).catch(() => undefined);
  }

  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#xdotool('key', '--clearmodifiers', key);
  }

  async type(text: string): Promise<void> {
    await this.#xdotool('type', '--clearmodifiers', '--delay', '30', text);
  }

  async shot(name: string): Promise<string> {
    const path = `${this.#shots}/${name}.png`;
    await mkdir(dirname(path), { recursive: true });
    await exec('scrot', ['--overwrite', path], { env: this.#env });
    return path;
  }

  /** Waits until the picture has a page on it (an empty window packs to some 15 kB) and no longer changes. */
  async still(name: string): Promise<void> {
    let before = '';
    await until('a picture that stands still', async () => {
      const bytes = await readFile(await this.shot(name));
      const now = createHash('sha256').update(bytes).digest('hex');
      const isStill = now === before && bytes.length > A_PAGE;
      before = now;
      return isStill || null;
    });
  }
}
