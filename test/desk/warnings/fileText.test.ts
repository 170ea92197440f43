import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readFileText } from '../../../electron/desk/warnings/fileText';
import { tempFolder } from '../../helpers/deskRoom';

/** Some characters in GBK, byte by byte: Node encodes no GBK. */
const GBK: Readonly<Record<string, readonly number[]>> = {
  暴: [0xb1, 0xa9],
  雨: [0xd3, 0xea],
  橙: [0xb3, 0xc8],
  色: [0xc9, 0xab],
  预: [0xd4, 0xa4],
  警: [0xbe, 0xaf],
};
const gbk = (text: string): Buffer =>
  Buffer.from([...text].flatMap((sign) => GBK[sign] ?? [sign.charCodeAt(0)]));

let folder: string;
beforeEach(() => {
  folder = tempFolder('warnings');
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the text of a file', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>暴雨橙色预警</a>`;

  test('is decoded as it declares, and as GBK where it declares nothing and is no UTF-8', () => {
    expect(readFileText(put('a.xml', gbk(declared('GBK'))))).toMatchObject({
      ok: true,
      text: declared('GBK'),
    });
    expect(readFileText(put('b.txt', gbk('暴雨橙色预警')))).toMatchObject({ ok: true, text: '暴雨橙色预警' });
    expect(readFileText(put('c.txt', `\uFEFF暴雨`))).toMatchObject({ ok: true, text: '暴雨' });
    expect(readFileText(put('d.txt', Buffer.from('\uFEFF暴雨', 'utf16le')))).toMatchObject({
      ok: true,
      text: '暴雨',
    });
  });

  test.each([
    ['GBK under UTF-8', gbk(declared('UTF-8')), 'bad_encoding'],
    ['XML in GBK that declares nothing', gbk('<a>暴雨</a>'), 'bad_encoding'],
    ['an encoding that is not known', Buffer.from(declared('UTF-7')), 'unknown_encoding'],
    ['bytes of nothing', Buffer.from([0x80, 0xff, 0x81]), 'bad_encoding'],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x2d]), 'bad_encoding'],
  ])('%s is refused', (_name, bytes, code) => {
    expect(readFileText(put('x', bytes))).toMatchObject({ ok: false, code });
  });

  test('is read no further than two megabytes', () => {
    const bytes = Buffer.alloc(50_000_000, 'x');
    const file = readFileText(put('huge.xml', bytes));
    const digest = createHash('sha256').update(bytes.subarray(0, 2_000_001)).digest('hex');
    expect(file).toEqual({ ok: false, code: 'too_large', detail: 'more than 2000000 bytes', digest });
  });

  test('a folder and a missing file are no text', () => {
    expect(readFileText(folder)).toMatchObject({ ok: false, digest: null });
    expect(readFileText(join(folder, 'none'))).toMatchObject({ ok: false, code: 'not_found' });
  });
});
