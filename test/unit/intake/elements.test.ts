import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../../shared/domain/figures';
import { EXTRAS } from '../../../shared/domain/incidentExtras';
import { INCIDENT_TYPE_LIST } from '../../../shared/domain/vocabulary';
import { elementsSaid, followUpAt, prefilled } from '../../../shared/rules/intake/elements';
import { countsIn, typeIn } from '../../../shared/rules/intake/guess';

const basics = {
  occurredAt: Date.UTC(2026, 8, 11, 18, 20),
  place: '枫坪镇上坑村3组',
  source: '电话报告',
  caller: { unit: '枫坪镇值班室', name: '王×', post: '值班员' },
  summary: '屋后滑坡，3人被困',
  people: '被困3',
};
const verifying = { element: 'cause', state: 'verifying', text: '', question: '雨量多少' } as const;
const NOW = Date.UTC(2026, 8, 11, 18, 45);

describe('the twelve elements', () => {
  it('are prefilled with what the form says anyway, and with nothing else', () => {
    expect(prefilled(basics).map(({ element }) => element)).toEqual([
      'time',
      'place',
      'source',
      'consequence',
      'course',
    ]);
    const nothing = { ...basics, occurredAt: null, people: '' };
    expect(prefilled(nothing).map(({ element }) => element)).toEqual(['place', 'source', 'course']);
  });

  it('keep what was said of one before what follows from the form, in the order of asking', () => {
    const said = elementsSaid(
      [verifying, { element: 'time', state: 'verifying', text: '', question: '' }],
      basics,
    );
    expect(said.map(({ element, state }) => `${element} ${state}`)).toEqual([
      'time verifying',
      'place filled',
      'source filled',
      'consequence filled',
      'course filled',
      'cause verifying',
    ]);
  });

  it('hold no question where nothing is asked and no text where they do not apply', () => {
    const said = elementsSaid(
      [{ element: 'trend', state: 'not_applicable', text: '旧', question: '旧' }],
      basics,
    );
    expect(said.at(-1)).toEqual({ element: 'trend', state: 'not_applicable', text: '', question: '' });
  });
});

describe('the one follow-up', () => {
  it('is due after the room’s minutes, stays where it stands, and goes when no question is open', () => {
    expect(followUpAt([verifying], null, NOW, 30)).toBe(NOW + 30 * 60_000);
    expect(followUpAt([verifying], NOW + 5, NOW, 30)).toBe(NOW + 5);
    expect(followUpAt([verifying], NOW - 5, NOW, 30)).toBe(NOW + 30 * 60_000);
    expect(followUpAt(prefilled(basics), NOW + 5, NOW, 30)).toBeNull();
  });
});

describe('what the words of a report say', () => {
  it.each([
    ['屋后山体滑坡，道路已断', 'geological'],
    ['罐车侧翻，甲苯泄漏', 'hazchem'],
    ['两车追尾，有人受伤', 'road'],
    ['渔船进水，请求救助', 'fishing_vessel'],
    ['后山发生森林火灾', 'wildfire'],
    ['居民楼三楼起火', 'fire'],
    ['Landslide behind the houses', 'geological'],
  ])('%s is %s', (words, type) => {
    expect(typeIn(words)).toBe(type);
  });

  it('is no type when they speak of none', () => {
    expect(typeIn('有人打电话来问路')).toBeNull();
  });

  it.each([
    ['冲毁民房1栋，3人被困', { trapped: 3 }],
    ['被困3人，受威胁7户26人，已转移19人', { trapped: 3, threatened: 26, evacuated: 19 }],
    ['两人遇难，一人失联', { dead: 2, missing: 1 }],
    ['二十三名群众被困', { trapped: 23 }],
    ['房屋3间受损', {}],
  ])('%s', (words, counts) => {
    expect(countsIn(words)).toEqual(counts);
  });
});

describe('the further facts by hazard', () => {
  it('are of known types and figures, and no id stands twice in one list', () => {
    for (const [type, fields] of Object.entries(EXTRAS)) {
      expect(INCIDENT_TYPE_LIST).toContain(type);
      const ids = fields.map(({ id }) => id);
      expect(new Set(ids).size, type).toBe(ids.length);
      for (const { figure } of fields) if (figure !== undefined) expect(FIGURES).toHaveProperty(figure);
    }
  });
});
