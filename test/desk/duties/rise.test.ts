import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/procedures';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
const NOBODY = { dead: 0, missing: 0, trapped: 0, seriousInjury: 0, threatened: 0, evacuated: 0 };

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const blast = (given: Partial<InputOf<'incident.record'>> = {}): InputOf<'incident.record'> =>
  landslide(room, {
    type: 'hazchem',
    title: '化工厂爆燃',
    casualties: { ...NOBODY, dead: 1 },
    ...given,
  });

const page = (incidentId: string) => room.call('incident.get', { incidentId });
const dutiesOf = async (incidentId: string) => (await page(incidentId)).obligations;
const figures = (incidentId: string, dead: number, grade: InputOf<'incident.updateFacts'>['grade'] = null) =>
  room.call('incident.updateFacts', {
    incidentId,
    casualties: { ...NOBODY, dead },
    grade,
    sensitive: false,
    source: '现场指挥部',
  });

describe('an accident that rises from 一般 to 重大 half an hour in', () => {
  it('owes at once what the higher grade asks for, from its own clocks, and the log says so', async () => {
    const received = room.clock.wall();
    const { id } = await room.call('incident.record', blast());
    const before = await dutiesOf(id);
    expect(before.some((duty) => duty.kind === 'skip_report')).toBe(false);
    room.clock.advance(30 * MINUTE);
    await figures(id, 12);
    const after = await dutiesOf(id);
    const skip = after.filter((duty) => duty.kind === 'skip_report' && duty.state === 'open');
    expect(skip.map((duty) => [duty.recipient, ((duty.dueAt ?? 0) - received) / MINUTE])).toEqual([
      ['ministry_command', 60],
      ['skip_level_office', 60],
    ]);
    expect(skip[0]?.rule).toMatchObject({ clockField: 'received_at', clockAt: received, limitMinutes: 60 });
    const { incident, timeline } = await page(id);
    expect(incident).toMatchObject({ proposedGrade: 'level_2', reportingGrade: 'level_2', grade: null });
    const line = timeline.find((entry) => entry.system?.fact === 'incident.assessed');
    expect(line?.system?.params).toMatchObject({ from: 'level_4', to: 'level_2' });
    expect(String(line?.system?.params['dueZh'])).toContain('越级电话报告');
  });

  it('keeps what was met, and meets nothing twice', async () => {
    const { id } = await room.call('incident.record', blast());
    const obligationId = `${id}.phone_report.superior_duty_office`;
    await room.call('obligation.meet', {
      obligationId,
      receiver: '市局王×',
      at: null,
      way: 'phone',
      readBack: true,
    });
    room.clock.advance(30 * MINUTE);
    await figures(id, 12);
    const met = (await dutiesOf(id)).find((duty) => duty.id === obligationId);
    expect(met).toMatchObject({ state: 'met', receiver: '市局王×', readBack: true });
  });

  it('is overdue at once where the limit of the higher grade has passed already', async () => {
    const { id } = await room.call('incident.record', blast());
    room.clock.advance(70 * MINUTE);
    await figures(id, 12);
    const { timeline } = await page(id);
    const line = timeline.find((entry) => entry.system?.fact === 'incident.assessed');
    expect(String(line?.system?.params['overdueZh'])).toContain('越级电话报告');
    room.services.clock.start();
    room.scan();
    const alerts = await room.call('alert.list', {});
    expect(alerts.some((alert) => alert.id === `ob.${id}.skip_report.ministry_command`)).toBe(true);
  });

  it('reads the same after a rebuild, history and all', async () => {
    const { id } = await room.call('incident.record', blast());
    room.clock.advance(30 * MINUTE);
    await figures(id, 12);
    const grades = await room.call('incident.grades', { incidentId: id });
    const before = await page(id);
    const { rebuildProjections } = await import('../../../electron/desk/projections/project');
    rebuildProjections(room.db);
    expect(await page(id)).toEqual(before);
    expect(await room.call('incident.grades', { incidentId: id })).toEqual(grades);
    expect(grades.length).toBe(2);
  });
});

describe('the grade of an incident', () => {
  it('is proposed with the figure, the threshold and the article, and reported from high while people are trapped', async () => {
    const { id } = await room.call('incident.record', landslide(room));
    const { incident } = await page(id);
    expect(incident).toMatchObject({
      grade: null,
      proposedGrade: 'level_4',
      reportingGrade: 'level_3',
      nearMiss: false,
    });
    const [step] = await room.call('incident.grades', { incidentId: id });
    const reason = step?.because.find((one) => one.of === 'reporting_grade' && one.isDecisive);
    expect(reason).toMatchObject({ result: 'level_3', value: 3, threshold: 3, mark: 'S5' });
    expect(reason?.text.zh).toContain('地质灾害防治条例');
  });

  it('is the officer’s: confirmed it stays until another is named, and a fall takes back no duty', async () => {
    const { id } = await room.call('incident.record', landslide(room));
    const confirm = {
      incidentId: id,
      grade: 'level_3',
      decidedBy: '林×',
      way: 'phone',
      words: '从高',
    } as const;
    expect(await room.call('incident.confirmGrade', confirm)).toMatchObject({
      grade: 'level_3',
      gradePreliminary: false,
      proposedGrade: 'level_4',
    });
    await room.call('incident.confirmGrade', confirm);
    expect(room.facts().filter((one) => one.kind === 'incident.grade_confirmed')).toHaveLength(1);
    const owed = (await dutiesOf(id)).filter((duty) => duty.state === 'open').map((duty) => duty.id);
    await room.call('incident.updateFacts', {
      incidentId: id,
      casualties: NOBODY,
      grade: 'level_4',
      sensitive: false,
      source: '现场',
      reason: '误报，均已脱险',
    });
    const { incident } = await page(id);
    expect(incident).toMatchObject({ grade: 'level_4', gradePreliminary: true });
    const still = (await dutiesOf(id)).filter((duty) => duty.state === 'open').map((duty) => duty.id);
    expect(owed.filter((one) => one.includes('geo_quick')).every((one) => still.includes(one))).toBe(true);
  });
});
