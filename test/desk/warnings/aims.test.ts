import { afterEach, beforeEach, expect, test } from 'vitest';
import { warningAimsSetting } from '../../../shared/settings/warningAims';
import { statisticsTables } from '../../../shared/statistics/tables';
import { type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';
import { aReading } from '../../helpers/warningReading';

const HOUR = 3_600_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const month = async () =>
  room.call('statistics.get', { scope: { from: NOW - 24 * HOUR, to: NOW + 24 * HOUR } });

test('the monthly table says what was reached from the records, and leaves empty what nobody recorded', async () => {
  const [taken] = await room.call('warning.import', {
    readings: [aReading(), aReading({ identifier: 'E-1', status: 'exercise' })],
  });
  const before = (await month()).warningAims;
  expect(before.warnings).toMatchObject([{ impactAt: null, leadHours: null, hours: [null, null, null] }]);
  expect(before.ahead.every(({ value }) => value === null)).toBe(true);
  expect(before.threes.flatMap(({ aims }) => aims).every(({ value }) => value === null)).toBe(true);

  await room.call('warning.assess', {
    warningId: taken?.warningId ?? '',
    startedAt: Date.UTC(2026, 10, 23, 18, 30),
    wasHit: true,
    note: '',
  });
  const after = await month();
  expect(after.warningAims.warnings).toMatchObject([{ leadHours: 1.5, wasHit: true }]);
  expect(after.warningAims.threes[0]?.aims[0]).toMatchObject({ label: '预警在前', value: 1.5, of: 1 });
  expect(after.warningAims.threes[1]?.aims[0]).toMatchObject({ value: 1, of: 1 });
  const nine = statisticsTables(after, 'zh').find(({ id }) => id === 'aimsNine');
  expect(nine?.rows).toHaveLength(9);
});

test('labels are the room’s own', async () => {
  const { fallback } = warningAimsSetting;
  const ahead = { ...fallback.ahead, area: { ...fallback.ahead.area, label: '圈定风险区' } };
  await room.call('settings.change', { key: 'warningAims', value: { ...fallback, ahead } }, room.supervisor);
  expect((await month()).warningAims.ahead[0]?.label).toBe('圈定风险区');
});
