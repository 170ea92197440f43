import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import type { ReportKind } from '../../../shared/domain/incidentReports';
import type { DraftField } from '../../../shared/reports/draftFields';
import { nextUpdateAt } from '../../../shared/reports/signing';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
const COUNTY = 'government_duty_office';
const CITY = 'superior_duty_office';

let room: DeskRoom;
let incidentId: string;
beforeEach(async () => {
  room = await makeRoom();
  ({ id: incidentId } = await room.call('incident.record', landslide(room)));
});
afterEach(() => room.dispose());

async function draft(kind: ReportKind, of = incidentId) {
  const { draftId } = await room.call('report.draft', { draftId: room.newId(), incidentId: of, kind });
  return draftId;
}
async function view(draftId: string) {
  const found = await room.call('report.draftGet', { draftId });
  if (found === null) throw new Error('no draft');
  return found;
}
async function type(draftId: string, texts: Partial<Record<DraftField, string>>) {
  const { version, nextAt, texts: known } = await view(draftId);
  return room.call('report.save', { draftId, version, nextAt, texts: { ...known, ...texts } });
}
async function sign(draftId: string, more: Partial<InputOf<'report.sign'>> = {}) {
  const { version } = await view(draftId);
  return room.call('report.sign', {
    draftId,
    version,
    leader: '局带班领导',
    way: 'face',
    at: null,
    words: '',
    witness: '',
    despite: '',
    ...more,
  });
}
const dispatch = (reportId: string, recipient: string, more: Partial<InputOf<'report.dispatch'>> = {}) => ({
  dispatchId: room.newId(),
  reportId,
  recipient,
  obligationId: null,
  way: 'platform' as const,
  at: null,
  receiver: '王×',
  readBack: false,
  lateReason: '',
  ...more,
});
const duties = async () => (await room.call('incident.get', { incidentId })).obligations;
const duty = async (kind: string, recipient: string) =>
  (await duties()).filter((one) => one.kind === kind && one.recipient === recipient);

async function changeFigures(change: Partial<InputOf<'incident.updateFacts'>['casualties']>) {
  const { incident } = await room.call('incident.get', { incidentId });
  await room.call('incident.updateFacts', {
    incidentId,
    casualties: { ...incident.casualties, ...change },
    grade: incident.grade,
    sensitive: incident.sensitive,
    source: '枫坪镇',
  });
}

function expectRebuilds(): void {
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
}

describe('a draft', () => {
  it('is kept as it was typed, also over a restart, and gone on with instead of begun twice', async () => {
    const draftId = await draft('initial');
    await type(draftId, { trend: '可能再次滑坡。' });
    room.reopen();
    expect(await draft('initial')).toBe(draftId);
    expect((await view(draftId)).texts.trend).toBe('可能再次滑坡。');
    expect((await room.call('report.list', { incidentId })).drafts).toHaveLength(1);
  });

  it('says what changed since and takes it into what nobody touched, without losing what a hand wrote', async () => {
    const draftId = await draft('initial');
    const before = await view(draftId);
    expect(before.changedFacts).toEqual([]);
    await type(draftId, { situation: `${before.texts.situation}现场道路不通。` });
    room.clock.advance(5 * MINUTE);
    await changeFigures({ dead: 1, trapped: 2 });
    const later = await view(draftId);
    expect(later.changedFacts).toEqual(expect.arrayContaining(['死亡0→1', '仍被困3→2']));
    expect(later.texts.situation).not.toContain('死亡1人');
    await room.call('report.redraft', { draftId, version: later.version, fields: ['situation'] });
    const taken = await view(draftId);
    expect(taken.texts.situation).toContain('死亡1人');
    expect(taken.texts.situation).toContain('现场道路不通。');
    expect(taken.changedFacts).toEqual([]);
  });

  it('is not written over by somebody who saw an older one', async () => {
    const draftId = await draft('initial');
    const { version, texts, nextAt } = await view(draftId);
    await type(draftId, { trend: '甲' });
    const late = { draftId, version, nextAt, texts: { ...texts, trend: '乙' } };
    expect(await room.refusal('report.save', late)).toMatchObject({ code: 'draft_conflict' });
    expect((await view(draftId)).texts.trend).toBe('甲');
  });
});

