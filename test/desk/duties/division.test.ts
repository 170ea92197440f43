import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const NOBODY = { dead: 0, missing: 0, trapped: 0, seriousInjury: 0, threatened: 0, evacuated: 0 };

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function proposed(divisionCode: string) {
  room.db.prepare('UPDATE room SET division_code = ?').run(divisionCode);
  const quake = landslide(room, { type: 'earthquake', title: '地震', casualties: NOBODY });
  const { id } = await room.call('incident.record', quake);
  await room.call('incident.updateFacts', {
    incidentId: id,
    figures: { magnitude: 5.2 },
    source: '省地震局',
  });
  return (await room.call('incident.get', { incidentId: id })).incident.proposedGrade;
}

describe('rules of one province', () => {
  it('grade an earthquake higher in a room of Fujian, and nowhere else', async () => {
    expect(await proposed('350928')).toBe('level_2');
    expect(await proposed('330100')).toBe('level_3');
  });
});
