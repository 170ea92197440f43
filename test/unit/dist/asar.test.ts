import { describe, expect, test } from 'vitest';
import { packAsar, readAsar } from '../../../scripts/dist/asar.ts';

const file = (path: string, text: string) => ({ path, content: Buffer.from(text) });

describe('the archive of the app', () => {
  test('gives back every file, the empty one and the one in a folder too', () => {
    const archive = packAsar([
      file('package.json', '{}'),
      file('out/main/index.js', '值守台'),
      file('empty', ''),
    ]);
    expect(readAsar(archive, 'out/main/index.js')?.toString()).toBe('值守台');
    expect(readAsar(archive, 'package.json')?.toString()).toBe('{}');
    expect(readAsar(archive, 'empty')?.length).toBe(0);
    expect(readAsar(archive, 'out/main')).toBeNull();
    expect(readAsar(archive, 'out/other.js')).toBeNull();
  });

  test('is the same byte for byte in whatever order the files come', () => {
    const files = [file('b', '2'), file('a/c', '3'), file('a/b', '1')];
    expect(packAsar(files).equals(packAsar([...files].reverse()))).toBe(true);
  });

  test('has the layout that Electron reads: lengths, the header as text, then the contents', () => {
    const archive = packAsar([file('a', 'xyz')]);
    const json = archive.readUInt32LE(12);
    expect(archive.readUInt32LE(0)).toBe(4);
    expect(archive.readUInt32LE(4)).toBe(8 + Math.ceil(json / 4) * 4);
    expect(JSON.parse(archive.toString('utf8', 16, 16 + json))).toMatchObject({
      files: { a: { size: 3, offset: '0', integrity: { algorithm: 'SHA256' } } },
    });
    expect(archive.toString('utf8', archive.length - 3)).toBe('xyz');
  });

  test('a changed byte is found, and no path leaves the archive or comes twice', () => {
    const archive = packAsar([file('a', 'xyz')]);
    archive[archive.length - 1] = 0;
    expect(() => readAsar(archive, 'a')).toThrow('does not have its hash');
    for (const path of ['../a', '/a', 'a//b', './a', '']) expect(() => packAsar([file(path, '')])).toThrow();
    expect(() => packAsar([file('a', ''), file('a', '')])).toThrow('twice');
    expect(() => packAsar([file('a', ''), file('a/b', '')])).toThrow('a file and a folder');
  });
});
