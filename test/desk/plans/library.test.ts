import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { dayOf } from '../../../shared/domain/time';
import { type DeskRoom, makeRoom, RESOURCES } from '../../helpers/deskRoom';

const FIRE = readFileSync(join(RESOURCES, 'work-plans', 'urban-fire.yaml'), 'utf8');
const TITLE = /^title: .*$/m;
const revised = (title: string): string => FIRE.replace(TITLE, `title: ${title}`);
const DAY = 86_400_000;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});

const submit = (text: string, why = '消防站搬迁', reason: 'resources' | null = 'resources') =>
  room.call('plan.submit', { planId: 'urban-fire', text, why, reason });
const boss = <T>(send: (as: string) => Promise<T>): Promise<T> => send(room.supervisor);
const review = (revision: number) =>
  boss((as) => room.call('plan.review', { planId: 'urban-fire', revision, note: '' }, as));
const putInForce = (revision: number) =>
  boss((as) => room.call('plan.putInForce', { planId: 'urban-fire', revision }, as));
const summary = async () => {
  const found = (await room.call('plan.list', {})).find((plan) => plan.id === 'urban-fire');
  if (!found) throw new Error('the plan is not in the library');
  return found;
};

describe('a revision', () => {
  test('goes from draft to reviewed to in force, and the one before it is retired with the same press', async () => {
    expect(await submit(revised('城镇火灾'))).toMatchObject({
      revision: 2,
      state: 'draft',
      by: '陈立',
      reason: 'resources',
    });
    expect(await summary()).toMatchObject({
      revision: 1,
      state: 'in_force',
      pending: { revision: 2, state: 'draft' },
    });
    expect(await review(2)).toMatchObject({ state: 'reviewed', reviewedBy: '周明', isOwnReview: false });
    expect(await putInForce(2)).toMatchObject({ state: 'in_force', inForceBy: '周明' });
    const all = await room.call('plan.revisions', { planId: 'urban-fire' });
    expect(all.map((one) => [one.revision, one.state])).toEqual([
      [2, 'in_force'],
      [1, 'retired'],
    ]);
    expect(await summary()).toMatchObject({ revision: 2, title: '城镇火灾', pending: null });
  });

  test('is not started before it is in force, and a run keeps the revision that it began with', async () => {
    const start = () =>
      room.call('run.start', {
        runId: room.newId(),
        planId: 'urban-fire',
        incidentId: null,
        warningId: null,
      });
    await submit(revised('城镇火灾'));
    const before = await start();
    expect(before).toMatchObject({ planRevision: 1 });
    await review(2);
    await putInForce(2);
    expect(await start()).toMatchObject({ planRevision: 2 });
    expect((await room.call('run.get', { runId: before.id })).planText).toBe(FIRE);
  });

  test('comes into force only after its review, and not again once it is retired', async () => {
    await submit(revised('甲'));
    expect(
      await room.refusal('plan.putInForce', { planId: 'urban-fire', revision: 2 }, room.supervisor),
    ).toMatchObject({
      code: 'plan_not_reviewed',
    });
    await submit(revised('乙'));
    await review(3);
    await putInForce(3);
    expect(
      await room.refusal('plan.review', { planId: 'urban-fire', revision: 2, note: '' }, room.supervisor),
    ).toMatchObject({ code: 'plan_retired' });
  });

  test('sent twice is one revision, and a text that is there already is none', async () => {
    await submit(revised('甲'));
    expect(await submit(revised('甲'))).toMatchObject({ revision: 2 });
    expect(
      await room.refusal('plan.submit', {
        planId: 'urban-fire',
        text: revised('甲'),
        why: '再送',
        reason: 'law',
      }),
    ).toMatchObject({ code: 'nothing_changed' });
  });

  test('that is in force may be submitted anew as it stands, after it was looked through', async () => {
    const again = await submit(FIRE, '评估：仍然适用', 'resources');
    expect(again).toMatchObject({ revision: 2, state: 'draft' });
    await review(2);
    room.clock.advance(DAY);
    await putInForce(2);
    expect(dayOf((await summary()).reviewDueAt ?? 0)).toBe('2029-11-25');
  });

  test('needs one of the legal reasons from the second on, and words why', async () => {
    expect(
      await room.refusal('plan.submit', {
        planId: 'urban-fire',
        text: revised('甲'),
        why: '改',
        reason: null,
      }),
    ).toMatchObject({ code: 'plan_reason_missing' });
    expect(
      await room.refusal('plan.submit', {
        planId: 'urban-fire',
        text: revised('甲'),
        why: ' ',
        reason: 'law',
      }),
    ).toMatchObject({ code: 'invalid_input', field: 'why' });
  });

  test('is refused with line and column in words when it is broken or names a plan that is not there', async () => {
    const broken = FIRE.replace(/^category: .*$/m, 'category: fire');
    const at = FIRE.split('\n').findIndex((line) => line.startsWith('category:')) + 1;
    const refusal = await room.refusal('plan.submit', {
      planId: 'urban-fire',
      text: broken,
      why: '改',
      reason: 'law',
    });
    expect(refusal.code).toBe('plan_broken');
    expect(refusal.params?.problems).toContain(`urban-fire.yaml:${at}:`);
    expect(
      await room.refusal('plan.submit', { planId: 'other', text: FIRE, why: '改', reason: null }),
    ).toMatchObject({ code: 'plan_id_differs', params: { id: 'urban-fire' } });
  });

  test('is submitted by officers and put in force by supervisors only', async () => {
    await submit(revised('甲'));
    expect(await room.refusal('plan.review', { planId: 'urban-fire', revision: 2, note: '' })).toMatchObject({
      code: 'forbidden',
    });
    expect(
      await room.refusal(
        'plan.submit',
        { planId: 'urban-fire', text: FIRE, why: '改', reason: 'law' },
        room.operator,
      ),
    ).toMatchObject({ code: 'forbidden' });
  });

  test('reviewed by its author is marked, and refused where the room asks for another and has one', async () => {
    await room.call(
      'plan.submit',
      { planId: 'urban-fire', text: revised('甲'), why: '改', reason: 'law' },
      room.supervisor,
    );
    const value = { reviewBy: 'another', reviewMonths: 36, filingWorkdays: 20, noticeDays: 14 };
    await room.call('settings.change', { key: 'plans', value }, room.supervisor);
    const second = await room.call(
      'account.create',
      { name: 'second', displayName: '林涛', password: 'Watchdesk-demo-1', roles: ['supervisor'] },
      room.supervisor,
    );
    const ask = { planId: 'urban-fire', revision: 2, note: '' };
    expect(await room.refusal('plan.review', ask, room.supervisor)).toMatchObject({ code: 'own_review' });
    await room.call(
      'settings.change',
      { key: 'plans', value: { ...value, reviewBy: 'recorded' } },
      room.supervisor,
    );
    expect(await room.call('plan.review', ask, room.supervisor)).toMatchObject({ isOwnReview: true });
    expect(second.displayName).toBe('林涛');
  });
});

