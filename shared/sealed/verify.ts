import { fromHex, rawKey, sha256Of, shortCodeOf } from './bytes';
import { Handovers, type SignedHandover } from './checkpoints';
import { type Part, readContainer } from './container';
import { checkHeads, type Keys, keysIn } from './keys';
import {
  ATTACHMENTS,
  type Fingerprint,
  fingerprintOf,
  type Manifest,
  type ManifestFile,
  PART,
  packageMessage,
  readManifest,
} from './manifest';
import { checkPart, wholePart } from './parts';
import { problemAt, type SealedProblem } from './problems';
import { RowStream } from './rowStream';
import type { SealedRow } from './rows';
import type { Source, Tools } from './tools';

/** What the check of a package found. */
export type SealedVerdict = {
  readonly ok: boolean;
  /** the first hundred */
  readonly problems: readonly SealedProblem[];
  /** null when it could not be read */
  readonly manifest: Manifest | null;
  readonly fingerprint: Fingerprint | null;
  readonly rows: number;
  /** rows whose body is not in the package */
  readonly withheld: number;
  readonly attachments: number;
  /** changes of shift in it that both officers signed */
  readonly handovers: readonly SignedHandover[];
  readonly codes: {
    /** of this package as a whole */
    readonly package: string | null;
    /** of the last row in it */
    readonly last: { readonly seq: number; readonly code: string } | null;
  };
  /** the row whose code was asked for */
  readonly askedFor: number | null;
};

export type VerifyOptions = {
  /** fingerprint that the key must have, in hexadecimal or as its short code */
  readonly expectedKey?: string | undefined;
  /** a code from paper that must belong to a row of the package */
  readonly code?: string | undefined;
  readonly onRow?: (row: SealedRow, isWhole: boolean) => void;
  /** bytes done and all of them */
  readonly onProgress?: (done: number, total: number) => void;
};

const MOST_SMALL = 32 * 1024 * 1024;
const MOST_NAMED = 100;

type Found = {
  problems: SealedProblem[];
  manifest: Manifest | null;
  manifestBytes: Uint8Array | null;
  rows: number;
  withheld: number;
  askedFor: number | null;
  handovers: readonly SignedHandover[];
};

const plain = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/**
 * Checks a sealed package whole: the container byte by byte, the manifest's signature, every part against the manifest, and every row of the journal
 * in it against the chain, its hash and its signature. Whatever is wrong is named by its place. Asks for nothing but the bytes.
 * Rule: reliability.md 3.2 and 3.3 (in an export every changed byte must be found).
 */
export async function verifySealed(
  source: Source,
  tools: Tools,
  options: VerifyOptions = {},
): Promise<SealedVerdict> {
  const found: Found = {
    problems: [],
    manifest: null,
    manifestBytes: null,
    rows: 0,
    withheld: 0,
    askedFor: null,
    handovers: [],
  };
  const container = await readContainer(source, tools);
  if (!container.ok) {
    const { code, ...place } = container.fault;
    found.problems.push(problemAt(`container_${code}`, place));
  } else {
    await checkParts(source, container.parts, tools, options, found);
  }
  return verdictOf(found, tools, options);
}

async function checkParts(
  source: Source,
  parts: readonly Part[],
  tools: Tools,
  options: VerifyOptions,
  found: Found,
): Promise<void> {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const manifest = await readSignedManifest(source, byName, tools, found);
  if (manifest === null) return;
  found.manifest = manifest;
  comparePartLists(parts, manifest, found);
  const keys = await readKeys(source, byName, manifest, tools, found);
  const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  for (const file of manifest.files) {
    const part = byName.get(file.path);
    if (!part) continue;
    const stream = streamFor(file, manifest, keys, tools, options, found);
    const wrong = await checkPart(source, part, file, tools, (bytes) => {
      stream?.take(bytes);
      done += bytes.length;
      options.onProgress?.(done, total);
    });
    stream?.finish();
    noteAttachmentName(file, found);
    settle(file, part, stream, wrong, found);
  }
}

