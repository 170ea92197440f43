import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { landslide, line } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const record = async (): Promise<string> => (await room.call('incident.record', landslide(room))).id;
const wording = (incidentId: string, text: string): InputOf<'briefing.approveWording'> => ({
  wordingId: room.newId(),
  incidentId,
  text,
  approver: '宣传部值班领导',
  way: 'phone',
  approvedAt: null,
});
const asked = (
  incidentId: string,
  given: Partial<InputOf<'briefing.recordMedia'>> = {},
): InputOf<'briefing.recordMedia'> => ({
  mediaId: room.newId(),
  incidentId,
  outlet: '××报',
  reporter: '李×',
  phone: '159 0000 0000',
  question: '上坑村滑坡伤亡',
  receivedAt: null,
  pressDueAt: null,
  entryId: null,
  ...given,
});

describe('the oral card at the desk', () => {
  it('is made of the facts as they are now, with who was told and what is due next', async () => {
    const incidentId = await record();
    room.clock.advance(4 * MINUTE);
    const { obligations } = await room.call('incident.get', { incidentId });
    const leader = obligations.find((one) => one.kind === 'leader_report');
    const record1 = { receiver: '林×', at: null, way: 'phone' as const, readBack: true };
    await room.call('obligation.meet', { obligationId: leader?.id ?? '', ...record1 });
    const { card } = await room.call('briefing.get', { incidentId });
    expect(card.text).toContain('被困3人');
    expect(card.text).toContain('带班领导');
    expect(card.parts.at(-1)?.text).toMatch(/^下次.+前报告。$/);
    expect(card).toMatchObject({ limitSeconds: 45, isOver: false });
    const value = { oralSeconds: 20, charactersPerSecond: 4 };
    await room.call('settings.change', { key: 'briefing', value }, room.supervisor);
    expect((await room.call('briefing.get', { incidentId })).card.limitSeconds).toBe(20);
  });
});

describe('the wording for the public', () => {
  it('is not approved at first, and the neutral sentence is offered', async () => {
    const page = await room.call('briefing.get', { incidentId: await record() });
    expect(page.wordings).toEqual([]);
    expect(page.neutral).toBe('情况正在核实处置，以县政府新闻办发布为准。');
  });

  it('keeps every version with who approved it, the newest first, and sending it twice keeps it once', async () => {
    const incidentId = await record();
    const first = wording(incidentId, '正在全力搜救。');
    await room.call('briefing.approveWording', first);
    await room.call('briefing.approveWording', first);
    const page = await room.call('briefing.approveWording', wording(incidentId, '1人获救，2人仍在搜救。'));
    expect(page.wordings.map((one) => [one.version, one.text])).toEqual([
      [2, '1人获救，2人仍在搜救。'],
      [1, '正在全力搜救。'],
    ]);
    expect(page.wordings[0]).toMatchObject({ approver: '宣传部值班领导', way: 'phone', recordedBy: '陈立' });
    const { timeline } = await room.call('incident.get', { incidentId });
    expect(timeline.filter((entry) => entry.system?.fact === 'briefing.wording_approved')).toHaveLength(2);
  });

  it('is not for an operator to approve', async () => {
    const input = wording(await record(), '正在全力搜救。');
    expect((await room.refusal('briefing.approveWording', input, room.operator)).code).toBe('forbidden');
  });
});

