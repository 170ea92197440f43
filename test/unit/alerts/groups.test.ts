import { describe, expect, it } from 'vitest';
import { countAlerts, groupAlerts, groupIdOf, inhibitorOf } from '../../../shared/rules/alertGroups';
import { aDeadline, anAlert, NIGHT } from '../../helpers/fakeRoom';

const one = (id: string, level: number, over: Partial<Parameters<typeof anAlert>[0]> = {}) =>
  anAlert({ id, level, deadline: aDeadline({ id: `d-${id}` }), ...over });

describe('alerts of one incident', () => {
  it('stand together, whatever run or kind they are of', () => {
    const about = { incidentId: 'i', runId: 'r', scopeId: 's', subject: 'step' } as const;
    expect(groupIdOf(about)).toBe('incident:i');
    expect(groupIdOf({ ...about, incidentId: null })).toBe('run:r');
    expect(groupIdOf({ ...about, incidentId: null, scopeId: 'callout:c' })).toBe('callout:c');
    expect(groupIdOf({ ...about, incidentId: null, runId: null })).toBe('kind:step');
  });

  it('have the gravest speak for the lower ones until somebody has answered it', () => {
    const alerts = [one('a', 3), one('b', 2), one('c', 1)];
    expect(alerts.map((alert) => inhibitorOf(alert, alerts))).toEqual([null, 'a', 'a']);
    const heard = [one('a', 3, { state: 'acknowledged' }), one('b', 2), one('c', 1)];
    expect(heard.map((alert) => inhibitorOf(alert, heard))).toEqual([null, null, 'b']);
  });

  it('never hide the call to a leader', () => {
    const call = one('c', 2, { deadline: aDeadline({ id: 'd-c', subject: 'escalation' }) });
    expect(inhibitorOf(call, [one('a', 3), call])).toBeNull();
  });

  it('are counted with the age of the one that has waited longest', () => {
    const alerts = [one('a', 3, { firstRaisedAt: NIGHT }), one('b', 2, { firstRaisedAt: NIGHT - 5 })];
    expect(groupAlerts(alerts)).toMatchObject([
      {
        groupId: 'incident:inc-1',
        raised: 2,
        inhibited: 1,
        topLevel: 3,
        oldestAt: NIGHT - 5,
        first: { id: 'a' },
      },
    ]);
    expect(countAlerts(alerts)).toMatchObject({ raised: 2, inhibited: 1, groups: 1, topLevel: 3 });
  });
});

describe('alerts of one kind that belong to nothing', () => {
  it('are counted together and speak for themselves', () => {
    const free = { incidentId: null, incidentTitle: null, subject: 'document' } as const;
    const alerts = [
      one('a', 3, { deadline: aDeadline({ id: 'd-a', ...free }) }),
      one('b', 2, { deadline: aDeadline({ id: 'd-b', ...free }) }),
    ];
    expect(groupAlerts(alerts)).toMatchObject([{ groupId: 'kind:document', raised: 2, inhibited: 0 }]);
  });
});