/** Problems of the rows say more than “the part was changed”, so they go first. */
function settle(
  file: ManifestFile,
  part: Part,
  stream: RowStream | null,
  wrong: SealedProblem | null,
  found: Found,
): void {
  if (stream) {
    found.problems.push(...stream.problems.slice(0, MOST_NAMED));
    if (file.path === PART.rows) {
      found.rows = stream.rows;
      found.withheld = stream.withheld;
    }
  }
  if (wrong) found.problems.push({ ...wrong, entry: part.name });
}

async function readSignedManifest(
  source: Source,
  parts: ReadonlyMap<string, Part>,
  tools: Tools,
  found: Found,
): Promise<Manifest | null> {
  const [part, sealPart] = [parts.get(PART.manifest), parts.get(PART.signature)];
  if (!part || !sealPart) {
    found.problems.push(
      problemAt(part ? 'part_missing' : 'not_a_package', { entry: part ? PART.signature : PART.manifest }),
    );
    if (!part) return null;
  }
  const bytes = await wholePart(source, part as Part, MOST_SMALL);
  const place = { entry: PART.manifest, offset: (part as Part).dataAt };
  const manifest = bytes && readManifest(textOf(bytes, tools));
  if (!bytes || !manifest) {
    found.problems.push(problemAt('manifest_unreadable', place));
    return null;
  }
  found.manifestBytes = bytes;
  if (sealPart) await checkSeal(source, sealPart, bytes, manifest, tools, found);
  return manifest;
}

async function checkSeal(
  source: Source,
  part: Part,
  bytes: Uint8Array,
  manifest: Manifest,
  tools: Tools,
  found: Found,
): Promise<void> {
  const seal = await wholePart(source, part, 1_000);
  const text = seal ? textOf(seal, tools) : '';
  const signature = text.endsWith('\n') ? fromHex(text.slice(0, -1), 64) : null;
  const place = { entry: PART.signature, offset: part.dataAt, until: part.dataAt + part.size - 1 };
  if (signature === null) {
    found.problems.push(problemAt('signature_unreadable', place));
    return;
  }
  const key = rawKey(manifest.seat.publicKey);
  if (key === null || !tools.verify(key, packageMessage(bytes, tools), signature)) {
    found.problems.push(problemAt('manifest_signature', { entry: PART.manifest }));
  }
}

function textOf(bytes: Uint8Array, tools: Tools): string {
  try {
    return tools.decode(bytes);
  } catch {
    return '';
  }
}

/** The package holds exactly what the manifest lists, in that order, then the manifest and its signature. */
function comparePartLists(parts: readonly Part[], manifest: Manifest, found: Found): void {
  const wanted = [...manifest.files.map((file) => file.path), PART.manifest, PART.signature];
  const there = parts.map((part) => part.name);
  for (const entry of wanted.filter((name) => !there.includes(name))) {
    found.problems.push(problemAt('part_missing', { entry }));
  }
  for (const part of parts.filter((one) => !wanted.includes(one.name))) {
    found.problems.push(problemAt('part_unlisted', { entry: part.name, offset: part.headerAt }));
  }
  const isSameSet = there.length === wanted.length && there.every((name) => wanted.includes(name));
  const moved = there.findIndex((name, at) => name !== wanted[at]);
  if (isSameSet && moved >= 0) {
    const part = parts[moved];
    found.problems.push(
      problemAt('part_order', { entry: part?.name ?? null, offset: part?.headerAt ?? null }),
    );
  }
}

async function readKeys(
  source: Source,
  parts: ReadonlyMap<string, Part>,
  manifest: Manifest,
  tools: Tools,
  found: Found,
): Promise<Keys> {
  const textIn = async (name: string): Promise<string> => {
    const part = parts.get(name);
    const bytes = part ? await wholePart(source, part, MOST_SMALL) : null;
    return bytes ? textOf(bytes, tools) : '';
  };
  const keys = keysIn(await textIn(PART.keys));
  if (keys.seats.get(manifest.seat.origin) !== manifest.seat.publicKey) {
    found.problems.push(problemAt('seat_key', { entry: PART.keys }));
  }
  found.problems.push(...checkHeads(await textIn(PART.checkpoints), keys, manifest, tools));
  return keys;
}

