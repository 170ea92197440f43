import type { ThingKind } from '../search/kinds';
import type { Locale } from './labels';

const zh: Readonly<Record<ThingKind, string>> = {
  incident: '事件',
  run: '方案执行',
  report: '报送',
  warning: '预警',
  response: '应急响应',
  instruction: '指示',
  document: '收发文',
  order: '值班须知',
  person: '人员',
  contact: '通讯录',
  shift: '班次',
  plan: '方案',
};

const en: Readonly<Record<ThingKind, string>> = {
  incident: 'Incidents',
  run: 'Runs',
  report: 'Reports',
  warning: 'Warnings',
  response: 'Responses',
  instruction: 'Instructions',
  document: 'Documents',
  order: 'Standing orders',
  person: 'People',
  contact: 'Contacts',
  shift: 'Shifts',
  plan: 'Plans',
};

/** What is found beside the log, by kind. */
export function thingLabels(locale: Locale): Readonly<Record<ThingKind, string>> {
  return locale === 'zh' ? zh : en;
}
