import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSigningKey, readSeatKey, type SigningKey, sign } from '../../../electron/desk/journal/keys';
import { memorySource, nodeTools } from '../../../electron/desk/sealed/nodeTools';
import { writeWhole } from '../../../electron/desk/sealed/wholeFile';
import { ZipWriter } from '../../../electron/desk/sealed/zipWriter';
import { type Part, readContainer } from '../../../shared/sealed/container';
import { type Manifest, type ManifestFile, packageMessage } from '../../../shared/sealed/manifest';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { forgeRows } from '../../helpers/forgedRows';
import { checkBytes, sealedBytes } from '../../helpers/sealedRoom';

let room: DeskRoom;
let bytes: Buffer;
let contents: Map<string, Buffer>;

beforeAll(async () => {
  room = await makeRoom();
  await room.line('岚溪镇来电：河水上涨');
  await room.line('已报带班领导');
  await room.line('已通知水利局');
  bytes = sealedBytes(room);
  const container = await readContainer(memorySource(bytes), nodeTools);
  const parts: readonly Part[] = container.ok ? container.parts : [];
  contents = new Map(parts.map((part) => [part.name, bytes.subarray(part.dataAt, part.dataAt + part.size)]));
});
afterAll(() => room.dispose());

/** A container in the right form with other content. */
function packed(parts: ReadonlyMap<string, Buffer>): Buffer {
  const path = `${tempFolder('forged')}/forged.zip`;
  writeWhole(path, (file) => {
    const zip = new ZipWriter(file);
    for (const [name, content] of parts) zip.add(name, [content]);
    zip.finish();
  });
  return readFileSync(path);
}

function manifestIn(parts: ReadonlyMap<string, Buffer>): Manifest {
  return JSON.parse(String(parts.get('manifest.json'))) as Manifest;
}

/** The package with other parts and a manifest that fits them, signed with a key. */
function resigned(
  parts: ReadonlyMap<string, Buffer>,
  change: (manifest: Manifest) => Manifest,
  key: SigningKey,
) {
  const old = manifestIn(parts);
  const files: ManifestFile[] = old.files.map((file) => {
    const content = parts.get(file.path) ?? Buffer.alloc(0);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { ...file, size: content.length, sha256 };
  });
  const manifest = Buffer.from(`${JSON.stringify(change({ ...old, files }), null, 1)}\n`);
  const seal = sign(key, Buffer.from(packageMessage(manifest, nodeTools))).toString('hex');
  return packed(new Map([...parts, ['manifest.json', manifest], ['manifest.sig', Buffer.from(`${seal}\n`)]]));
}

const codes = async (forged: Buffer): Promise<readonly string[]> =>
  (await checkBytes(forged)).problems.map((one) => one.code);

const withPart = (name: string, content: string): Map<string, Buffer> =>
  new Map([...contents].map(([key, value]) => [key, key === name ? Buffer.from(content) : value]));

