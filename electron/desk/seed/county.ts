import type { Random } from './random';

/** 岚溪县 and everything in it are invented; no place, unit or number stands for a real one. */
export const COUNTY = '岚溪县';
export const ROOM_NAME = '岚溪县应急值班室';
/** six digits that no division of the country carries */
export const DIVISION_CODE = '990426';

export type Township = {
  readonly name: string;
  readonly villages: readonly string[];
  readonly river: string;
  readonly coastal?: true;
};

export const TOWNSHIPS: readonly Township[] = [
  { name: '岚城镇', villages: ['东街社区', '南浦社区', '西溪村', '塔下村', '北门村'], river: '岚溪' },
  { name: '枫坪镇', villages: ['上坑村', '下坑村', '枫林村', '坪头村', '大洋村'], river: '枫溪' },
  { name: '石塘镇', villages: ['石塘村', '前山村', '后井村', '溪口村', '梧桐村'], river: '岚溪' },
  { name: '大濑镇', villages: ['大濑村', '鹭池村', '横坑村', '水尾村'], river: '濑溪' },
  { name: '黄坑镇', villages: ['黄坑村', '坳头村', '际下村', '新厝村'], river: '黄坑溪' },
  { name: '竹岭镇', villages: ['竹岭村', '半岭村', '茶亭村', '龙井村'], river: '竹溪' },
  { name: '双溪镇', villages: ['双溪村', '汇口村', '下洋村', '罗边村'], river: '双溪' },
  { name: '白沙镇', villages: ['白沙村', '后澳村', '东礁村', '西埕村'], river: '白沙港', coastal: true },
  { name: '海湾镇', villages: ['湾头村', '鹰屿村', '浮石村', '蛎埕村'], river: '湾头港', coastal: true },
  { name: '云际乡', villages: ['云际村', '天台村', '雾岩村'], river: '枫溪' },
  { name: '高岩乡', villages: ['高岩村', '石门村', '岩下村'], river: '竹溪' },
  { name: '茶洋乡', villages: ['茶洋村', '梅坪村', '溪源村'], river: '濑溪' },
  { name: '龙潭乡', villages: ['龙潭村', '暗坑村', '深渡村'], river: '双溪' },
];

export const RESERVOIRS = ['云际水库', '龙潭水库', '石塘水库', '暗坑水库', '梅坪水库'] as const;
export const ROADS = [
  '省道岚枫线',
  '省道岚湾线',
  '县道竹高线',
  '县道石黄线',
  '乡道茶梅线',
  '岚海高速',
] as const;
export const SITES = [
  '岚东工业园',
  '石塘石材加工区',
  '竹岭矿区',
  '白沙渔港',
  '南浦农贸市场',
  '岚城客运站',
] as const;

/** Units that call the room, with the post of who calls. */
export const UNITS: readonly (readonly [unit: string, post: string])[] = [
  ['县气象台', '预报员'],
  ['县水文站', '值班员'],
  ['县自然资源局值班室', '值班员'],
  ['县公安局指挥中心', '值班民警'],
  ['县消防救援大队指挥中心', '通信员'],
  ['县120急救', '调度员'],
  ['县交警大队', '值班民警'],
  ['县供电公司调度', '调度员'],
  ['县住建局', '值班员'],
  ['县教育局', '值班员'],
  ['县文旅局', '值班员'],
  ['县林业局', '值班员'],
  ['县水利局', '值班员'],
  ['县卫健局', '值班员'],
  ['县交通运输局', '值班员'],
  ['县城管局', '值班员'],
  ['县市场监管局', '值班员'],
  ['县海洋渔业局', '值班员'],
  ['县供水公司', '调度员'],
  ['县通信运营企业', '值班工程师'],
];

export const SUPERIORS = ['市应急管理局值班室', '市防指办', '县委县政府总值班室', '市森防办'] as const;
export const MEDIA = ['岚溪融媒体中心', '市日报', '市广播电视台', '某新闻客户端'] as const;
export const TEAMS = ['岚溪蓝帆救援队', '岚溪户外救援协会', '云际民兵应急分队'] as const;

const SURNAMES = [...'陈林黄张李王吴刘蔡杨许郑谢郭洪邱曾廖赖徐周叶苏庄吕江何萧罗高潘简朱钟彭游詹施沈余'];
const GIVEN = [
  '国强',
  '志明',
  '建华',
  '秀英',
  '丽珍',
  '海燕',
  '文斌',
  '小梅',
  '晓东',
  '福生',
  '金水',
  '玉兰',
  '宗平',
  '庆丰',
  '美华',
  '清泉',
  '永安',
  '思远',
  '雅琴',
  '少峰',
  '长青',
  '水木',
  '春燕',
  '根旺',
];

export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN);
}

/** A mobile number with the middle hidden, as it is written on paper. */
export function mobile(random: Random): string {
  return `1${random.pick(['38', '39', '50', '59', '86'])}××××${String(random.int(0, 9_999)).padStart(4, '0')}`;
}

/** A local number of the county. */
export function landline(random: Random): string {
  return `70${random.int(10, 89)}${String(random.int(0, 999)).padStart(3, '0')}`;
}
