import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli, signInOptions } from '../../helpers/cliRun';
import { type DeskRoom, makeRoom, RESOURCES, tempFolder } from '../../helpers/deskRoom';
import { FLOOD, GOOD_CHART } from '../../unit/plan/imports/examples';
import { docxFile } from '../../unit/plan/imports/support';

let room: DeskRoom;
let signIn: readonly string[];

beforeAll(async () => {
  room = await makeRoom();
  signIn = signInOptions('officer');
  room.close();
});
afterAll(() => room.dispose());

function chartFile(): string {
  const path = join(tempFolder('in'), '事故.mmd');
  writeFileSync(path, GOOD_CHART);
  return path;
}

describe('watchdesk plans import', () => {
  test('writes a draft to a file that plans check takes, and tells places, words and remedies as JSON', async () => {
    const [file, out] = [await docxFile('防汛.docx', FLOOD), join(tempFolder('out'), 'plan.yaml')];
    const done = await cli(['plans', 'import', file, '--id', 'flood-x', '--out', out, '--json']);
    expect(done.code).toBe(0);
    const [told] = JSON.parse(done.stdout).files;
    expect(told).toMatchObject({ planId: 'flood-x', valid: true, counts: { rows: 8, choices: 1, loops: 1 } });
    expect(told.notes).toContainEqual(
      expect.objectContaining({ where: '表1 第2行', code: 'immediate', remedy: '核对时限。', found: '立即' }),
    );
    expect(readFileSync(out, 'utf8')).toMatch(/^id: flood-x\n/);
    expect((await cli(['plans', 'check', out])).code).toBe(0);
  });

  test('reads Mermaid by its own parser; without --out the draft is standard output and the list is beside it', async () => {
    const done = await cli(['plans', 'import', chartFile()]);
    expect(done.code).toBe(0);
    expect(done.stdout).toContain('title: 道路交通事故处置流程');
    expect(done.stderr).toContain('要人工完成的');
  });

  test('keeps drafts in the room; one that is there already is written over only when told so', async () => {
    const args = ['plans', 'import', chartFile(), '--id', 'road-x', '--home', room.home, ...signIn];
    const first = await cli([...args, '--json']);
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout).files[0]).toMatchObject({ planId: 'road-x', draftVersion: 1 });
    const again = await cli([...args, '--json']);
    expect(again.code).toBe(1);
    expect(again.stdout + again.stderr).toContain('draft_conflict');
    const over = await cli([...args, '--replace', '--title', '道路事故', '--json']);
    expect(JSON.parse(over.stdout).files[0]).toMatchObject({ draftVersion: 2 });
  });

  test('exit 1 for what cannot be read or holds no step, 2 for wrong use', async () => {
    const folder = tempFolder('in');
    writeFileSync(join(folder, 'a.txt'), '没有步骤。');
    writeFileSync(join(folder, 'b.doc'), Buffer.from('d0cf11e0a1b11ae100', 'hex'));
    writeFileSync(join(folder, 'c.mmd'), 'flowchart TD\n a[x -->\n');
    for (const name of ['a.txt', 'b.doc', 'c.mmd', 'none.docx']) {
      expect((await cli(['plans', 'import', join(folder, name)])).code, name).toBe(1);
    }
    expect((await cli(['plans', 'import'])).code).toBe(2);
    expect((await cli(['plans', 'import', 'a', 'b', '--out', 'x'])).code).toBe(2);
  });
});

describe('watchdesk plans export', () => {
  const plan = join(RESOURCES, 'work-plans', 'urban-fire.yaml');
  const out = (name: string): string => join(tempFolder('out'), name);

  test('a plan file as Markdown, Mermaid, SVG, DOCX and YAML, by the ending of --out', async () => {
    for (const name of ['a.md', 'a.mmd', 'a.svg', 'a.docx', 'a.yaml']) {
      const path = out(name);
      const { code, stdout, stderr } = await cli(['plans', 'export', plan, '--out', path, '--json']);
      expect({ code, stderr }, name).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout).bytes).toBe(readFileSync(path).length);
    }
  });

  test('a revision of the room by its id', async () => {
    const path = out('plan.svg');
    const args = ['plans', 'export', 'urban-fire', '--out', path, '--home', room.home, ...signIn];
    expect((await cli(args)).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('岚溪县应急值班室');
  });

  test('without the window program PNG and PDF are refused in words, exit 1', async () => {
    const env = { WATCHDESK_ELECTRON: '', PATH: '' };
    const { code, stderr } = await cli(['plans', 'export', plan, '--out', out('a.png')], { env });
    expect({ code, hasWords: stderr.includes('Electron') }).toEqual({ code: 1, hasWords: true });
  });

  test('exit 1 for a plan that is broken or not there, 2 for a format that there is not', async () => {
    const broken = out('broken.yaml');
    writeFileSync(broken, 'id: broken\n');
    expect((await cli(['plans', 'export', broken, '--out', out('a.svg')])).code).toBe(1);
    expect((await cli(['plans', 'export', 'none', '--out', out('a.svg')])).code).toBe(1);
    expect((await cli(['plans', 'export', plan, '--out', out('a.bmp')])).code).toBe(2);
    expect((await cli(['plans', 'export', plan])).code).toBe(2);
  });
});