describe('a sealed package is refused when', () => {
  test('a part is added', async () => {
    const forged = await checkBytes(packed(new Map([...contents, ['更正说明.txt', Buffer.from('…')]])));
    expect(forged.problems[0]).toMatchObject({ code: 'part_unlisted', entry: '更正说明.txt' });
  });

  test('a part is taken out', async () => {
    const forged = await checkBytes(
      packed(new Map([...contents].filter(([name]) => name !== '值班日志.csv'))),
    );
    expect(forged.problems[0]).toMatchObject({ code: 'part_missing', entry: '值班日志.csv' });
  });

  test('two parts change places', async () => {
    const [first, second, ...rest] = [...contents];
    expect(first && second).toBeTruthy();
    const moved = [second, first, ...rest].filter((one) => one !== undefined);
    expect(await codes(packed(new Map(moved)))).toEqual(['part_order']);
  });

  test('two parts change contents', async () => {
    const swapped = new Map(contents);
    swapped.set('值班日志.csv', contents.get('值班日志.html') ?? Buffer.alloc(0));
    swapped.set('值班日志.html', contents.get('值班日志.csv') ?? Buffer.alloc(0));
    expect(await codes(packed(swapped))).toEqual(['part_size', 'part_size']);
  });

  test('a line of the log is worded differently', async () => {
    const table = String(contents.get('值班日志.csv')).replace('已报带班领导', '未报带班领导');
    const forged = await checkBytes(packed(withPart('值班日志.csv', table)));
    expect(forged.problems[0]).toMatchObject({ code: 'part_changed', entry: '值班日志.csv' });
  });

  test('the seat’s own key signs a manifest over changed, missing or moved rows', async () => {
    const text = String(contents.get('journal.jsonl'));
    const lines = text.trimEnd().split('\n');
    const seatKey = readSeatKey(room.home);
    if (!seatKey) throw new Error('the room has no key');
    const forge = (rows: readonly string[], change = (one: Manifest): Manifest => one) =>
      checkBytes(resigned(withPart('journal.jsonl', `${rows.join('\n')}\n`), change, seatKey));
    const changedBody = lines.map((line) => line.replace('河水上涨', '河水平稳'));
    expect((await forge(changedBody)).problems[0]).toMatchObject({
      code: 'row_body',
      line: 1,
      field: 'body',
    });
    const missing = [lines[0] ?? '', lines[2] ?? ''];
    expect((await forge(missing)).problems[0]).toMatchObject({ code: 'row_gap', line: 2, field: 'seq' });
    const moved = [lines[1] ?? '', lines[0] ?? '', lines[2] ?? ''];
    expect((await forge(moved)).problems[0]).toMatchObject({ code: 'row_gap', line: 1 });
    const cut = lines.slice(0, 2);
    expect((await forge(cut)).problems[0]).toMatchObject({ code: 'rows_missing' });
    const first = Number(JSON.parse(lines[0] ?? '{}').seq);
    const shorter = await forge(cut, (one) => ({
      ...one,
      chains: one.chains.map((chain) => ({ ...chain, last: first + 1, hash: JSON.parse(cut[1] ?? '').hash })),
    }));
    // The signed head says that there was one more row, but a package may end before it: that is no forgery.
    expect(shorter.ok).toBe(true);
  });

  test('another key signs the manifest over the rows of this seat', async () => {
    const key = newSigningKey();
    const forged = resigned(
      contents,
      (one) => ({ ...one, seat: { ...one.seat, publicKey: key.publicText } }),
      key,
    );
    expect(await codes(forged)).toEqual(['seat_key']);
  });

  test('another key is put under everything, because its fingerprint is another', async () => {
    const stranger = newSigningKey();
    const good = await checkBytes(bytes);
    const forged = forgeRows(contents, stranger, resigned);
    const verdict = await checkBytes(forged);
    expect(verdict.problems).toEqual([]);
    expect(verdict.fingerprint?.hex).not.toBe(good.fingerprint?.hex);
    const held = await checkBytes(forged, { expectedKey: good.fingerprint?.code });
    expect(held.problems.map((one) => one.code)).toEqual(['other_key']);
  });
});

describe('the check of a package', () => {
  test('rests on one form: the same parts always give the same bytes', () => {
    expect(packed(contents).equals(bytes)).toBe(true);
  });

  test('finds the row of a code from paper, and says when there is none', async () => {
    const known = (await checkBytes(bytes)).codes.last;
    if (!known) throw new Error('the package has no last row');
    const asked = await checkBytes(bytes, { code: known.code.toLowerCase().replaceAll('-', ' ') });
    expect([asked.ok, asked.askedFor]).toEqual([true, known.seq]);
    const unknown = await checkBytes(bytes, { code: '2222-2222-2222' });
    expect([unknown.ok, unknown.problems[0]?.code]).toEqual([false, 'code_unknown']);
  });

  test('refuses what is no package at all, in words', async () => {
    for (const text of ['', 'hello', 'PK\u0005\u0006'.padEnd(22, '\0')]) {
      const verdict = await checkBytes(Buffer.from(text));
      expect(verdict.ok).toBe(false);
      expect(verdict.manifest).toBeNull();
    }
  });
});
