import { createHash } from 'node:crypto';

export type AsarFile = { readonly path: string; readonly content: Buffer };

type FileNode = {
  readonly size: number;
  readonly offset: string;
  readonly integrity: {
    readonly algorithm: 'SHA256';
    readonly hash: string;
    readonly blockSize: number;
    readonly blocks: readonly string[];
  };
};
type FolderNode = { readonly files: Record<string, FileNode | FolderNode> };

const BLOCK = 4 * 1024 * 1024;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function nodeOf(content: Buffer, offset: number): FileNode {
  const blocks: string[] = [];
  for (let at = 0; at < content.length || at === 0; at += BLOCK)
    blocks.push(sha256(content.subarray(at, at + BLOCK)));
  const integrity = { algorithm: 'SHA256', hash: sha256(content), blockSize: BLOCK, blocks } as const;
  return { size: content.length, offset: String(offset), integrity };
}

function folderOf(root: FolderNode, parts: readonly string[]): FolderNode {
  let folder = root;
  for (const part of parts) {
    const found = folder.files[part] ?? { files: {} };
    if (!('files' in found)) throw new Error(`${part} is a file and a folder`);
    folder.files[part] = found;
    folder = found;
  }
  return folder;
}

/** Chromium's "pickle" of one text: its length with padding, its length, the bytes up to a multiple of four. */
function pickledText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const padded = Math.ceil(bytes.length / 4) * 4;
  const out = Buffer.alloc(8 + padded);
  out.writeUInt32LE(4 + padded, 0);
  out.writeUInt32LE(bytes.length, 4);
  bytes.copy(out, 8);
  return out;
}

/**
 * One Electron archive of the files, in the order of their paths: the same bytes from the same files. Paths use `/` and are relative; each
 * file carries its SHA-256 in the header.
 */
export function packAsar(files: readonly AsarFile[]): Buffer {
  const root: FolderNode = { files: {} };
  const contents: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const parts = path.split('/');
    const name = parts.pop();
    if (name === undefined || [name, ...parts].some((part) => part === '' || part === '..' || part === '.'))
      throw new Error(`not a path inside an archive: ${path}`);
    const folder = folderOf(root, parts);
    if (name in folder.files) throw new Error(`twice in the archive: ${path}`);
    folder.files[name] = nodeOf(content, offset);
    contents.push(content);
    offset += content.length;
  }
  const header = pickledText(JSON.stringify(root));
  const size = Buffer.alloc(8);
  size.writeUInt32LE(4, 0);
  size.writeUInt32LE(header.length, 4);
  return Buffer.concat([size, header, ...contents]);
}

/** One file out of an archive, checked against the hash in its header; null when it is not in it. */
export function readAsar(archive: Buffer, path: string): Buffer | null {
  const headerLength = archive.readUInt32LE(4);
  const jsonLength = archive.readUInt32LE(12);
  let node = JSON.parse(archive.toString('utf8', 16, 16 + jsonLength)) as FileNode | FolderNode | undefined;
  for (const part of path.split('/'))
    node = node !== undefined && 'files' in node ? node.files[part] : undefined;
  if (node === undefined || 'files' in node) return null;
  const begin = 8 + headerLength + Number(node.offset);
  const content = archive.subarray(begin, begin + node.size);
  if (sha256(content) !== node.integrity.hash) throw new Error(`${path} does not have its hash`);
  return content;
}
