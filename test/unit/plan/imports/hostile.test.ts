import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../electron/desk/plans/transfer/readDocument';
import { tempFolder } from '../../../helpers/deskRoom';

/** A zip of one deflated part that claims any size. */
function zipOf(name: string, data: Buffer, claimed = data.length): Buffer {
  const packed = deflateRawSync(data);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  const body = Buffer.concat([local, Buffer.from(name), packed]);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, central, Buffer.from(name), end]);
}

function written(name: string, data: Buffer | string): string {
  const path = join(tempFolder('hostile'), name);
  writeFileSync(path, data);
  return path;
}

describe('documents that are not what they should be', () => {
  test.each([
    ['an old Word file', '旧.doc', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'old_office'],
    ['a zip that is no document', 'a.docx', zipOf('x.xml', Buffer.from('<x/>')), 'broken_document'],
    ['a cut zip', 'b.xlsx', zipOf('xl/workbook.xml', Buffer.from('<x/>')).subarray(0, 40), 'broken_document'],
    [
      'a part that unfolds beyond what it claims',
      'c.docx',
      zipOf('word/document.xml', Buffer.alloc(3_000_000), 10),
      'hostile',
    ],
    [
      'a part that claims too much',
      'd.docx',
      zipOf('word/document.xml', Buffer.from('x'), 0xf0_00_00_00),
      'hostile',
    ],
    [
      'entities of its own',
      'e.docx',
      zipOf('word/document.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><w:document/>')),
      'hostile',
    ],
    ['nothing', 'f.txt', '', 'empty'],
    ['zeros', 'g.txt', 'abc\0def', 'broken_document'],
    ['more text than a plan holds', 'h.txt', 'x'.repeat(500_000), 'too_large'],
  ])('%s is refused', async (_name, file, data, why) => {
    await expect(readDocument(written(file, data))).rejects.toMatchObject({ why });
  });

  test('GB18030 text and Mermaid in Markdown are read', async () => {
    const gb = Buffer.from(
      'b2bdd6e809d4f0c8cec8cb09cab1cfde0abdd3b1a8b5c7bcc709d6b5b0e0d4b109330ab5e7bbb0cad7b1a809d6b5b0e0d4b10933300a',
      'hex',
    );
    const source = await readDocument(written('旧.txt', gb));
    expect(source.parts[0]).toMatchObject({
      part: 'table',
      rows: [[{ text: '步骤' }, { text: '责任人' }, { text: '时限' }], [{ text: '接报登记' }, {}, {}], {}],
    });
    const chart = await readDocument(
      written('流程.md', '# 流程\n\n```mermaid\nflowchart TD\n a --> b\n```\n'),
    );
    expect(chart).toMatchObject({ format: 'mermaid', text: 'flowchart TD\n a --> b' });
  });
});