describe('filing and review dates', () => {
  test('filing is due twenty working days after the day of coming into force, holidays left out', async () => {
    await submit(revised('甲'));
    await review(2);
    const { filingDueAt } = await putInForce(2);
    // 24 November 2026 is a Tuesday; no holiday until New Year: four weeks later.
    expect(dayOf(filingDueAt ?? 0)).toBe('2026-12-22');
    expect(dayOf((await summary()).reviewDueAt ?? 0)).toBe('2029-11-24');
  });

  test('what is due soon stands among the open items until it is filed', async () => {
    await submit(revised('甲'));
    await review(2);
    await putInForce(2);
    const items = async () =>
      (await room.call('handover.open', {})).filter((item) => item.key.startsWith('plan'));
    expect(await items()).toEqual([]);
    room.clock.advance(20 * DAY);
    expect(await items()).toMatchObject([{ key: 'plan_filing:urban-fire:2' }]);
    const filing = {
      planId: 'urban-fire',
      revision: 2,
      filedAt: room.clock.wall(),
      number: '岚应急备〔2026〕3号',
    };
    expect(await room.call('plan.file', filing)).toMatchObject({ filedNumber: '岚应急备〔2026〕3号' });
    expect(await items()).toEqual([]);
    expect(await room.refusal('plan.file', { ...filing, number: '4' })).toMatchObject({
      code: 'already_done',
    });
  });
});

