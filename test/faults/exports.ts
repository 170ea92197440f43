import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { tempFolder } from '../helpers/deskRoom';
import type { DeskPrograms } from './deskBundle';
import { DeskProcess, Gone } from './deskProcess';
import type { FaultFigures } from './figures';
import { signIn } from './kill';

const FORMATS = ['csv', 'xlsx', 'docx'] as const;
type Format = (typeof FORMATS)[number];

/** A home of the demonstration room with so many lines. */
export function seededHome(cli: string, entries: number): string {
  const home = tempFolder('seeded');
  execFileSync(process.execPath, [cli, 'seed', '--entries', String(entries), '--home', home], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return home;
}

/** The end of a zip file that was written to its end: the record that closes it, with nothing after it. */
function isWholeZip(path: string): boolean {
  const bytes = readFileSync(path);
  return bytes.length > 22 && bytes.readUInt32LE(bytes.length - 22) === 0x06_05_4b_50;
}

const isWhole = (path: string, format: Format, reference: string): boolean =>
  format === 'csv' ? isWholeCsv(path, reference) : isWholeZip(path);

/** Every export is noted in the log itself: a later one holds the same rows and some more, and ends with a row. */
function isWholeCsv(path: string, reference: string): boolean {
  const text = readFileSync(path, 'utf8');
  return text.startsWith(reference) && text.endsWith('\n');
}

const OLD = 'an export of yesterday';

/**
 * F11: the desk is killed at a random moment of an export that replaces an older file. What a person finds under the name is the older file or the whole new one.
 * Acknowledged are exports that were answered, found those of them that are whole, lost counts files that are neither.
 */
export async function killExports(
  programs: DeskPrograms,
  options: { readonly kills: number; readonly entries: number; readonly random: () => number },
): Promise<FaultFigures> {
  const { kills, entries, random } = options;
  const home = seededHome(programs.cli, entries);
  const folder = tempFolder('exports');
  const total = { acknowledged: 0, found: 0, lost: 0 };
  const problems: string[] = [];
  let worst = 0;
  const order = (format: Format, path: string): object => ({
    paper: { kind: 'log', scope: { from: Date.UTC(2000, 0, 2), to: Date.UTC(2099, 0, 1) } },
    masked: false,
    jobId: randomUUID(),
    format,
    path,
  });
  const begun = await openSeeded(programs.desk, home);
  const times: Record<Format, number> = { csv: 0, xlsx: 0, docx: 0 };
  const references: Record<Format, string> = { csv: '', xlsx: '', docx: '' };
  for (const format of FORMATS) {
    const path = join(folder, `reference.${format}`);
    const begin = performance.now();
    const reply = await begun.desk.call('paper.write', order(format, path), begun.as);
    if (!reply.ok) throw new Error(`the reference export: ${JSON.stringify(reply.error)}`);
    times[format] = performance.now() - begin;
    references[format] = format === 'csv' ? readFileSync(path, 'utf8') : '';
  }
  await begun.desk.kill();
  for (let kill = 0; kill < kills; kill += 1) {
    const format = FORMATS[kill % FORMATS.length] ?? 'csv';
    const path = join(folder, `log-${kill}.${format}`);
    writeFileSync(path, OLD);
    const began = performance.now();
    const { desk, as } = await openSeeded(programs.desk, home);
    worst = Math.max(worst, performance.now() - began);
    const answered = desk.call('paper.write', order(format, path), as).then(
      (reply) => reply.ok,
      (error: unknown) => {
        if (error instanceof Gone) return false;
        throw error;
      },
    );
    await Promise.race([answered, wait(random() * times[format] * 2)]);
    await desk.kill();
    const isAcknowledged = await answered;
    const isNew = isWhole(path, format, references[format]);
    const isOld = readFileSync(path, 'utf8') === OLD;
    total.acknowledged += isAcknowledged ? 1 : 0;
    total.found += isAcknowledged && isNew ? 1 : 0;
    if (!isNew && (isAcknowledged || !isOld)) {
      total.lost += 1;
      problems.push(`kill ${kill}: ${path.split('.').at(-1)} is neither the old nor the new file`);
    }
  }
  const visible = readdirSync(folder).filter(
    (name) => !name.startsWith('.') && !/^(log|reference)[-.]/.test(name),
  );
  if (visible.length > 0) problems.push(`left over: ${visible.join(' ')}`);
  rmSync(folder, { recursive: true, force: true });
  if (existsSync(home)) rmSync(home, { recursive: true, force: true });
  return { faults: kills, ...total, doubled: 0, worstRecovery: worst / 1_000, problems };
}

async function openSeeded(script: string, home: string) {
  const desk = new DeskProcess(script, home, randomUUID());
  await desk.ready;
  return { desk, as: await signIn(desk.call, 'officer1') };
}
