import { DEMO_OFFICER } from '../../../shared/domain/demo';
import type { Role } from '../../../shared/domain/vocabulary';
import type { Actor } from '../desk';

export { DEMO_PASSWORD } from '../../../shared/domain/demo';

export type DemoAccount = {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
};

/** The accounts of a demonstration room; the first founds it. */
export const DEMO_ACCOUNTS = [
  { name: 'supervisor', displayName: '周建明', roles: ['supervisor', 'administrator'] },
  { name: DEMO_OFFICER, displayName: '陈立', roles: ['officer'] },
  { name: 'officer2', displayName: '黄秀娟', roles: ['officer'] },
  { name: 'operator1', displayName: '吴晓敏', roles: ['operator'] },
] as const satisfies readonly DemoAccount[];

/** The people of the room who may act, by account. */
export type Crew = {
  readonly supervisor: Actor;
  readonly officer1: Actor;
  readonly officer2: Actor;
  readonly operator1: Actor;
};

/** Leaders who take turns as 带班领导; they have no account. */
export const LEADERS = ['林志远', '郑国华', '何秀兰', '曾庆丰', '邱文斌'] as const;
/** Who stands in at the second desk and on call; no account either. */
export const HELPERS = ['赖小军', '钟雅琴', '叶长青'] as const;

/** Who gives instructions, as written in the log. */
export const GIVERS = [
  '带班领导',
  '周建明局长',
  '郑国华副局长',
  '何秀兰副局长',
  '县政府分管领导',
  '县委值班领导',
] as const;
/** Who has to carry them out. */
export const OWNERS = [
  '枫坪镇',
  '石塘镇',
  '岚城镇',
  '双溪镇',
  '白沙镇',
  '县自然资源局',
  '县水利局',
  '县交通运输局',
  '县住建局',
  '县供电公司',
  '值班室',
  '救援协调股',
  '防汛股',
] as const;