describe('the register of the media', () => {
  it('offers lines of the log, takes one over, and lists it no more', async () => {
    const incidentId = await record();
    const caller = { unit: '××报', name: '李×', post: '记者', phone: '159 0000 0000' };
    const call = line(room, { kind: 'media', text: '询问伤亡', incidentId, caller });
    await room.call('log.append', call);
    await room.call('log.append', line(room, { kind: 'media', text: '问交通' }));
    const before = await room.call('briefing.get', { incidentId });
    expect(before.lines.map((one) => [one.outlet, one.question, one.isLoose])).toEqual([
      ['', '问交通', true],
      ['××报', '询问伤亡', false],
    ]);
    const page = await room.call('briefing.recordMedia', asked(incidentId, { entryId: call.entryId }));
    expect(page.lines.map((one) => one.question)).toEqual(['问交通']);
    expect(page.media[0]).toMatchObject({ entryId: call.entryId, answeredAt: null });
    const other = line(room);
    await room.call('log.append', other);
    const wrong = asked(incidentId, { entryId: other.entryId });
    expect((await room.refusal('briefing.recordMedia', wrong)).field).toBe('entryId');
  });

  it('rings at the deadline of the press until it is answered, after which version is kept', async () => {
    const incidentId = await record();
    await room.call('briefing.approveWording', wording(incidentId, '正在全力搜救。'));
    const input = asked(incidentId, { pressDueAt: room.clock.wall() + 30 * MINUTE });
    await room.call('briefing.recordMedia', input);
    const media = async () =>
      (await room.call('deadline.list', { withinMs: null })).filter((one) => one.subject === 'media');
    expect((await media())[0]).toMatchObject({ titleZh: '答复媒体：××报（截稿）', incidentId });
    room.clock.advance(MINUTE);
    const answer = { mediaId: input.mediaId, answer: '正在全力搜救。', answeredBy: '', answeredAt: null };
    const unknown = { ...answer, wordingVersion: 7 };
    expect((await room.refusal('briefing.answerMedia', unknown)).field).toBe('wordingVersion');
    const page = await room.call('briefing.answerMedia', { ...answer, wordingVersion: 1 });
    expect(page.media[0]).toMatchObject({ answeredBy: '陈立', wordingVersion: 1 });
    expect(await media()).toEqual([]);
    const again = await room.refusal('briefing.answerMedia', {
      ...answer,
      answer: '别的话',
      wordingVersion: 1,
    });
    expect(again.code).toBe('already_done');
    await room.call('briefing.answerMedia', { ...answer, wordingVersion: 1 });
  });

  it('lives on when the incident is closed, and refuses an answer before the question', async () => {
    const incidentId = await record();
    const input = asked(incidentId, { pressDueAt: room.clock.wall() + 30 * MINUTE });
    await room.call('briefing.recordMedia', input);
    const close = { incidentId, result: '处置完毕', overrideReason: '移交' };
    await room.call('incident.close', close, room.supervisor);
    const open = await room.call('deadline.list', { withinMs: null });
    expect(open.map((one) => one.subject)).toEqual(['media']);
    const early = {
      mediaId: input.mediaId,
      answer: '答',
      answeredBy: '',
      answeredAt: room.clock.wall() - 5 * MINUTE,
      wordingVersion: null,
    };
    expect((await room.refusal('briefing.answerMedia', early)).code).toBe('time_order');
  });

  it('is rebuilt from the journal as it was', async () => {
    const incidentId = await record();
    await room.call('briefing.approveWording', wording(incidentId, '正在全力搜救。'));
    const input = asked(incidentId, { pressDueAt: room.clock.wall() + 30 * MINUTE });
    await room.call('briefing.recordMedia', input);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });
});

describe('the check of reporting times at the desk', () => {
  it('tells when the room knew and whom it told, at once and at any time, with where the limits come from', async () => {
    const at = room.clock.wall();
    const occurredAt = at - 18 * MINUTE;
    const incidentId = (await room.call('incident.record', landslide(room, { occurredAt, receivedAt: at })))
      .id;
    room.clock.advance(4 * MINUTE);
    const { obligations } = await room.call('incident.get', { incidentId });
    const leader = obligations.find((one) => one.kind === 'leader_report');
    await room.call('obligation.meet', {
      obligationId: leader?.id ?? '',
      receiver: '林×',
      at: null,
      way: 'phone',
      readBack: true,
    });
    const page = await room.call('clocks.get', { incidentId });
    expect(page.rows.slice(0, 2).map((row) => [row.group, row.intervalMinutes])).toEqual([
      ['occurred', null],
      ['received', 18],
    ]);
    const told = page.rows.find((row) => row.id === leader?.id);
    expect(told).toMatchObject({
      group: 'leader',
      intervalMinutes: 4,
      limitMinutes: 5,
      state: 'on_time',
      receiver: '林×',
      readBack: true,
    });
    expect(told?.rule?.mark).not.toBe('');
    expect(page.totals.open).toBeGreaterThan(2);
    room.clock.advance(90 * MINUTE);
    expect((await room.call('clocks.get', { incidentId })).totals.overdue).toBeGreaterThan(2);
  });

  it('is a paper, and so is the oral card', async () => {
    const incidentId = await record();
    for (const kind of ['timing_sheet', 'oral_card'] as const) {
      const { html, title } = await room.call('paper.preview', {
        paper: { kind, incidentId },
        masked: false,
      });
      expect(title).toContain(kind === 'timing_sheet' ? '信息报送时效核查表' : '口头汇报卡');
      expect(html).toContain(kind === 'timing_sheet' ? '报告带班领导' : '被困3人');
    }
  });

  it('gives its late and missing reports to the review, with the timeline on paper', async () => {
    const incidentId = await record();
    room.clock.advance(40 * MINUTE);
    const close = { incidentId, result: '处置完毕', overrideReason: '移交' };
    await room.call('incident.close', close, room.supervisor);
    const { hints } = await room.call('review.get', { incidentId });
    expect(hints.every((hint) => hint.runId === null)).toBe(true);
    const paper = { kind: 'review' as const, incidentId };
    const { html } = await room.call('paper.preview', { paper, masked: false });
    expect(html).toContain('二、时间线与时限');
    expect(html).toContain('接报');
  });
});