describe('sign-off', () => {
  it('by telephone keeps words and witness, prints 待补签, and is open until it is signed', async () => {
    const draftId = await draft('initial');
    const bare = { ...{ leader: '局带班领导', at: null, despite: '' }, way: 'phone', words: '', witness: '' };
    const { version } = await view(draftId);
    expect(await room.refusal('report.sign', { ...bare, draftId, version })).toMatchObject({
      code: 'words_missing',
    });
    const page = await sign(draftId, { way: 'phone', words: '同意，按此报。', witness: '黄敏' });
    expect(page.owesSignature).toBe(true);
    expect(page.report.document.signLine).toContain('电话签发，待补签');
    const groups = async () =>
      (await room.call('todo.list', {})).filter((item) => item.group === 'to_sign').map((item) => item.key);
    expect(await groups()).toEqual([`report-sign:${draftId}`]);
    expect((await room.call('handover.open', {})).map((item) => item.key)).toContain(
      `report-sign:${draftId}`,
    );
    room.clock.advance(300 * MINUTE);
    const signed = await room.call('report.countersign', { reportId: draftId, at: null });
    expect(signed.report.document.signLine).toMatch(/电话签发，.*补签）$/);
    expect(await groups()).toEqual([]);
    expect((await room.call('report.countersign', { reportId: draftId, at: null })).report).toEqual(
      signed.report,
    );
    expectRebuilds();
  });

  it('gives numbers without gaps, one series for real work and one for drills, and none to a telephone report', async () => {
    await room.call(
      'settings.change',
      {
        key: 'reports',
        value: {
          updateMinutes: 120,
          addressees: '',
          contact: '',
          copies: '',
          leader: '局带班领导',
          numberedBefore: { year: 2026, issue: 36 },
        },
      },
      room.supervisor,
    );
    expect((await sign(await draft('phone_report'))).report.document.issue).toBeNull();
    expect((await sign(await draft('initial'))).report.document.issue).toBe(37);
    const drill = await room.call(
      'incident.record',
      landslide(room, { drill: '汛前演练', title: '演练滑坡' }),
    );
    const practice = await sign(await draft('initial', drill.id));
    expect(practice.report.document.issue).toBe(1);
    expect(practice.report.document.title).toContain('【演练】');
    const update = await sign(await draft('update'));
    expect(update.report.document).toMatchObject({
      issue: 38,
      ordinal: 1,
      heading: '突发事件信息（续报一）',
    });
    expect((await sign(await draft('update'))).report.document.heading).toBe('突发事件信息（续报二）');
    expectRebuilds();
  });

  it('with something found against it needs a reason, which is kept', async () => {
    const draftId = await draft('initial');
    await type(draftId, { trend: '大概还会下雨。' });
    const { version } = await view(draftId);
    const plain = {
      draftId,
      version,
      leader: '局带班领导',
      way: 'face',
      at: null,
      words: '',
      witness: '',
      despite: '',
    };
    expect(await room.refusal('report.sign', plain)).toMatchObject({
      code: 'report_findings',
      params: { count: 1 },
    });
    const page = await sign(draftId, { despite: '引用乡镇原话' });
    expect(page.despite).toBe('引用乡镇原话');
    expect(page.findings.some((one) => one.code === 'word')).toBe(true);
    expect(await room.call('report.draftGet', { draftId })).toBeNull();
  });

  it('sent twice is signed once', async () => {
    const draftId = await draft('initial');
    const { version } = await view(draftId);
    const input = {
      draftId,
      version,
      leader: '局带班领导',
      way: 'face' as const,
      at: null,
      words: '',
      witness: '',
      despite: '',
    };
    const first = await room.call('report.sign', input);
    expect((await room.call('report.sign', input)).report).toEqual(first.report);
    expect((await room.call('report.list', { incidentId })).reports).toHaveLength(1);
  });
});

