import { execFile } from 'node:child_process';

/** What a small command said: its text, that it failed, or that this machine has no such command. */
export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'no_tool' };
export type Ask = (file: string, ...args: readonly string[]) => Promise<Answer>;

/** A question to the desktop that takes longer has no answer. */
const PATIENCE_MS = 2_500;

/** Runs one command without a shell, in the plain language of the system; never rejects, never hangs. */
export const askSystem: Ask = (file, ...args) =>
  new Promise((settle) => {
    const env = { ...process.env, LC_ALL: 'C' };
    execFile(file, [...args], { timeout: PATIENCE_MS, env, windowsHide: true }, (error, stdout, stderr) => {
      if (error === null) settle({ kind: 'text', text: stdout });
      else if ((error as NodeJS.ErrnoException).code === 'ENOENT') settle({ kind: 'no_tool' });
      else settle({ kind: 'error', text: stderr.trim() || error.message });
    });
  });