describe('repeated reports', () => {
  const zero = async (incidentId: string) =>
    (await room.call('incident.get', { incidentId })).obligations.filter((one) => one.kind === 'zero_report');
  const nine = Date.UTC(2026, 10, 25, 1);

  it('go on every day at nine although nothing changed and nobody reported, until the incident is stable', async () => {
    const incidentId = await record();
    expect((await zero(incidentId)).map((one) => [one.state, one.dueAt])).toEqual([['open', nine]]);
    room.clock.advance(nine + 2 * MINUTE - room.clock.wall());
    room.scan();
    const both = await zero(incidentId);
    expect(both.map((one) => [one.round, one.dueAt])).toEqual([
      [1, nine],
      [2, nine + DAY],
    ]);
    const late = {
      receiver: '李×',
      at: null,
      way: 'phone' as const,
      readBack: true,
      lateReason: '线路中断',
    };
    await room.call('obligation.meet', { obligationId: both[0]?.id ?? '', ...late });
    expect((await zero(incidentId)).filter((one) => one.state === 'open').map((one) => one.round)).toEqual([
      2,
    ]);
    const { rows } = await room.call('clocks.get', { incidentId });
    expect(rows.filter((row) => row.group === 'zero').map((row) => row.state)).toEqual(['late', 'open']);
    const judged = { at: null, by: '林×', words: '险情解除' };
    await room.call('incident.markStable', { incidentId, isStable: true, ...judged });
    expect((await zero(incidentId)).filter((one) => one.state === 'open')).toEqual([]);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });
});

describe('the watch of casualties', () => {
  const crash = (dead: number) =>
    landslide(room, {
      type: 'road',
      place: '省道203线12公里',
      title: '省道203线车祸',
      occurredAt: room.clock.wall() - 20 * MINUTE,
      receivedAt: room.clock.wall(),
      casualties: { dead, missing: 0, trapped: 0, seriousInjury: 0, threatened: 0, evacuated: 0 },
    });
  const watches = async () =>
    (await room.call('deadline.list', { withinMs: null })).filter((one) => one.subject === 'watch');
  const close = (incidentId: string) =>
    room.call('incident.close', { incidentId, result: '处置完毕', overrideReason: '移交' }, room.supervisor);

  it('runs seven days on the road, outlives the closing, asks when its end is near, and ends with the answer', async () => {
    const { id: incidentId } = await room.call('incident.record', crash(1));
    const { rows } = await room.call('clocks.get', { incidentId });
    const row = rows.find((one) => one.state === 'watch');
    expect(row).toMatchObject({ group: 'watch', limitMinutes: 7 * 1_440 });
    expect(await watches()).toEqual([]);
    await close(incidentId);
    room.clock.advance(5 * DAY);
    expect((await watches()).map((one) => one.titleZh)).toEqual(['伤亡变化补报期满前核对（7 日）']);
    const kind = row?.id.split('.')[1] ?? '';
    await room.call('clocks.checkWatch', { incidentId, kind, result: '县医院：无变化，遇难1人' });
    expect(await watches()).toEqual([]);
    const again = await room.refusal('clocks.checkWatch', { incidentId, kind, result: '又问了一次' });
    expect(again.code).toBe('already_done');
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });

  it('ends with the incident when nobody was hurt', async () => {
    const { id: incidentId } = await room.call('incident.record', crash(0));
    await close(incidentId);
    room.clock.advance(6 * DAY);
    expect(await watches()).toEqual([]);
  });
});
