import { expect, test } from 'vitest';
import { type AimedWarning, aimValue, reachedAhead } from '../../../shared/warnings/aims';

const HOUR = 3_600_000;
const IMPACT = 100 * HOUR;
const warning = (over: Partial<AimedWarning> = {}): AimedWarning => ({
  id: 'a',
  title: '暴雨',
  issuedAt: IMPACT - 14 * HOUR,
  impactAt: IMPACT,
  wasHit: null,
  doneAt: { area: IMPACT - 13 * HOUR, forces: IMPACT - 5 * HOUR, moved: IMPACT - 3 * HOUR },
  toMove: 100,
  moved: 80,
  ...over,
});
const given = {
  hours: { area: 12, forces: 6, moved: 2 },
  consultations: null,
  exchange: { neighbours: { tried: 0, spoken: 0 }, grassroots: { called: 40, fedBack: 30 } },
};
const late = warning({
  issuedAt: IMPACT - 4 * HOUR,
  doneAt: { area: IMPACT - 3 * HOUR, forces: null, moved: IMPACT + HOUR },
});
const unknown = warning({ impactAt: null, toMove: null, moved: null, wasHit: false });

test('a step counts where its time and the impact are both recorded', () => {
  expect(reachedAhead([warning(), late, unknown], 'area', 12)).toEqual({ value: 0.5, of: 2 });
  expect(reachedAhead([late, unknown], 'forces', 6)).toEqual({ value: null, of: 0 });
});

test.each([
  ['lead', { value: 9, of: 2 }],
  ['forces', { value: 0, of: 1 }],
  ['forces_before', { value: 1, of: 1 }],
  ['moved_before', { value: 0.4, of: 2 }],
  ['hits', { value: 0, of: 1 }],
  ['consultations', { value: null, of: 0 }],
  ['neighbours', { value: null, of: 0 }],
  ['feedback', { value: 0.75, of: 40 }],
  ['none', { value: null, of: 0 }],
] as const)('%s is counted from the records', (indicator, wanted) => {
  expect(aimValue(indicator, [warning(), late, unknown], given)).toEqual(wanted);
});