describe('a dispatch', () => {
  it('meets the duty that it serves, and the step of a running plan with it', async () => {
    const runId = room.newId();
    await room.call('run.start', { runId, planId: 'flash-flood-geohazard', incidentId, warningId: null });
    const { report } = await sign(await draft('phone_report'));
    await room.call('report.dispatch', dispatch(report.id, CITY, { way: 'phone', readBack: true }));
    const page = await room.call(
      'report.dispatch',
      dispatch(report.id, COUNTY, { way: 'phone', readBack: true }),
    );
    const sent = page.recipients.filter((one) => one.sent !== null).map((one) => one.recipient);
    expect(sent.toSorted()).toEqual([COUNTY, CITY]);
    for (const recipient of [CITY, COUNTY])
      expect(await duty('phone_report', recipient)).toMatchObject([
        { state: 'met', receiver: '王×', way: 'phone', readBack: true },
      ]);
    const kinds = room.facts().map((one) => one.kind);
    expect(kinds.filter((kind) => kind === 'obligation.met')).toHaveLength(2);
    expect(JSON.stringify(await room.call('run.get', { runId }))).toContain('王×');
    expectRebuilds();
  });

  it('after its limit needs a reason', async () => {
    const { report } = await sign(await draft('initial'));
    room.clock.advance(61 * MINUTE);
    const late = dispatch(report.id, CITY);
    expect(await room.refusal('report.dispatch', late)).toMatchObject({ code: 'late_reason_missing' });
    expect(await duty('initial_report', CITY)).toMatchObject([{ state: 'open' }]);
    await room.call('report.dispatch', { ...late, lateReason: '系统故障，改传真' });
    expect(await duty('initial_report', CITY)).toMatchObject([{ state: 'met' }]);
    const [line] = (await room.call('report.list', { incidentId })).reports;
    expect(line?.dispatches).toMatchObject([
      { lateReason: '系统故障，改传真', nameZh: '市应急管理局值班室' },
    ]);
  });

  it('by system is open until the other side confirmed it', async () => {
    const { report } = await sign(await draft('initial'));
    const input = dispatch(report.id, CITY);
    await room.call('report.dispatch', input);
    await room.call('report.dispatch', input);
    const open = async () =>
      (await room.call('todo.list', {})).filter((one) => one.key.startsWith('report-receipt:'));
    expect(await open()).toHaveLength(1);
    room.clock.advance(3 * MINUTE);
    await room.call('report.receipt', {
      reportId: report.id,
      dispatchId: input.dispatchId,
      at: null,
      receiver: '李×',
    });
    expect(await open()).toEqual([]);
    expectRebuilds();
  });

  it('suggests the way and the receiver of the last time', async () => {
    const { report } = await sign(await draft('initial'));
    await room.call('report.dispatch', dispatch(report.id, CITY, { way: 'fax', receiver: '市局李×' }));
    const page = await sign(await draft('update'));
    expect(page.recipients.find((one) => one.recipient === CITY)).toMatchObject({
      way: 'fax',
      receiver: '市局李×',
    });
  });
});

describe('the next update', () => {
  it('is owed from the sign-off on, once for each recipient, and the one after it from the next', async () => {
    const first = await sign(await draft('initial'));
    expect(first.report.document.nextAt).toBe(nextUpdateAt(room.clock.wall(), 120));
    expect(await duty('update_report', CITY)).toMatchObject([
      { id: `${incidentId}.update_report.${CITY}.r1`, state: 'open' },
    ]);
    room.clock.advance(100 * MINUTE);
    await changeFigures({ evacuated: 19 });
    const second = await sign(await draft('update'));
    expect(second.report.document.changes).toEqual(['转移0→19']);
    for (const recipient of [COUNTY, CITY]) {
      room.clock.advance(70);
      await room.call('report.dispatch', dispatch(second.report.id, recipient));
    }
    for (const recipient of [COUNTY, CITY]) {
      const rounds = (await duty('update_report', recipient)).map((one) => [
        one.id.split('.').at(-1),
        one.state,
      ]);
      expect(rounds).toEqual([
        ['r1', 'met'],
        ['r2', 'open'],
      ]);
    }
    expectRebuilds();
  });

  it('is asked for once when a plan asks for it as well', async () => {
    await sign(await draft('initial'));
    const count = (await duties()).filter(
      (one) => one.kind === 'update_report' && one.state === 'open',
    ).length;
    expect(count).toBe(2);
  });
});

describe('figures compared with other departments', () => {
  it('are ticked with who and when, and an other figure stands against the report', async () => {
    const draftId = await draft('initial');
    const [party] = (await view(draftId)).crossChecks;
    if (party === undefined) throw new Error('nobody to ask');
    const input = {
      checkId: room.newId(),
      incidentId,
      party: party.party,
      who: '李×',
      at: null,
      agrees: false,
      words: '',
    };
    expect(await room.refusal('report.crossCheck', input)).toMatchObject({ code: 'words_missing' });
    await room.call('report.crossCheck', { ...input, words: '报被困4人' });
    const seen = await view(draftId);
    expect(seen.crossChecks[0]?.last).toMatchObject({ who: '李×', agrees: false, words: '报被困4人' });
    expect(seen.findings[0]).toMatchObject({ code: 'cross_differs', level: 'error' });
    await room.call('report.crossCheck', { ...input, checkId: room.newId(), agrees: true });
    expect((await view(draftId)).findings.map((one) => one.code)).not.toContain('cross_differs');
    expectRebuilds();
  });
});