function streamFor(
  file: ManifestFile,
  manifest: Manifest,
  keys: Keys,
  tools: Tools,
  options: VerifyOptions,
  found: Found,
): RowStream | null {
  const room = manifest.room.id;
  const keyOf = (origin: string): Uint8Array | null => rawKey(keys.seats.get(origin));
  const asked = options.code === undefined ? null : plain(options.code);
  if (file.path === PART.rows) {
    const handovers = new Handovers();
    found.handovers = handovers.signed;
    const onRow = (row: SealedRow, isWhole: boolean): void => {
      const wrong = handovers.take(row, keys, file.path, tools);
      if (wrong) found.problems.push(wrong);
      const [newest] = handovers.signed.slice(-1);
      if (newest?.seq === row.seq && plain(newest.code) === asked) found.askedFor = row.seq;
      if (asked !== null && plain(shortCodeOf(fromHex(row.hash, 32) ?? new Uint8Array(0))) === asked) {
        found.askedFor = row.seq;
      }
      options.onRow?.(row, isWhole);
    };
    return new RowStream({ entry: file.path, room, chains: manifest.chains, keyOf, onRow }, tools);
  }
  if (file.path !== PART.founding) return null;
  const onRow = (row: SealedRow): void => {
    if (!isFounding(row, keys)) {
      found.problems.push(problemAt('founding', { entry: PART.founding, seq: row.seq }));
    }
  };
  return new RowStream({ entry: file.path, room, chains: keys.founding, keyOf, onRow }, tools);
}

/** The first row of an origin says which key it signs with. */
function isFounding(row: SealedRow, keys: Keys): boolean {
  try {
    const body = JSON.parse(row.body ?? '') as { readonly publicKey?: unknown };
    return row.seq === 1 && body.publicKey === keys.seats.get(row.origin);
  } catch {
    return false;
  }
}

function noteAttachmentName(file: ManifestFile, found: Found): void {
  if (!file.path.startsWith(ATTACHMENTS)) return;
  const name = file.path.slice(ATTACHMENTS.length);
  if (name.split('.', 1)[0] !== file.sha256) {
    found.problems.push(problemAt('attachment_name', { entry: file.path }));
  }
}

const OWN_FAULT: ReadonlySet<SealedProblem['code']> = new Set([
  'part_changed',
  'part_size',
  'part_crc',
  'manifest_unreadable',
  'manifest_signature',
  'signature_unreadable',
] as const);

/** A part that does not fit another is not the one that was changed: what was changed itself is named first. */
function inOrder(problems: readonly SealedProblem[]): SealedProblem[] {
  const changed = new Set(problems.filter((one) => OWN_FAULT.has(one.code)).map((one) => one.entry));
  const isOwn = (one: SealedProblem): boolean => changed.size === 0 || changed.has(one.entry);
  return [...problems.filter(isOwn), ...problems.filter((one) => !isOwn(one))];
}

function verdictOf(found: Found, tools: Tools, options: VerifyOptions): SealedVerdict {
  const { manifest, manifestBytes, problems } = found;
  const fingerprint = manifest && fingerprintOf(manifest.seat.publicKey, tools);
  const expected = options.expectedKey === undefined ? null : plain(options.expectedKey);
  if (expected !== null && fingerprint) {
    const isExpected = [fingerprint.hex, fingerprint.code].some((known) => plain(known) === expected);
    if (!isExpected) problems.push(problemAt('other_key', { entry: PART.manifest }));
  }
  if (options.code !== undefined && manifest && found.askedFor === null)
    problems.push(problemAt('code_unknown'));
  const last = manifest?.chains[manifest.chains.length - 1];
  const codeOf = (hash: Uint8Array | null): string => shortCodeOf(hash ?? new Uint8Array(0));
  return {
    ok: problems.length === 0,
    problems: inOrder(problems).slice(0, MOST_NAMED),
    manifest,
    fingerprint,
    rows: found.rows,
    withheld: found.withheld,
    attachments: manifest?.files.filter((file) => file.path.startsWith(ATTACHMENTS)).length ?? 0,
    handovers: found.handovers,
    codes: {
      package: manifestBytes && codeOf(sha256Of(tools, manifestBytes)),
      last: last ? { seq: last.last, code: codeOf(fromHex(last.hash, 32)) } : null,
    },
    askedFor: found.askedFor,
  };
}
