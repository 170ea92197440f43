import { fromHex, joined, rawKey, sha256Of, shortCodeOf, toHex } from './bytes';
import type { Tools } from './tools';

export const SEALED_FORMAT = 'watchdesk-sealed/v1';

/** Names of the parts that have a meaning of their own. */
export const PART = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  rows: 'journal.jsonl',
  founding: 'founding.jsonl',
  keys: 'keys.json',
  checkpoints: 'checkpoints.json',
  page: '核验.html',
  logPage: '值班日志.html',
  logTable: '值班日志.csv',
  readme: '说明.txt',
} as const;
/** Folder of the attachments, each under its SHA-256. */
export const ATTACHMENTS = 'attachments/';

/** Parts larger than this also carry the hash of each block, so that a change is named within this many bytes. */
export const BLOCK = 65_536;

/** A run of rows without a gap. */
export type ChainSpan = {
  readonly origin: string;
  readonly first: number;
  readonly last: number;
  /** hash of the row before the first, and of the last */
  readonly prev: string;
  readonly hash: string;
};

export type ManifestFile = {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly blocks: readonly string[];
};

export type Manifest = {
  readonly format: typeof SEALED_FORMAT;
  readonly room: {
    readonly id: string;
    readonly name: string;
    readonly divisionCode: string;
    readonly demo: boolean;
  };
  readonly scope: {
    readonly kind: 'shift' | 'span';
    readonly shiftId: string | null;
    /** UTC milliseconds; the end is not included */
    readonly from: number;
    readonly to: number;
  };
  readonly made: { readonly at: number; readonly by: string; readonly version: string };
  /** true: bodies are withheld, the log beside them has phones and ID numbers masked */
  readonly masked: boolean;
  /** the seat that signed; its key is the SPKI form in base64 */
  readonly seat: { readonly origin: string; readonly publicKey: string };
  /** lines of the log in the span, all and by people */
  readonly lines: number;
  readonly people: number;
  /** SHA-256 of attachments that the lines name and the seat did not have */
  readonly missing: readonly string[];
  readonly chains: readonly ChainSpan[];
  readonly files: readonly ManifestFile[];
};

type Shape = Readonly<Record<string, unknown>>;
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const isHash = (value: unknown): boolean => fromHex(value, 32) !== null;
const isListOf = (value: unknown, each: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(each);

const isRoom = (value: unknown): boolean =>
  isShape(value) &&
  [value['id'], value['name'], value['divisionCode']].every(isText) &&
  isFlag(value['demo']);
const isScope = (value: unknown): boolean =>
  isShape(value) &&
  (value['kind'] === 'shift' || value['kind'] === 'span') &&
  (value['shiftId'] === null || isText(value['shiftId'])) &&
  isCount(value['from']) &&
  isCount(value['to']);
const isMade = (value: unknown): boolean =>
  isShape(value) && isCount(value['at']) && isText(value['by']) && isText(value['version']);
const isSeat = (value: unknown): boolean =>
  isShape(value) && isText(value['origin']) && rawKey(value['publicKey']) !== null;
const isSpan = (value: unknown): boolean =>
  isShape(value) &&
  isText(value['origin']) &&
  isCount(value['first']) &&
  isCount(value['last']) &&
  isHash(value['prev']) &&
  isHash(value['hash']);
const isFile = (value: unknown): boolean =>
  isShape(value) &&
  isText(value['path']) &&
  isCount(value['size']) &&
  isHash(value['sha256']) &&
  isListOf(value['blocks'], isHash);

/** Reads a manifest; null when it is not one of this format. */
export function readManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const isOne =
    isShape(value) &&
    value['format'] === SEALED_FORMAT &&
    isRoom(value['room']) &&
    isScope(value['scope']) &&
    isMade(value['made']) &&
    isFlag(value['masked']) &&
    isSeat(value['seat']) &&
    isCount(value['lines']) &&
    isCount(value['people']) &&
    isListOf(value['missing'], isHash) &&
    isListOf(value['chains'], isSpan) &&
    isListOf(value['files'], isFile);
  return isOne ? (value as Manifest) : null;
}

/** What the seat signs for a package. */
export const packageMessage = (manifest: Uint8Array, tools: Tools): Uint8Array =>
  joined([tools.encode('watchdesk-package/v1'), sha256Of(tools, manifest)]);

export type Fingerprint = { readonly hex: string; readonly code: string };

/** The fingerprint of a key: SHA-256 of its SPKI form (as `openssl pkey -pubin -outform DER | sha256sum` gives it), and its first twelve characters for reading aloud. */
export function fingerprintOf(publicText: string, tools: Tools): Fingerprint {
  const raw = rawKey(publicText) ?? new Uint8Array(32);
  const prefix = fromHex('302a300506032b6570032100', 12) ?? new Uint8Array(0);
  const hash = sha256Of(tools, prefix, raw);
  return { hex: toHex(hash), code: shortCodeOf(hash) };
}
