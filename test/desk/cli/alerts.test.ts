import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { landslide } from '../../helpers/acts';
import { cli } from '../../helpers/cliRun';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
let room: DeskRoom;

beforeAll(async () => {
  // The commands look at the clock of the machine.
  room = await makeRoom({ now: Date.now() - 60 * MINUTE });
  await room.call('incident.record', { ...landslide(room), title: '上坑滑坡' });
  room.clock.advance(60 * MINUTE);
  room.scan();
});
afterAll(() => room.dispose());

const alerts = (...args: readonly string[]) => cli(['alerts', ...args, '--home', room.home]);

describe('alerts', () => {
  test('are listed without an account, loudest first, with what is known of them', async () => {
    const found = await alerts('list', '--json');
    expect(found).toMatchObject({ code: 0, stderr: '' });
    const { count, unheard, alerts: rows } = JSON.parse(found.stdout);
    expect(count).toBeGreaterThan(3);
    expect(unheard).toBe(count);
    const levels = rows.map((row: { level: number }) => row.level);
    expect(levels).toEqual([...levels].sort((a, b) => b - a));
    expect((await alerts('list')).stdout).toMatch(/^告警 \d+，未应 \d+\n超时 .*上坑滑坡 {2}未应 {2}未显示/);
  });

  test('that are all raised pass the audit', async () => {
    const found = await alerts('audit');
    expect(found).toMatchObject({ code: 0, stderr: '' });
    expect(found.stdout).toContain('到时的都已告警');
  });

  test('are found when the clock marked them as spoken for and nobody was told', async () => {
    room.db.prepare("UPDATE rungs SET state = 'superseded' WHERE level >= 2").run();
    const found = await alerts('audit', '--json');
    expect(found.code).toBe(1);
    const document = JSON.parse(found.stdout);
    expect(document.ok).toBe(false);
    expect(document.missed[0]).toMatchObject({ titleZh: expect.stringContaining('报告') });
  });
});
