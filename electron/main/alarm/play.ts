import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Which program played the sound, or why none did. */
export type Played =
  | { readonly ok: true; readonly by: string }
  | { readonly ok: false; readonly reason: string };

export type PlayTools = {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
  /** null when the program ended well, else why it did not */
  readonly run: (
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => Promise<string | null>;
};

/** A name in the environment instead of a part of the script: no path can become code. */
const FILE_NAME = 'WATCHDESK_SOUND_FILE';
const POWERSHELL = `$ErrorActionPreference = 'Stop'; (New-Object System.Media.SoundPlayer $env:${FILE_NAME}).PlaySync()`;

type Player = { readonly program: string; readonly args: (file: string) => readonly string[] };
const PLAYERS: Readonly<Record<string, readonly Player[]>> = {
  linux: [
    { program: 'paplay', args: (file) => [file] },
    { program: 'pw-play', args: (file) => [file] },
    { program: 'aplay', args: (file) => ['-q', file] },
  ],
  darwin: [{ program: 'afplay', args: (file) => [file] }],
  win32: [
    { program: 'powershell.exe', args: () => ['-NoProfile', '-NonInteractive', '-Command', POWERSHELL] },
  ],
};

/** A sound of ours lasts a few seconds: a player that is still there then waits for something that will not come. */
const PATIENCE_MS = 15_000;
const ROOM_FOR_REASON = 280;

function runPlayer(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string | null> {
  return new Promise((settle) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const end = (why: string | null): void => {
      clearTimeout(timer);
      settle(why);
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < ROOM_FOR_REASON) said += chunk.toString();
    });
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) =>
      end(code === 0 ? null : said.replaceAll(/\s+/g, ' ').trim() || `exit ${code ?? signal ?? 'unknown'}`),
    );
  });
}

export const systemTools: PlayTools = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  run: runPlayer,
};

function pathOf(program: string, { env, exists }: PlayTools): string | null {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find(exists) ?? null;
}

/**
 * Plays a WAV file to its end through the first program of the system that can: paplay, pw-play or aplay, afplay, or PowerShell. A program that
 * is there and fails (no sound server, no card) gives way to the next. Never rejects; a refusal names every program that was tried.
 */
export async function playSound(file: string, tools: PlayTools = systemTools): Promise<Played> {
  if (!tools.exists(file)) return { ok: false, reason: 'the sound file is missing' };
  const players = PLAYERS[tools.platform] ?? [];
  const reasons: string[] = [];
  for (const { program, args } of players) {
    const path = pathOf(program, tools);
    const why = path === null ? 'not installed' : await tools.run(path, args(file), { [FILE_NAME]: file });
    if (why === null) return { ok: true, by: program };
    reasons.push(`${program}: ${why}`);
  }
  const reason = reasons.join('; ') || `no player is known for ${tools.platform}`;
  return { ok: false, reason: reason.slice(0, ROOM_FOR_REASON) };
}
