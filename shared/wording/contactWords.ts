import type { StaleReason } from '../contacts/stale';
import type { CallRole, ContactKind, NumberKind } from '../domain/contacts';
import type { Locale } from './labels';

type Pair = Readonly<Record<Locale, string>>;

/** What somebody is called out as. */
export const CALL_ROLE_WORDS: Readonly<Record<CallRole, Pair>> = {
  county_party_head: { zh: '县委主要负责人', en: 'County party head' },
  county_government_head: { zh: '县政府主要负责人', en: 'County government head' },
  county_deputy: { zh: '县分管领导', en: 'County deputy in charge' },
  emergency_head: { zh: '应急局主要负责人', en: 'Head of the emergency bureau' },
  flood_head: { zh: '防指负责人', en: 'Head of the flood headquarters' },
  flood_duty: { zh: '防汛值班', en: 'Flood duty' },
  relief_officer: { zh: '救灾助理员', en: 'Relief officer' },
  duty_leader: { zh: '带班领导', en: 'Leader on duty' },
  township_party_head: { zh: '乡镇党委书记', en: 'Township party head' },
  township_government_head: { zh: '乡镇长', en: 'Township government head' },
  township_duty: { zh: '乡镇值班室', en: 'Township duty room' },
  village_head: { zh: '村主要负责人', en: 'Village head' },
  watcher: { zh: '巡查监测员', en: 'Risk-point watcher' },
  neighbour: { zh: '邻近联络人', en: 'Neighbour' },
  police_station: { zh: '派出所', en: 'Police station' },
  city_duty: { zh: '市级值班室', en: 'City duty room' },
  county_duty: { zh: '县级值班室', en: 'County duty room' },
  other: { zh: '其他', en: 'Other' },
};

export const NUMBER_KIND_WORDS: Readonly<Record<NumberKind, Pair>> = {
  mobile: { zh: '手机', en: 'Mobile' },
  office: { zh: '办公', en: 'Office' },
  duty: { zh: '值班', en: 'Duty' },
  home: { zh: '住宅', en: 'Home' },
  fax: { zh: '传真', en: 'Fax' },
  satellite: { zh: '卫星电话', en: 'Satellite' },
  radio: { zh: '电台', en: 'Radio' },
};

export const CONTACT_KIND_WORDS: Readonly<Record<ContactKind, Pair>> = {
  person: { zh: '人员', en: 'Person' },
  room: { zh: '值班室', en: 'Duty room' },
};

export const STALE_WORDS: Readonly<Record<StaleReason, Pair>> = {
  old: { zh: '久未核实', en: 'not confirmed for long' },
  expired: { zh: '任期已过', en: 'term over' },
  wrong_number: { zh: '号码有误', en: 'wrong number' },
  no_number: { zh: '无可用号码', en: 'no number that works' },
};