describe('a retired plan', () => {
  test('is listed but neither suggested nor started', async () => {
    await room.call('plan.retire', { planId: 'forest-fire', why: '并入综合预案' }, room.supervisor);
    const plan = (await room.call('plan.list', {})).find((one) => one.id === 'forest-fire');
    expect(plan).toMatchObject({ state: 'retired', revision: 1 });
    const start = { runId: room.newId(), planId: 'forest-fire', incidentId: null, warningId: null };
    expect(await room.refusal('run.start', start)).toMatchObject({ code: 'plan_not_in_force' });
  });

  test('is refused while another plan in force needs it', async () => {
    const refusal = await room.refusal('plan.retire', { planId: 'urban-fire', why: '并入' }, room.supervisor);
    expect(refusal).toMatchObject({ code: 'plan_in_use', params: { plan: '道路交通事故工作方案' } });
  });
});

describe('a draft', () => {
  const save = (text: string, version: number, as?: string) =>
    room.call('plan.draftSave', { planId: 'new-plan', text, baseRevision: null, version }, as);

  test('is kept to the letter, even half written, and shows in the library before it was ever submitted', async () => {
    const text = 'id: new-plan\ntitle: 内涝处置\nflow:\n  - {id: [';
    expect(await save(text, 0)).toMatchObject({ version: 1 });
    expect(await room.call('plan.draftGet', { planId: 'new-plan' })).toMatchObject({
      text,
      version: 1,
      savedBy: '陈立',
    });
    expect((await room.call('plan.list', {})).find((one) => one.id === 'new-plan')).toMatchObject({
      revision: 0,
      state: 'draft',
      title: '内涝处置',
      hasDraft: true,
    });
  });

  test('is not written over by somebody who saw an older one', async () => {
    await save('a', 0);
    await save('b', 1, room.supervisor);
    expect(
      await room.refusal('plan.draftSave', { planId: 'new-plan', text: 'c', baseRevision: null, version: 1 }),
    ).toMatchObject({ code: 'draft_conflict', params: { by: '周明' } });
    expect(await save('b', 1, room.supervisor)).toMatchObject({ version: 2 });
  });

  test('goes when it is submitted or dropped', async () => {
    await save('a', 0);
    await room.call('plan.draftDrop', { planId: 'new-plan' });
    expect(await room.call('plan.draftGet', { planId: 'new-plan' })).toBeNull();
    await room.call('plan.draftSave', {
      planId: 'urban-fire',
      text: revised('甲'),
      baseRevision: 1,
      version: 0,
    });
    await submit(revised('甲'));
    expect(await room.call('plan.draftGet', { planId: 'urban-fire' })).toBeNull();
  });
});

describe('the shared tables', () => {
  const tables = async () => (await room.call('plan.tables', {})).tablesText;

  test('are revised only while every plan in force can still be read against them', async () => {
    const text = await tables();
    const without = text.replaceAll('duty_leader', 'no_leader');
    const refusal = await room.refusal(
      'plan.reviseTables',
      { text: without, why: '岗位调整' },
      room.supervisor,
    );
    expect(refusal.code).toBe('plan_broken');
    await room.call('plan.reviseTables', { text: `${text}\n# 2027\n`, why: '加注' }, room.supervisor);
    expect(await tables()).toBe(`${text}\n# 2027\n`);
    expect((await room.call('plan.get', { planId: 'urban-fire' })).tablesText).toBe(text);
    await submit(revised('甲'));
    expect((await room.call('plan.get', { planId: 'urban-fire', revision: 2 })).tablesText).toBe(
      `${text}\n# 2027\n`,
    );
  });
});

test('the whole library is rebuilt from the journal as it stood', async () => {
  await submit(revised('甲'));
  await review(2);
  await putInForce(2);
  await room.call('plan.file', {
    planId: 'urban-fire',
    revision: 2,
    filedAt: room.clock.wall(),
    number: '3',
  });
  await room.call('plan.retire', { planId: 'forest-fire', why: '合并' }, room.supervisor);
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
});
