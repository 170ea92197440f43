import type { Casualties } from '../../contract/models';
import type { IncidentType } from '../../domain/vocabulary';

/** Words by which a hazard is known, the more special before the more general; the first that stands in the text wins. */
const WORDS: readonly (readonly [RegExp, IncidentType])[] = [
  [/滑坡|泥石流|崩塌|塌方|地面塌陷|山体.{0,4}(垮|塌)|landslide|debris flow|rockfall/iu, 'geological'],
  [/渔船|fishing (boat|vessel)/iu, 'fishing_vessel'],
  [/溢油|oil spill/iu, 'oil_spill'],
  [/沉船|商船|货轮|客轮|船舶|vessel|capsiz/iu, 'waterway'],
  [
    /(危化|化学品|甲苯|液氯|液氨|硫酸|罐车|储罐|槽车).{0,12}(泄漏|渗漏|爆炸|起火|侧翻)|chemical|tanker.{0,20}leak/iu,
    'hazchem',
  ],
  [/煤矿|coal mine/iu, 'coal_mine'],
  [/矿井|矿山|尾矿|\bmine\b/iu, 'noncoal_mine'],
  [/烟花|爆竹|fireworks/iu, 'fireworks'],
  [/燃气|煤气|天然气|gas leak/iu, 'gas'],
  [/森林火|山火|林火|草原火|wildfire|forest fire/iu, 'wildfire'],
  [/地震|震感|earthquake/iu, 'earthquake'],
  [/电梯|锅炉|压力容器|起重机|索道|elevator|boiler|ropeway/iu, 'special_equipment'],
  [/脚手架|塔吊|基坑|工地|scaffold|building site/iu, 'construction'],
  [/地铁|metro|subway/iu, 'metro'],
  [/列车|铁路|火车|railway|train derail/iu, 'rail'],
  [/车祸|追尾|侧翻|相撞|交通事故|坠车|客车|货车|traffic accident|collision/iu, 'road'],
  [/食物中毒|食品安全|food poisoning/iu, 'food_safety'],
  [/中毒|poisoning/iu, 'poisoning'],
  [/传染|疫情|确诊|outbreak/iu, 'infectious'],
  [/洪水|山洪|内涝|积水|决口|溃坝|漫堤|管涌|被淹|flood/iu, 'flood_drought'],
  [/起火|火灾|着火|失火|\bfire\b/iu, 'fire'],
  [/台风|大风|冰雹|雷击|龙卷|暴雨|typhoon|hail/iu, 'meteorological'],
];

/** The type that the words of a report speak of; null when they speak of none. Offered, never forced. */
export function typeIn(words: string): IncidentType | null {
  return WORDS.find(([sign]) => sign.test(words))?.[1] ?? null;
}

const NUMBER = '(\\d{1,5}|[一二两三四五六七八九十百]{1,4})';
const COUNT_WORDS: readonly (readonly [keyof Casualties, string])[] = [
  ['dead', '死亡|遇难|身亡|死'],
  ['missing', '失联|失踪|下落不明'],
  ['trapped', '被困|被埋|受困'],
  ['seriousInjury', '重伤'],
  ['threatened', '受威胁|受到威胁'],
  ['evacuated', '已转移|已撤离|转移|撤离'],
];

const SIGNS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 二十三 → 23; numbers below one thousand. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let [sum, last] = [0, 0];
  for (const sign of text) {
    if (sign === '百') [sum, last] = [sum + (last || 1) * 100, 0];
    else if (sign === '十') [sum, last] = [sum + (last || 1) * 10, 0];
    else last = SIGNS[sign] ?? 0;
  }
  return sum + last;
}

/**
 * The counts of people that a Chinese report names: 3人被困, 被困3人, 受威胁7户26人. Only what stands beside its word is read; it is offered to a person, who
 * takes it or not.
 */
export function countsIn(words: string): Partial<Casualties> {
  const plain = words.normalize('NFKC');
  const found: Partial<Record<keyof Casualties, number>> = {};
  for (const [count, names] of COUNT_WORDS) {
    const before = new RegExp(
      `${NUMBER}\\s*(?:名|个)?(?:群众|村民|工人|人员|人)?\\s*(?:${names})(?!${NUMBER}?\\s*\\d)`,
      'u',
    ).exec(plain);
    const after = new RegExp(
      `(?:${names})(?:群众|村民|人员)?\\s*(?:${NUMBER}户)?\\s*${NUMBER}\\s*(?:名|个)?(?:群众|村民|工人|人员|人)`,
      'u',
    ).exec(plain);
    const value = after?.[2] ?? before?.[1];
    if (value !== undefined && numberOf(value) > 0) found[count] = numberOf(value);
  }
  return found;
}
