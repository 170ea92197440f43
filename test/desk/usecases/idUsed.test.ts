import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { landslide, line } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const reminder = (text: string) => ({
  reminderId: '00000000-0000-4000-8000-00000000beef',
  text,
  dueAt: room.clock.wall() + 30 * MINUTE,
  owner: '主班',
  repeat: 'none' as const,
  everyMinutes: 0,
  incidentId: null,
});

describe('an id under which something is stored', () => {
  it('refuses other words of a line with the number of the line that is there', async () => {
    const input = line(room);
    const first = await room.call('log.append', input);
    const refused = await room.refusal('log.append', { ...input, text: `${input.text}改过` });
    expect(refused).toMatchObject({ code: 'id_used', params: { line: first.humanNumber } });
    expect(await room.refusal('log.append', { ...input, handling: '已转告' })).toMatchObject({
      code: 'id_used',
    });
    expect(await room.refusal('log.append', { ...input, result: '已办' })).toMatchObject({ code: 'id_used' });
    expect((await room.call('log.get', { entryId: first.id })).text).toBe(input.text);
    expect(room.facts().filter((one) => one.kind === 'log.recorded')).toHaveLength(1);
  });

  it('answers the same words minutes later, when the time of receipt was “now” each time', async () => {
    const input = line(room, {
      call: { startedAt: room.clock.wall() - MINUTE, endedAt: null, outcome: 'note' },
    });
    const first = await room.call('log.append', input);
    room.clock.advance(5 * MINUTE);
    expect(await room.call('log.append', input)).toEqual(first);
    const typed = { ...input, receivedAt: room.clock.wall() - 20 * MINUTE };
    expect(await room.refusal('log.append', typed)).toMatchObject({ code: 'id_used' });
  });

  it('of one kind of record is no repeat of another kind', async () => {
    const input = line(room);
    const first = await room.call('log.append', input);
    const correction = { entryId: input.entryId, corrects: first.id, text: '更正', reason: '' };
    expect(await room.refusal('log.correct', correction)).toMatchObject({ code: 'id_used' });
  });

  it('refuses other words of an incident, and still knows the first ones after its facts have changed', async () => {
    const input = landslide(room);
    const first = await room.call('incident.record', input);
    await room.call('incident.updateFacts', {
      incidentId: first.id,
      casualties: { ...input.casualties, trapped: 4 },
      grade: 'level_3',
      sensitive: true,
      source: '现场指挥部',
    });
    expect((await room.call('incident.record', input)).id).toBe(first.id);
    const edited = { ...input, casualties: { ...input.casualties, trapped: 5 } };
    expect(await room.refusal('incident.record', edited)).toMatchObject({
      code: 'id_used',
      params: { name: `${first.number} ${first.title}` },
    });
    const anew = await room.call('incident.record', { ...edited, incidentId: room.newId() });
    expect(anew.casualties.trapped).toBe(5);
  });

  it('refuses other words of a document, a warning, a reminder and an instruction', async () => {
    const document = {
      documentId: room.newId(),
      unit: '省防指办',
      docNumber: '闽防指办明电〔2026〕8号',
      title: '关于报送转移人数的通知',
      way: 'fax' as const,
      urgency: 'extra_urgent' as const,
      at: null,
      copies: 1,
      pages: 1,
      place: '2号夹',
      dueAt: null,
      owner: '主班',
      incidentId: null,
      confidential: false,
      demand: 'file' as const,
      demandText: '',
    };
    const stored = await room.call('document.receive', document);
    expect(await room.call('document.receive', document)).toEqual(stored);
    expect(await room.refusal('document.receive', { ...document, pages: 3 })).toMatchObject({
      code: 'id_used',
      params: { name: document.title },
    });
    await room.call('reminder.create', reminder('回拨枫坪镇'));
    await room.call('reminder.create', reminder('回拨枫坪镇'));
    expect(await room.refusal('reminder.create', reminder('回拨大桥镇'))).toMatchObject({ code: 'id_used' });
    const instruction = {
      entryId: room.newId(),
      leader: '林×',
      way: 'phone' as const,
      words: '人先救',
      owner: '主班',
      dueAt: null,
      receivedAt: null,
      incidentId: null,
    };
    await room.call('instruction.record', instruction);
    await room.call('instruction.record', instruction);
    expect(
      await room.refusal('instruction.record', { ...instruction, words: '人先救，下方住户全撤' }),
    ).toMatchObject({ code: 'id_used' });
  });

  it('that only the database knew of is refused too, and the desk’s own log names the table', async () => {
    room.db.exec(`CREATE TEMP TABLE once (id TEXT PRIMARY KEY);
      INSERT INTO once VALUES ('a');
      CREATE TEMP TRIGGER again AFTER INSERT ON main.log_entries BEGIN INSERT INTO once VALUES ('a'); END`);
    const error = await room.refusal('log.append', line(room));
    expect(error.code).toBe('id_used');
    expect(room.problems).toEqual([`${error.ref} log.append: UNIQUE constraint failed: once.id`]);
  });
});
