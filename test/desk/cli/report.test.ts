import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IncidentReport } from '../../../shared/domain/incidentReports';
import { reportText } from '../../../shared/reports/text';
import { landslide } from '../../helpers/acts';
import { cli, signInOptions } from '../../helpers/cliRun';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { docxText } from '../../helpers/paperReaders';

let room: DeskRoom;
let number: string;
let incidentId: string;
let signed: IncidentReport;

async function sign(): Promise<IncidentReport> {
  const { draftId } = await room.call('report.draft', { draftId: room.newId(), incidentId, kind: 'initial' });
  const draft = await room.call('report.draftGet', { draftId });
  const { report } = await room.call('report.sign', {
    draftId,
    version: draft?.version ?? 0,
    leader: '局带班领导',
    way: 'face',
    at: null,
    words: '',
    witness: '',
    despite: '已当面核对',
  });
  return report;
}

beforeAll(async () => {
  room = await makeRoom();
  ({ id: incidentId, number } = await room.call('incident.record', landslide(room)));
  signed = await sign();
  room.close();
});
afterAll(() => room.dispose());

const report = (incident: string, kind: string, ...more: readonly string[]) =>
  cli([
    'report',
    incident,
    '--kind',
    kind,
    ...more,
    '--home',
    room.home,
    ...signInOptions('supervisor'),
    '--json',
  ]);
const out = (ending: string): string => join(tempFolder('out'), `报告.${ending}`);
const flat = (text: string): string => text.replaceAll(/\s/g, '');

describe('watchdesk report', () => {
  test('writes the newest signed report of a kind, the incident named by its number or its id', async () => {
    const path = out('txt');
    const run = await report(number, 'initial', '--out', path);
    expect(run.code, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      ok: true,
      format: 'txt',
      draft: false,
      reportId: signed.id,
    });
    const text = readFileSync(path, 'utf8').slice(1).replaceAll('\r\n', '\n');
    expect(text).toBe(reportText(signed.document));
    expect((await report(incidentId, 'initial', '--format', 'txt', '--out', out('txt'))).code).toBe(0);
  });

  test('writes DOCX with the same sentences, and JSON with the document', async () => {
    const [docx, json] = [out('docx'), out('json')];
    expect((await report(number, 'initial', '--out', docx)).code).toBe(0);
    expect(flat(await docxText(docx))).toContain(flat(signed.document.title));
    expect((await report(number, 'initial', '--out', json)).code).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual({
      draft: false,
      drill: null,
      document: signed.document,
    });
  });

  test('drafts from the facts of now what is not signed yet, and marks it', async () => {
    const path = out('txt');
    const run = await report(number, 'update', '--out', path);
    expect(run.code, run.stderr).toBe(0);
    const told = JSON.parse(run.stdout);
    expect(told).toMatchObject({ draft: true, reportId: null });
    expect(told.fileName).toMatch(/^岚溪县-上坑村山体滑坡-续报一-\d{12}-草稿$/);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('【草稿，未签发】');
    expect(text).toContain('突发事件信息（续报一）');
  });

  test('exit 1 for an incident that is not there, 2 for no incident, another kind or another format', async () => {
    const to = ['--out', out('txt')];
    expect((await report('SJ-19990101-001', 'initial', ...to)).code).toBe(1);
    expect((await cli(['report', '--kind', 'initial', ...to])).code).toBe(2);
    expect((await report(number, 'first', ...to)).code).toBe(2);
    expect((await report(number, 'initial', '--format', 'odt', ...to)).code).toBe(2);
  });
});
