import type { TallyColumn } from './sheet';

const column = (
  id: string,
  name: string,
  unit: string,
  words: readonly string[],
  more: Partial<TallyColumn> = {},
): TallyColumn => ({
  id,
  name,
  unit,
  words,
  kind: 'number',
  isSummed: true,
  isCumulative: false,
  figure: null,
  ...more,
});

const grows = { isCumulative: true } as const;
const yesNo = { kind: 'yes_no', isSummed: false } as const;

/** Items that sheets ask for again and again; every sheet may add its own. */
export const CATALOGUE: readonly TallyColumn[] = [
  column('evacuated', '转移人数', '人', ['转移', '已转移', '累计转移', '转移群众'], {
    ...grows,
    figure: 'evacuated',
  }),
  column('households', '转移户数', '户', ['转移'], grows),
  column('sheltered', '安置人数', '人', ['安置', '集中安置', '已安置']),
  column('threatened', '受威胁人数', '人', ['受威胁'], { figure: 'threatened' }),
  column('collapsed', '倒塌房屋', '间', ['倒塌', '倒房', '房屋倒塌'], grows),
  column('damaged', '损坏房屋', '间', ['损坏', '房屋损坏', '损房'], grows),
  column('trapped', '受困人数', '人', ['受困', '被困'], { figure: 'trapped' }),
  column('missing', '失联人数', '人', ['失联', '失踪'], { figure: 'missing' }),
  column('dead', '死亡人数', '人', ['死亡', '遇难'], { ...grows, figure: 'dead' }),
  column('injured', '受伤人数', '人', ['受伤', '轻伤'], grows),
  column('seriously_injured', '重伤人数', '人', ['重伤'], { ...grows, figure: 'seriousInjury' }),
  column('patrols', '巡查人数', '人', ['巡查', '巡查人员', '出动巡查']),
  column('rescuers', '出动力量', '人', ['出动', '投入力量', '出动人员']),
  column('shelters', '避灾点开放数', '个', ['避灾点', '避灾点开放', '开放避灾点', '安置点']),
  column('slides', '山体滑坡', '处', ['滑坡', '塌方'], grows),
  column('roads', '道路中断', '处', ['道路', '断路', '交通中断']),
  column('rain_1h', '1小时雨量', '毫米', ['1h雨量', '小时雨量', '1小时降雨'], { isSummed: false }),
  column('rain_24h', '24小时雨量', '毫米', ['24h雨量', '24小时降雨', '雨量', '降雨量'], { isSummed: false }),
  column('power_cut', '停电', '', ['断电'], yesNo),
  column('network_cut', '通信中断', '', ['断网', '通讯中断'], yesNo),
  column('leader_present', '带班领导在岗', '', ['领导在岗', '带班在岗'], yesNo),
  column('situation', '情况', '', ['险情', '灾情'], { kind: 'text', isSummed: false }),
];

/** What a new sheet begins with (users.md: numbers of townships every hour). */
export const DEFAULT_COLUMNS: readonly string[] = [
  'evacuated',
  'sheltered',
  'trapped',
  'missing',
  'dead',
  'collapsed',
  'patrols',
  'shelters',
];
