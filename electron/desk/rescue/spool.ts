import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FactBodies } from '../../../shared/domain/facts';
import { EMERGENCY_CODES, type EmergencyCode } from '../../../shared/domain/facts/rescue';
import { syncFolder } from '../syncFolder';
import { heardKey, type KeptHeard } from './heardLater';

/** One line of the log that could not be written where it belongs, whole: what the fact will say. Times UTC milliseconds. */
export type KeptLine = {
  readonly entryId: string;
  readonly actorId: string;
  readonly keptAt: number;
  /** what was sent, to know a repeated send by */
  readonly input: unknown;
  readonly body: FactBodies['log.recorded'];
};

/** What a spool file holds: when and why the mode began, the lines in their order, and which alerts were heard. */
export type Kept = {
  readonly beganAt: number;
  readonly code: EmergencyCode;
  readonly lines: readonly KeptLine[];
  readonly heard: readonly KeptHeard[];
};

const head = z.object({ room: z.string(), beganAt: z.number(), code: z.enum(EMERGENCY_CODES) });
const line = z.object({
  room: z.string(),
  entryId: z.string(),
  actorId: z.string(),
  keptAt: z.number(),
  input: z.unknown(),
  body: z.looseObject({ text: z.string(), receivedAt: z.number() }),
});

/** The file of a room in a folder that several rooms may share. */
export const spoolFile = (folder: string, room: string): string =>
  join(folder, `watchdesk-spool-${room.slice(0, 8)}.jsonl`);

const heardLine = z.object({
  room: z.string(),
  heard: z.object({
    alertId: z.string(),
    rung: z.number(),
    heardAt: z.number(),
    comesBackAt: z.number(),
    actorId: z.string(),
    author: z.object({ accountId: z.string(), name: z.string() }).nullable(),
  }),
});

/**
 * Reads what a folder keeps for a room; null where it keeps nothing. A last line without its end was cut off by a power failure before anybody was told that it is
 * kept; a line of another room is not ours.
 */
export function readSpool(folder: string, room: string): Kept | null {
  const path = spoolFile(folder, room);
  if (!existsSync(path)) return null;
  const rows = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  let began: { beganAt: number; code: EmergencyCode } | null = null;
  const lines = new Map<string, KeptLine>();
  const heard = new Map<string, KeptHeard>();
  for (const text of rows) {
    const row = parsed(text);
    const first = head.safeParse(row);
    if (first.success && first.data.room === room) began ??= first.data;
    const kept = line.safeParse(row);
    if (kept.success && kept.data.room === room)
      lines.set(kept.data.entryId, kept.data as unknown as KeptLine);
    const said = heardLine.safeParse(row);
    if (said.success && said.data.room === room) heard.set(heardKey(said.data.heard), said.data.heard);
  }
  const all = [...lines.values()];
  if (all.length === 0 && heard.size === 0) return null;
  return {
    beganAt: began?.beganAt ?? all[0]?.keptAt ?? 0,
    code: began?.code ?? 'disk_failing',
    lines: all,
    heard: [...heard.values()],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Appends to the spool file of a room. Every line, and everything that was heard, is on the disk (fsync) before `append` returns; what could not be written whole is taken away again. */
export class Spool {
  readonly folder: string;
  readonly #room: string;
  readonly #head: string;

  constructor(folder: string, room: string, beganAt: number, code: EmergencyCode) {
    this.folder = folder;
    this.#room = room;
    this.#head = `${JSON.stringify({ v: 1, room, beganAt, code })}\n`;
  }

  append(kept: KeptLine): void {
    this.#write([{ v: 1, room: this.#room, ...kept }]);
  }

  appendHeard(heard: readonly KeptHeard[]): void {
    this.#write(heard.map((one) => ({ v: 1, room: this.#room, heard: one })));
  }

  #write(rows: readonly object[]): void {
    if (rows.length === 0) return;
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const path = spoolFile(this.folder, this.#room);
    const isNew = !existsSync(path);
    const file = openSync(path, 'a+', 0o600);
    try {
      const { size } = fstatSync(file);
      const start = size === 0 ? this.#head : endsTorn(file, size) ? '\n' : '';
      writeWhole(file, start + text, size);
    } finally {
      closeSync(file);
    }
    if (isNew) syncFolder(this.folder);
  }
}

function endsTorn(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] !== 10;
}

function writeWhole(file: number, text: string, before: number): void {
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } catch (error) {
    try {
      ftruncateSync(file, before);
    } catch {
      // What is left of it has no end and is read as nothing.
    }
    throw error;
  }
}

/** The lines are in the log: the file is kept under another name, as evidence, and is not looked at again. */
export function settleSpool(folder: string, room: string, now: number): void {
  const path = spoolFile(folder, room);
  if (!existsSync(path)) return;
  const stamp = new Date(now).toISOString().replace(/\D/g, '').slice(0, 14);
  renameSync(path, path.replace(/\.jsonl$/, `.taken-${stamp}.jsonl`));
}

/** Whether two folders lie on different disks. */
export function isOtherDisk(folder: string, home: string): boolean {
  return statSync(folder).dev !== statSync(home).dev;
}
