import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const rule = async (id: string) => (await room.call('rules.list', {})).rows.find((row) => row.id === id);
const override = (
  ruleId: string,
  values: Readonly<Record<string, number>>,
  isOn = true,
  why = '县政府办通知',
) => ({ ruleId, values, isOn, why });

describe('the rules of a room', () => {
  it('are listed with their numbers, their source and who they bind', async () => {
    expect(await rule('ws_dead')).toMatchObject({
      group: 'grades',
      basis: 'law',
      mark: 'S2',
      article: '第三条',
    });
    expect(await rule('gov_30_60_phone')).toMatchObject({
      group: 'limits',
      basis: 'practice',
      mark: 'M',
      values: [
        { key: 'limitMinutes', value: 30, shipped: 30 },
        { key: 'targetMinutes', value: 15, shipped: 15 },
      ],
    });
    const { rows } = await room.call('rules.list', {});
    expect(rows.some((row) => row.id === 'nd_zero_city')).toBe(false);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  it('may be changed with a reason by a supervisor, and whoever acts on a changed one sees it', async () => {
    const change = override('gov_30_60_written', { limitMinutes: 40, targetMinutes: 30 });
    expect((await room.refusal('rules.override', change, room.officer)).code).toBe('forbidden');
    await room.call('rules.override', change, room.supervisor);
    expect(await rule('gov_30_60_written')).toMatchObject({
      why: '县政府办通知',
      values: [
        { value: 40, shipped: 60 },
        { value: 30, shipped: 50 },
      ],
    });
    const { id } = await room.call('incident.record', landslide(room));
    const { obligations } = await room.call('incident.get', { incidentId: id });
    const written = obligations.find((duty) => duty.id === `${id}.initial_report.superior_duty_office`);
    expect(((written?.dueAt ?? 0) - room.clock.wall()) / MINUTE).toBe(40);
    expect(written?.rule).toMatchObject({
      ruleId: 'gov_30_60_written',
      isOverridden: true,
      limitMinutes: 40,
    });
  });

  it('reach incidents that are open already: the limit moves, and how it stood is kept', async () => {
    const { id } = await room.call('incident.record', landslide(room));
    await room.call('rules.override', override('gov_30_60_written', { limitMinutes: 40 }), room.supervisor);
    const { obligations } = await room.call('incident.get', { incidentId: id });
    const of = (one: string) => obligations.filter((duty) => duty.id.startsWith(one));
    const rows = of(`${id}.initial_report.superior_duty_office`);
    expect(rows.map((duty) => [duty.state, ((duty.dueAt ?? 0) - room.clock.wall()) / MINUTE])).toEqual([
      ['open', 40],
      ['superseded', 60],
    ]);
    expect(rows[1]?.supersededBy).toBe(rows[0]?.id);
    await room.call('rules.restore', { ruleId: 'gov_30_60_written' }, room.supervisor);
    expect(await rule('gov_30_60_written')).toMatchObject({ why: null });
  });

  it('of the law are made stricter only, whichever way they are changed', async () => {
    const ask = (input: object) => room.refusal('rules.override', input, room.supervisor);
    expect((await ask(override('ws_level_up_county', { limitMinutes: 180 }))).code).toBe('rule_law_looser');
    expect((await ask(override('ws_level_up_county', {}, false))).code).toBe('rule_law_looser');
    expect((await ask(override('ws_dead', { 'level_3.dead': 4 }))).code).toBe('rule_law_looser');
    expect((await ask(override('no_such_rule', { limitMinutes: 10 }))).code).toBe('rule_unknown');
    expect((await ask(override('gov_30_60_phone', { limitMinutes: 10, targetMinutes: 20 }))).code).toBe(
      'rule_value_wrong',
    );
    expect((await ask(override('gov_30_60_phone', { limitMinutes: 30, targetMinutes: 15 }))).code).toBe(
      'nothing_changed',
    );
    const direct = { key: 'incidentRules', value: { ws_dead: { off: true, why: '试' } } };
    expect((await room.refusal('settings.change', direct, room.supervisor)).code).toBe('rule_law_looser');
    await room.call('rules.override', override('ws_level_up_county', { limitMinutes: 90 }), room.supervisor);
    expect(await rule('ws_level_up_county')).toMatchObject({ values: [{ value: 90, shipped: 120 }] });
  });
});

describe('a duty done late', () => {
  it('takes its reason with the record, or owes it until it is given', async () => {
    const { id } = await room.call('incident.record', landslide(room));
    room.clock.advance(36 * MINUTE);
    const meet = (recipient: string, lateReason: string) =>
      room.call('obligation.meet', {
        obligationId: `${id}.phone_report.${recipient}`,
        receiver: '王×',
        at: null,
        way: 'phone',
        readBack: true,
        lateReason,
      });
    expect((await meet('superior_duty_office', '两部电话占线')).lateReason).toBe('两部电话占线');
    const owed = await meet('government_duty_office', '');
    expect(owed.lateReason).toBe('');
    const items = await room.call('handover.open', {});
    expect(items.some((item) => item.key === `late:${owed.id}`)).toBe(true);
    const explained = await room.call('obligation.explainLate', {
      obligationId: owed.id,
      reason: '来电集中',
    });
    expect(explained.lateReason).toBe('来电集中');
    const after = await room.call('handover.open', {});
    expect(after.some((item) => item.key === `late:${owed.id}`)).toBe(false);
    const open = { obligationId: `${id}.initial_report.superior_duty_office`, reason: '没迟' };
    expect((await room.refusal('obligation.explainLate', open)).code).toBe('not_late');
  });
});
