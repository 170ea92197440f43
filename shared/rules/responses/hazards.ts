import type { Grade, Profile } from '../../domain/vocabulary';
import type { Locale } from '../../wording/labels';

/** What a response is started for. Several may run side by side: 防台风Ⅱ级 and 防暴雨Ⅳ级 are two responses (domain.md 2.6). */
export const RESPONSE_HAZARDS = [
  'typhoon',
  'rainstorm',
  'flood',
  'drought',
  'geological',
  'wildfire',
  'earthquake',
  'relief',
  'snow_ice',
  'maritime',
  'work_safety',
  'environment',
  'public_health',
  'power_cut',
  'other',
] as const;
export type ResponseHazard = (typeof RESPONSE_HAZARDS)[number];

type Words = Readonly<Record<Locale, string>>;

/** 响应事项 as it stands in the notice, and in the reader's language on screen. `other` is typed. */
export const RESPONSE_MATTERS: Readonly<Record<ResponseHazard, Words>> = {
  typhoon: { zh: '防台风', en: 'Typhoon' },
  rainstorm: { zh: '防暴雨', en: 'Rainstorm' },
  flood: { zh: '防洪', en: 'Flood' },
  drought: { zh: '抗旱', en: 'Drought' },
  geological: { zh: '地质灾害', en: 'Geological hazard' },
  wildfire: { zh: '森林火灾', en: 'Forest fire' },
  earthquake: { zh: '地震', en: 'Earthquake' },
  relief: { zh: '自然灾害救助', en: 'Disaster relief' },
  snow_ice: { zh: '低温雨雪冰冻', en: 'Snow and ice' },
  maritime: { zh: '海上突发事件', en: 'Incident at sea' },
  work_safety: { zh: '生产安全事故', en: 'Work accident' },
  environment: { zh: '突发环境事件', en: 'Environmental incident' },
  public_health: { zh: '突发公共卫生事件', en: 'Public health emergency' },
  power_cut: { zh: '大面积停电', en: 'Large power failure' },
  other: { zh: '', en: 'Other' },
};

const HEADQUARTERS: Readonly<Record<ResponseHazard, string>> = {
  typhoon: '防汛抗旱指挥部',
  rainstorm: '防汛抗旱指挥部',
  flood: '防汛抗旱指挥部',
  drought: '防汛抗旱指挥部',
  geological: '地质灾害应急指挥部',
  wildfire: '森林防灭火指挥部',
  earthquake: '抗震救灾指挥部',
  relief: '防灾减灾救灾委员会',
  snow_ice: '防灾减灾救灾委员会',
  maritime: '海上搜救中心',
  work_safety: '生产安全事故应急指挥部',
  environment: '环境应急指挥部',
  public_health: '突发公共卫生事件应急指挥部',
  power_cut: '大面积停电事件应急指挥部',
  other: '',
};
const LEVEL_PREFIX: Readonly<Record<Profile, string>> = { county: '县', city: '市', province: '省' };

/** Which headquarters issues a response of this kind, and the member units that are told. A room's own list is kept in the setting `responses`. */
export type ResponseIssuer = {
  readonly hazard: ResponseHazard;
  readonly issuer: string;
  readonly members: readonly string[];
};

/**
 * The shipped issuers at the room's level: the flood, forest-fire, earthquake headquarters and so on, never the bureau (users.md B; names of local
 * bodies differ, so that they are a room setting [D]).
 */
export function shippedIssuers(profile: Profile): readonly ResponseIssuer[] {
  return RESPONSE_HAZARDS.map((hazard) => ({
    hazard,
    issuer: HEADQUARTERS[hazard] === '' ? '' : `${LEVEL_PREFIX[profile]}${HEADQUARTERS[hazard]}`,
    members: [],
  }));
}

/** The issuer for a kind: the room's own entry, else the shipped one. */
export function issuerFor(
  hazard: ResponseHazard,
  own: readonly ResponseIssuer[],
  profile: Profile,
): ResponseIssuer {
  const mine = own.find((one) => one.hazard === hazard);
  const shipped = shippedIssuers(profile).find((one) => one.hazard === hazard);
  const base = shipped ?? { hazard, issuer: '', members: [] };
  if (mine === undefined) return base;
  return { ...mine, issuer: mine.issuer === '' ? base.issuer : mine.issuer };
}

/** An emergency-management bureau is the office of a headquarters; responses are issued in the name of the headquarters itself. */
export const isBureau = (issuer: string): boolean => /应急(?:管理)?[局厅]$/u.test(issuer.trim());

const ROMAN: Readonly<Record<Grade, string>> = { level_1: 'Ⅰ', level_2: 'Ⅱ', level_3: 'Ⅲ', level_4: 'Ⅳ' };
const HAN: Readonly<Record<Grade, string>> = { level_1: '一', level_2: '二', level_3: '三', level_4: '四' };

/** `Ⅱ级`, `Level Ⅱ`: a response level is neither the grade of an incident nor the colour of a warning (突发事件应对法 art. 71). */
export const levelName = (level: Grade, locale: Locale): string =>
  locale === 'zh' ? `${ROMAN[level]}级` : `Level ${ROMAN[level]}`;

/** Both ways in which papers write a level: `Ⅱ级` and `二级`. */
export const levelSpellings = (level: Grade): readonly string[] => [`${ROMAN[level]}级`, `${HAN[level]}级`];

/** `防台风Ⅱ级应急响应` */
export function responseName(matter: string, level: Grade, locale: Locale): string {
  if (locale === 'zh') return `${matter}${levelName(level, 'zh')}应急响应`;
  return `${matter}: response ${levelName(level, 'en').toLowerCase()}`;
}
