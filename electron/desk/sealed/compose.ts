import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { SealScope } from '../../../shared/contract/areas/sealed';
import type { Room } from '../../../shared/contract/models';
import { stamp } from '../../../shared/domain/time';
import type { HeadsFile, KeysFile } from '../../../shared/sealed/keys';
import {
  ATTACHMENTS,
  type ChainSpan,
  type Fingerprint,
  fingerprintOf,
  type Manifest,
  type ManifestFile,
  PART,
  packageMessage,
  SEALED_FORMAT,
} from '../../../shared/sealed/manifest';
import { rowLine } from '../../../shared/sealed/rows';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { BYTE_ORDER_MARK, csvRow } from '../exports/csv';
import { COLUMN_NAMES, COLUMNS, cellsOf } from '../exports/rows';
import { shortCode } from '../journal/canonical';
import { readSeatKey, type SigningKey, sign } from '../journal/keys';
import { entriesOfScope } from '../log/read';
import { shiftById } from '../shifts/read';
import { logPagePieces } from './logPage';
import { nodeTools } from './nodeTools';
import { attachmentsOf, countLines, origins, rowsOf, spansOf } from './scope';
import { writeWhole } from './wholeFile';
import { ZipWriter } from './zipWriter';

export type SealRequest = {
  readonly scope: SealScope;
  readonly path: string;
  readonly home: string;
  /** file of the page that verifies a package in a browser */
  readonly page: string;
  /** name of whoever has it made */
  readonly by: string;
  /** UTC milliseconds */
  readonly now: number;
  readonly version: string;
};

export type Sealed = {
  readonly rows: number;
  readonly lines: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly fingerprint: string;
  readonly keyCode: string;
  readonly code: string;
  /** attachments that lines name and the home does not hold */
  readonly missing: number;
};

/** There is no line in the scope, so there is nothing to seal. */
export class NothingToSeal extends Error {
  readonly code = 'NOTHING_TO_SEAL';
}

type Job = SealRequest & {
  readonly db: Db;
  readonly room: Room;
  readonly key: SigningKey;
  readonly spans: readonly ChainSpan[];
  readonly fingerprint: Fingerprint;
};

/**
 * Writes the sealed package of a shift or a span: the rows of the journal with their proofs, the log in words, attachments, keys, signed heads, the page
 * that verifies it, and a manifest of all of it under the seat's signature. Reads one snapshot; the file appears whole or not at all. Throws
 * NothingToSeal, PackageTooLarge and the system's errors.
 */
export function sealPackage(db: Db, request: SealRequest): Sealed {
  return db.transaction(() => sealSnapshot(db, request))();
}

function sealSnapshot(db: Db, request: SealRequest): Sealed {
  const room = readRoom(db);
  const key = readSeatKey(request.home);
  if (!room || !key) throw new Error('there is no room with a seat key here');
  const spans = spansOf(db, request.scope);
  if (spans.length === 0) throw new NothingToSeal('no line in the scope');
  const fingerprint = fingerprintOf(key.publicText, nodeTools);
  const job: Job = { ...request, db, room, key, spans, fingerprint };
  return writeWhole(request.path, (file) => {
    const zip = new ZipWriter(file);
    const { files, missing } = addParts(zip, job);
    const manifest = manifestOf(job, files, missing);
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8');
    zip.add(PART.manifest, [text]);
    const signature = sign(key, Buffer.from(packageMessage(text, nodeTools)));
    zip.add(PART.signature, [`${signature.toString('hex')}\n`]);
    const bytes = zip.finish();
    return {
      rows: spans.reduce((sum, span) => sum + span.last - span.first + 1, 0),
      lines: manifest.lines,
      bytes,
      sha256: hashOfFile(file),
      fingerprint: fingerprint.hex,
      keyCode: fingerprint.code,
      code: endCode(spans),
      missing: missing.length,
    };
  });
}

/** The code of the last row, as it stands on paper too. */
function endCode(spans: readonly ChainSpan[]): string {
  return shortCode(Buffer.from(spans.at(-1)?.hash ?? '', 'hex'));
}

function hashOfFile(file: number): string {
  const hash = createHash('sha256');
  for (const piece of piecesOfFile(file)) hash.update(piece);
  return hash.digest('hex');
}

function* piecesOfFile(file: number): Generator<Buffer> {
  for (let at = 0; ; ) {
    const bytes = Buffer.alloc(1024 * 1024);
    const got = readSync(file, bytes, 0, bytes.length, at);
    if (got === 0) return;
    at += got;
    yield bytes.subarray(0, got);
  }
}

function addParts(zip: ZipWriter, job: Job): { files: ManifestFile[]; missing: string[] } {
  const { db, scope, spans } = job;
  const keys = keysOf(job);
  const missing: string[] = [];
  const files = [
    zip.add(PART.readme, [readme(job)]),
    zip.add(PART.page, piecesOf(job.page)),
    zip.add(PART.logPage, logPagePieces(pageHead(job), entriesOfScope(db, scope))),
    zip.add(PART.logTable, tablePieces(db, scope)),
    zip.add(PART.rows, rowPieces(db, spans)),
    zip.add(PART.founding, rowPieces(db, keys.founding)),
    zip.add(PART.keys, [`${JSON.stringify(keys.file, null, 1)}\n`]),
    zip.add(PART.checkpoints, [`${JSON.stringify(headsOf(db), null, 1)}\n`]),
  ];
  for (const { sha256, name } of attachmentsOf(db, scope)) {
    const path = join(job.home, 'attachments', sha256.slice(0, 2), sha256);
    if (existsSync(path)) files.push(zip.add(`${ATTACHMENTS}${sha256}${safeEnding(name)}`, piecesOf(path)));
    else missing.push(sha256);
  }
  return { files, missing };
}

function* piecesOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    yield* piecesOfFile(file);
  } finally {
    closeSync(file);
  }
}

/** An ending that a double click knows, when the name has a plain one. */
function safeEnding(name: string): string {
  return /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
}

function* rowPieces(db: Db, spans: readonly ChainSpan[]): Generator<string> {
  for (const span of spans) for (const row of rowsOf(db, span, false)) yield `${rowLine(row)}\n`;
}

function* tablePieces(db: Db, scope: SealScope): Generator<string> {
  yield BYTE_ORDER_MARK + csvRow(COLUMNS.map((column) => COLUMN_NAMES.zh[column]));
  for (const entry of entriesOfScope(db, scope)) {
    const cells = cellsOf(entry, 'zh');
    yield csvRow(COLUMNS.map((column) => cells[column]));
  }
}

type FirstRow = { body: string | null; prev: Buffer; hash: Buffer };

function keysOf({ db, spans }: Job): { readonly file: KeysFile; readonly founding: readonly ChainSpan[] } {
  const first = db.prepare<[string], FirstRow>(
    'SELECT body, prev, hash FROM journal WHERE origin = ? AND seq = 1',
  );
  const founding: ChainSpan[] = [];
  const seats = origins(db).map((origin) => {
    const row = first.get(origin);
    const body = JSON.parse(row?.body ?? '{}') as { readonly publicKey?: string };
    const proof = { prev: row?.prev.toString('hex') ?? '', hash: row?.hash.toString('hex') ?? '' };
    const isAmongRows = spans.some((span) => span.origin === origin && span.first === 1);
    if (!isAmongRows) founding.push({ origin, first: 1, last: 1, ...proof });
    return { origin, publicKey: body.publicKey ?? '', founding: isAmongRows ? null : proof };
  });
  const accounts = db
    .prepare<[], { id: string; name: string; publicKey: string }>(
      `SELECT a.id, a.display_name AS name, k.public_key AS publicKey FROM accounts a JOIN account_keys k ON k.account_id = a.id
       ORDER BY a.created_at, a.id, k.since, k.public_key`,
    )
    .all();
  return { file: { seats, accounts }, founding };
}

function headsOf(db: Db): HeadsFile {
  const heads = db
    .prepare<[], { origin: string; seq: number; hash: Buffer; sig: Buffer }>(
      'SELECT origin, seq, hash, sig FROM journal_head ORDER BY origin',
    )
    .all();
  return {
    heads: heads.map(({ origin, seq, hash, sig }) => ({
      origin,
      seq,
      hash: hash.toString('hex'),
      sig: sig.toString('hex'),
    })),
  };
}

/** The seat's own origin: the one whose first row names its key. */
function originOfKey(job: Job): string {
  const { seats } = keysOf(job).file;
  return seats.findLast((seat) => seat.publicKey === job.key.publicText)?.origin ?? '';
}

function scopeOf({ db, scope, now }: Job): Manifest['scope'] {
  if (!('shiftId' in scope)) return { kind: 'span', shiftId: null, from: scope.from, to: scope.to };
  const shift = shiftById(db, scope.shiftId);
  const from = shift?.openedAt ?? 0;
  return { kind: 'shift', shiftId: scope.shiftId, from, to: shift?.closedAt ?? now };
}

function manifestOf(job: Job, files: readonly ManifestFile[], missing: readonly string[]): Manifest {
  const { room, spans, key, now, by, version } = job;
  const { id, name, divisionCode, demo } = room;
  return {
    format: SEALED_FORMAT,
    room: { id, name, divisionCode, demo },
    scope: scopeOf(job),
    made: { at: now, by, version },
    masked: false,
    seat: { origin: originOfKey(job), publicKey: key.publicText },
    ...countLines(job.db, job.scope),
    missing,
    chains: spans,
    files,
  };
}

function spanWords(job: Job): string {
  const { from, to, kind } = scopeOf(job);
  return `${stamp(from)} 至 ${stamp(to)}${kind === 'shift' ? '（一个班次）' : ''}`;
}

function pageHead(job: Job) {
  return {
    roomName: job.room.name,
    demo: job.room.demo,
    span: spanWords(job),
    fingerprint: job.fingerprint.code,
    code: endCode(job.spans),
    masked: false,
  };
}

function readme(job: Job): string {
  const { room, fingerprint, by, now } = job;
  return `\uFEFF值守台封装包：${room.name}，${spanWords(job)}。${stamp(now)} 由${by}封装。

里面有：
  ${PART.logPage}    日志，双击看，可以打印
  ${PART.logTable}     日志表格，用 WPS 或 Excel 打开
  ${PART.page}        核验页：双击，用浏览器打开，再把整个封装包（.zip）拖进去。不联网，不用安装
  ${ATTACHMENTS}        附件
  其余文件是记录原文、签名和公钥，供核验用

怎样核验：
  1. 把 ${PART.page} 解压出来双击打开（最好用自己单位值守台里的那一份），把收到的 .zip 原样拖进去。
  2. 核验通过以后，打电话问 ${room.name}：席位公钥指纹是不是
       ${fingerprint.code}
     核验页只能证明“没有被改过”；指纹对上了，才能证明“确实是这个值班室出的”。
  3. 手里有打印的日志，把上面的校验码和核验页里的对一对。
  装有值守台的电脑也可以用命令：watchdesk verify-package 文件

This is a sealed package of a duty log. Open ${PART.page} in a browser and drop the whole .zip onto it; it needs no network.
Then ask the room by telephone whether the fingerprint of its key is ${fingerprint.code}.

公钥指纹全文 / fingerprint in full (SHA-256, SPKI)：
${fingerprint.hex}
`.replaceAll('\n', '\r\n');
}
