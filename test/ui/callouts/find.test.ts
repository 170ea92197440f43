import { describe, expect, it } from 'vitest';
import { spineItems } from '../../../renderer/app/alerts/spineItems';
import {
  calleeOfNumber,
  calleesOf,
  calleeWords,
  evacuatedIn,
  findCallees,
} from '../../../renderer/app/callees/find';
import { saidOf } from '../../../renderer/app/callees/inbound';
import { linesFor, nextLine, openPrompts, queuesOf } from '../../../renderer/screens/callouts/model';
import { fakeCallOut } from '../../helpers/fakeCallOut';
import { aDeadline } from '../../helpers/fakeRoom';

const NOW = Date.UTC(2026, 10, 23, 18, 58);
const callOut = fakeCallOut(NOW, () => undefined, 6);
const callees = callOut.people().map((person) => ({ callOutId: 'c', title: '叫应', person }));

describe('who telephones in', () => {
  it('is found by initials, township, name and the end of the number', () => {
    const rows = (who: string) => findCallees(callees, who).map(({ person }) => person.row);
    expect(rows('w001')).toEqual([1]);
    expect(rows('2号镇')).toEqual([3, 4]);
    expect(rows('李002')).toEqual([2]);
    expect(rows('0005')).toEqual([5]);
    expect(rows('05')).toEqual([]);
    expect(rows('')).toEqual([]);
  });

  it('is read apart from how many were moved', () => {
    expect(calleeWords('dqz 转移 127')).toEqual({ who: 'dqz', evacuated: '127' });
    expect(calleeWords('大桥 １２７人')).toEqual({ who: '大桥', evacuated: '127' });
    expect(calleeWords('13800000003')).toEqual({ who: '13800000003', evacuated: '' });
  });

  it('is nobody when two have the number, and whoever was chosen stays among them', () => {
    expect(calleeOfNumber(callees, '138 0000 0003')?.person.row).toBe(3);
    expect(calleeOfNumber(callees, '0000')).toBeNull();
    const about = `callee:${callees[5]?.person.id ?? ''}`;
    const found = calleesOf({ phone: '13800000001', name: '', unit: '', about }, callees);
    expect(found.map(({ person }) => person.row)).toEqual([6, 1]);
  });

  it('says how many were moved and whether they are there', () => {
    expect(evacuatedIn('已转移群众127人')).toBe(127);
    expect(evacuatedIn('雨还在下')).toBeNull();
    expect(saidOf({ what: '人员未到岗', count: '88人', note: '' })).toMatchObject({
      isOnPost: false,
      evacuated: 88,
    });
  });
});

describe('the deadlines of a call-out', () => {
  it('stand as one row for each kind, counted by people, at the place of the first', () => {
    const deadline = (id: string, subject: 'callout_answer' | 'callout_prompt', dueAt: number) =>
      aDeadline({ id, subject, dueAt });
    const items = spineItems(
      [
        deadline('coa.c1:1', 'callout_answer', NOW - 1),
        deadline('cop.c1:1.3', 'callout_prompt', NOW),
        deadline('cop.c1:1.4', 'callout_prompt', NOW),
        deadline('coa.c1:2', 'callout_answer', NOW + 1),
        aDeadline({ id: 'd-2', dueAt: NOW + 2 }),
        deadline('coa.c2:1', 'callout_answer', NOW + 3),
      ],
      NOW,
    );
    expect(
      items.map((one) => (one.kind === 'one' ? one.deadline.id : [one.id, one.count, one.late])),
    ).toEqual([['callout_answer.c1', 2, 1], ['callout_prompt.c1', 1, 1], 'd-2', 'coa.c2:1']);
  });
});

describe('the sum and the numbers', () => {
  it('takes the longest queue; relay costs the room nothing', () => {
    const on = (phone: number) => ({ phone });
    expect(queuesOf([on(1), on(2), on(1), on(0)], 72)).toEqual({ direct: 3, relay: 1, minutes: 2.4 });
  });

  it('goes from the mobile to the office number and leaves fax machines out', () => {
    const [first] = callOut.people();
    if (first === undefined) throw new Error('nobody');
    const person = { ...first, numbers: [...first.numbers, { kind: 'fax' as const, number: '1' }] };
    const lines = linesFor(person);
    expect(lines.map(({ way }) => way)).toEqual(['mobile', 'office']);
    const attempts = [{ number: person.number }] as typeof person.attempts;
    expect(nextLine({ ...person, attempts }, lines)?.way).toBe('office');
  });

  it('shows the newest rung, and the door until somebody has been there', () => {
    const [first] = callOut.people();
    if (first === undefined) throw new Error('nobody');
    const rung = (
      step: 'superior_and_deputy' | 'other_ways' | 'door_to_door' | 'tell_leader',
      minutes: number,
    ) => {
      return { id: step, step, at: NOW + minutes * 60_000, doneAt: null, contactIds: [] };
    };
    const prompts = [
      rung('superior_and_deputy', 5),
      rung('other_ways', 10),
      rung('door_to_door', 15),
      rung('tell_leader', 15),
    ];
    const person = { ...first, state: 'unanswered' as const, prompts };
    const steps = (minutes: number) => openPrompts(person, NOW + minutes * 60_000).map(({ step }) => step);
    expect(steps(4)).toEqual([]);
    expect(steps(6)).toEqual(['superior_and_deputy']);
    expect(steps(11)).toEqual(['other_ways']);
    expect(steps(30)).toEqual(['door_to_door', 'tell_leader']);
  });
});
