import { describe, expect, test } from 'vitest';
import { type OralOptions, oralCard, spokenCharacters } from '../../../shared/briefing/oral';
import { at, slideFacts } from '../../helpers/slideFacts';

const options: OralOptions = {
  seconds: 45,
  charactersPerSecond: 4.5,
  next: { title: '续报', at: at(5, 30) },
  reported: [
    { recipient: '带班领导', at: at(2, 42) },
    { recipient: '县委县政府总值班室', at: at(2, 50) },
    { recipient: '市应急管理局', at: at(2, 56) },
  ],
};
const partOf = (card: ReturnType<typeof oralCard>, id: string): string =>
  card.parts.find((part) => part.id === id)?.text ?? '';

describe('the oral card', () => {
  test('says what, where, when told, people, what is done, who comes and the next report, and when it was so', () => {
    const card = oralCard(slideFacts(), { ...options, seconds: 90 });
    expect(card.text).toBe(
      '截至9月12日3时20分。枫坪镇上坑村山体滑坡，9月12日2时20分许发生，地点枫坪镇上坑村3组。' +
        '2时38分我们接枫坪镇值班室报告，已报带班领导（2时42分）、县委县政府总值班室（2时50分）、市应急管理局（2时56分）。' +
        '被困3人，暂无死亡、失联报告。受威胁7户26人，已转移19人，其余7人正在转移。' +
        '正在处置：通知消防、120、自然资源、公安；枫坪镇主要负责人到场组织搜救和撤离；县政府分管领导带队出发。' +
        '现场有枫坪镇应急队22人。县消防救援大队3车15人预计3时35分到场。正在核实：被困人员身份。下次5时30分前报告。',
    );
    expect(card.isShortened).toBe(false);
  });

  test('is shortened until it can be said in the time of the room, and says that it was', () => {
    const card = oralCard(slideFacts(), options);
    expect(card).toMatchObject({ isOver: false, isShortened: true, limitSeconds: 45 });
    expect(card.seconds).toBeLessThanOrEqual(45);
    expect(card.seconds).toBe(Math.ceil(spokenCharacters(card.text) / 4.5));
    for (const id of ['as_of', 'what', 'told', 'people', 'coming', 'next'])
      expect(partOf(card, id)).not.toBe('');
    expect(partOf(card, 'people')).toContain('被困3人');
  });

  test('never leaves people out, even when it stays too long', () => {
    const card = oralCard(slideFacts(), { ...options, seconds: 15 });
    expect(card.isOver).toBe(true);
    expect(partOf(card, 'people')).toContain('被困3人');
    expect(partOf(card, 'next')).toBe('下次5时30分前报告。');
  });

  test('counts people from the ledger when there is one, so that the states sum up to everybody', () => {
    const peopleCounts = { trapped: 2, missing: 0, rescued: 0, hospitalised: 1, dead: 0, safe: 0, total: 3 };
    const card = oralCard(slideFacts({ peopleCounts }), options);
    expect(partOf(card, 'people')).toContain('涉及3人，被困2人、送医1人，暂无死亡、失联报告');
  });

  test('does not say of a figure that nobody reported that it is nought', () => {
    const card = oralCard(slideFacts({ figures: { trapped: 3 } }), options);
    expect(partOf(card, 'people')).toBe('被困3人。');
    expect(partOf(oralCard(slideFacts({ figures: {} }), options), 'people')).toBe('人员情况正在核实。');
  });

  test('says the day where a time is of another day, and that the time of occurrence is not known', () => {
    const late = oralCard(slideFacts({ occurredAt: null, asOf: at(24 + 1, 5) }), options);
    expect(partOf(late, 'what')).toContain('发生时间正在核实');
    expect(partOf(late, 'told')).toContain('12日2时38分我们接枫坪镇值班室报告');
  });

  test('says that a report is due when its time has passed', () => {
    const card = oralCard(slideFacts(), { ...options, next: { title: '书面初报', at: at(3, 10) } });
    expect(partOf(card, 'next')).toBe('书面初报已到时限，马上报。');
    expect(partOf(oralCard(slideFacts(), { ...options, next: null }), 'next')).toBe('有重大变化随时报告。');
  });

  test('says at its beginning that it is a drill', () => {
    const card = oralCard(slideFacts({ drill: '夏季演练', title: '【演练】上坑村滑坡' }), options);
    expect(partOf(card, 'what').startsWith('这是演练。上坑村滑坡，')).toBe(true);
  });

  test('names the grade as it is judged now', () => {
    expect(partOf(oralCard(slideFacts({ grade: 'level_3' }), { ...options, seconds: 90 }), 'what')).toContain(
      '目前判为较大级',
    );
  });

  test('keeps forces there and forces under way apart', () => {
    const card = oralCard(slideFacts(), { ...options, seconds: 90 });
    expect(partOf(card, 'present')).toBe('现场有枫坪镇应急队22人。');
    expect(partOf(card, 'coming')).toBe('县消防救援大队3车15人预计3时35分到场。');
  });
});
