import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reply } from '../../shared/contract/envelope';
import type { Account } from '../../shared/contract/models';
import type { OutputOf, ProcedureName } from '../../shared/contract/procedures';
import { type Context, needed } from './context';
import type { Door } from './door';
import { refusedBy, usage } from './failure';

export type Credentials = { readonly name: string; readonly password: string };

/** `--as` and the first line of `--password-file`. A password is never an argument: those are seen by everybody on the machine. */
export function credentialsOf(context: Context): Credentials {
  const name = needed(context, 'as');
  const file = resolve(context.io.cwd, needed(context, 'password-file'));
  return { name, password: firstLine(file) };
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? '';
    throw usage(`密码文件读不了：${file}（${why}）。`, `The password file cannot be read: ${file} (${why}).`);
  }
}

/** Signs in at the door and gives the account's id. Refusals: wrong_password, locked_out, not_founded. */
export async function signIn(door: Door, { name, password }: Credentials): Promise<string> {
  const account = answered<'session.signIn'>(
    await door.call('session.signIn', { name, password }),
  ) satisfies Account;
  return account.id;
}

/** What was answered; a refusal is thrown in words. */
export function answered<N extends ProcedureName>(reply: Reply): OutputOf<N> {
  if (!reply.ok) throw refusedBy(reply.error);
  return reply.value as OutputOf<N>;
}
