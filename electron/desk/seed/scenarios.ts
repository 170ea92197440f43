import type { Caller, Casualties } from '../../../shared/contract/models';
import type { Grade, IncidentType } from '../../../shared/domain/vocabulary';
import type { Random } from './random';
import type { Scene } from './scene';
import type { Weather } from './weather';

/** What was told about an incident. */
export type Told = {
  readonly title: string;
  readonly place: string;
  readonly summary: string;
  readonly source: string;
  readonly caller: Caller;
  readonly casualties: Partial<Casualties>;
  readonly grade: Grade | null;
  readonly result: string;
};
export type Scenario = {
  readonly type: IncidentType;
  readonly weight: number;
  readonly weather?: readonly Weather[];
  /** the plan that the room runs for it, when it runs one */
  readonly plan?: string;
  readonly tell: (scene: Scene) => Told;
};

const WET: readonly Weather[] = ['rain', 'storm'];
const phone = '电话';

export const SCENARIOS: readonly Scenario[] = [
  {
    type: 'geological',
    weight: 10,
    weather: WET,
    plan: 'flash-flood-geohazard',
    tell: (s) => {
      const village = s.village();
      const [trapped, homes] = [s.n(0, 3), s.n(2, 9)];
      return {
        title: `${village}${s.pick('山体滑坡', '边坡垮塌', '泥石流')}`,
        place: `${s.town.name}${village}${s.n(1, 9)}组`,
        summary: `${s.ago(12, 40)}许，受强降雨影响，${village}屋后${s.pick('山体滑坡', '边坡垮塌')}，约${s.n(120, 900)}立方米，冲毁${s.pick('民房', '猪舍', '附属房')}${s.n(1, 2)}栋，${trapped > 0 ? `${trapped}人被困` : '暂无人员被困'}，威胁下方${homes}户，雨仍在下。`,
        source: phone,
        caller: s.townRoom(),
        casualties: { trapped, threatened: homes * s.n(3, 4), evacuated: s.n(0, 12) },
        grade: trapped > 0 ? null : 'level_4',
        result: '被困人员全部救出，受威胁群众已安置，滑坡体由自然资源部门监测，险情解除。',
      };
    },
  },
  {
    type: 'flood_drought',
    weight: 8,
    weather: WET,
    plan: 'flash-flood-geohazard',
    tell: (s) => {
      const trapped = s.n(1, 6);
      return {
        title: `${s.town.name}${s.pick('漫水桥被困', '山洪围困', '内涝被困')}`,
        place: s.place(),
        summary: `${s.town.river}水位陡涨，${s.pick('漫水桥过水', '农家乐进水', '低洼村道积水1.2米')}，${trapped}人被困${s.pick('屋顶', '河心洲', '二楼', '车内')}，手机可联系。`,
        source: phone,
        caller: s.villager(),
        casualties: { trapped, threatened: s.n(6, 40), evacuated: s.n(2, 20) },
        grade: null,
        result: '被困人员全部转移到避灾点，水位回落，道路恢复通行。',
      };
    },
  },
  {
    type: 'road',
    weight: 14,
    plan: 'road-traffic',
    tell: (s) => {
      const seriousInjury = s.n(0, 2);
      return {
        title: `${s.pick('岚枫线', '岚湾线', '竹高线', '石黄线')}${s.pick('货车侧翻', '客货车相撞', '面包车坠沟', '多车追尾')}`,
        place: s.road(),
        summary: `${s.ago(8, 25)}许，${s.road()}发生${s.pick('货车侧翻', '客货相撞', '追尾')}事故，涉及${s.n(1, 4)}车，${s.n(1, 2)}人卡困，${seriousInjury}人重伤，双向受阻约${s.d(0.4, 2.5)}公里，不涉危化品。`,
        source: phone,
        caller: s.unit('县交警大队'),
        casualties: { trapped: s.n(0, 2), seriousInjury },
        grade: 'level_4',
        result: '伤员送县医院救治，车辆拖离，道路恢复双向通行。',
      };
    },
  },
  {
    type: 'fire',
    weight: 12,
    plan: 'urban-fire',
    tell: (s) => ({
      title: `${s.pick('东街社区', '南浦社区', s.village())}${s.pick('民房火灾', '沿街店铺火灾', '仓库火灾')}`,
      place: s.place(),
      summary: `${s.pick('自建房二楼', '沿街店铺', '木构老屋', '仓库')}起火，浓烟大，过火约${s.n(20, 300)}平方米，${s.pick('疑有1人未出', '人员已疏散', '周边连片木屋')}，道路可通消防车。`,
      source: phone,
      caller: s.unit('县消防救援大队指挥中心'),
      casualties: { trapped: s.n(0, 1), evacuated: s.n(6, 60) },
      grade: 'level_4',
      result: '明火扑灭，现场清理完毕无复燃，无人员伤亡，起火原因由消防部门调查。',
    }),
  },
  {
    type: 'wildfire',
    weight: 9,
    weather: ['dry', 'heat', 'calm'],
    plan: 'forest-fire',
    tell: (s) => ({
      title: `${s.town.name}${s.village()}山火`,
      place: `${s.place()}后山`,
      summary: `护林员报后山起火，坡度较陡，风力${s.n(2, 5)}级，过火约${s.d(0.1, 0.9)}公顷，距最近民房${s.n(300, 1500)}米，未威胁重要目标。`,
      source: phone,
      caller: s.townRoom(),
      casualties: { evacuated: s.n(0, 10) },
      grade: 'level_4',
      result: '明火全部扑灭，看守满24小时无复燃，验收合格。',
    }),
  },
  {
    type: 'hazchem',
    weight: 4,
    plan: 'hazchem-accident',
    tell: (s) => ({
      title: `${s.pick('岚海高速槽罐车泄漏', '岚东工业园储罐泄漏', '冷库液氨泄漏')}`,
      place: s.pick('岚东工业园', s.road()),
      summary: `${s.pick('槽罐车阀门损坏', '管道法兰渗漏', '装卸时软管脱落')}，${s.pick('盐酸', '柴油', '液氨')}泄漏约${s.n(1, 8)}吨，现场有刺激气味，风向东南，下风向${s.n(300, 900)}米有村庄，暂无伤亡。`,
      source: phone,
      caller: s.caller('岚东工业园', '安全员'),
      casualties: { evacuated: s.n(20, 160) },
      grade: 'level_4',
      result: '泄漏封堵，残液转运，空气和水体监测达标，群众返回。',
    }),
  },
  {
    type: 'construction',
    weight: 4,
    plan: 'building-collapse',
    tell: (s) => ({
      title: `${s.pick('岚城镇在建楼', '石塘镇自建房', '岚东工业园厂房')}${s.pick('脚手架坍塌', '局部坍塌')}`,
      place: s.pick('岚城镇南浦社区', '石塘镇石塘村', '岚东工业园'),
      summary: `施工中局部坍塌，约${s.n(40, 200)}平方米，现场${s.n(5, 14)}名工人，${s.n(1, 2)}人被压，其余已清点，相邻楼已清空。`,
      source: phone,
      caller: s.caller('施工单位', '安全员'),
      casualties: { trapped: s.n(1, 2) },
      grade: null,
      result: '被压人员救出送医，名单清零，现场封闭，住建部门进驻。',
    }),
  },
  {
    type: 'noncoal_mine',
    weight: 2,
    plan: 'mine-accident',
    tell: (s) => ({
      title: '竹岭矿区井下冒顶',
      place: '竹岭镇竹岭矿区',
      summary: `井下${s.n(120, 260)}中段采场冒顶，入井${s.n(9, 24)}人，已升井${s.n(7, 20)}人，${s.n(1, 2)}人联系不上，通风排水正常。`,
      source: phone,
      caller: s.caller('竹岭矿区调度室', '调度员'),
      casualties: { trapped: s.n(1, 2) },
      grade: null,
      result: '井下人员全部升井，无生命危险，矿井停产整顿。',
    }),
  },
  {
    type: 'fishing_vessel',
    weight: 3,
    plan: 'maritime-fishing',
    tell: (s) => ({
      title: `岚渔0${s.n(1_000, 4_999)}${s.pick('机舱进水', '失去动力', '失联')}`,
      place: `白沙港东偏南${s.n(6, 38)}海里`,
      summary: `渔船在${s.pick('风浪中机舱进水', '返航途中失去动力', '作业海域失去联系')}，船上${s.n(3, 9)}人均穿救生衣，海面${s.n(6, 8)}级风，浪高${s.d(1.5, 3.6)}米。`,
      source: phone,
      caller: s.unit('县海洋渔业局'),
      casualties: { trapped: s.n(3, 9) },
      grade: null,
      result: '船员全部获救上岸，渔船拖回白沙港。',
    }),
  },
  {
    type: 'earthquake',
    weight: 1,
    plan: 'earthquake',
    tell: (s) => ({
      title: `${s.town.name}有感地震`,
      place: `${s.town.name}附近`,
      summary: `震情速报：${s.town.name}附近发生${s.d(2.6, 3.9)}级地震，深度${s.n(8, 14)}公里，多个乡镇有感，暂无损失报告。`,
      source: '系统',
      caller: s.caller('市地震局', '值班员'),
      casualties: {},
      grade: 'level_4',
      result: '13个乡镇摸排完毕，无人员伤亡和房屋倒塌。',
    }),
  },
  {
    type: 'gas',
    weight: 5,
    tell: (s) => ({
      title: `${s.pick('东街', '南浦', '北门')}燃气泄漏`,
      place: `岚城镇${s.pick('东街社区', '南浦社区')}`,
      summary: `施工挖破燃气支管，现场气味浓，已断气疏散${s.n(20, 180)}人，警戒半径${s.n(60, 200)}米。`,
      source: phone,
      caller: s.unit('县住建局'),
      casualties: { evacuated: s.n(20, 180) },
      grade: 'level_4',
      result: '管道修复，检测合格，恢复供气，群众返回。',
    }),
  },
  {
    type: 'utilities',
    weight: 5,
    tell: (s) => ({
      title: `${s.town.name}大面积停电`,
      place: s.town.name,
      summary: `35千伏线路故障，${s.town.name}约${s.n(3, 9)}千户停电，卫生院自备电已启，泵站改柴油机。`,
      source: phone,
      caller: s.unit('县供电公司调度'),
      casualties: {},
      grade: 'level_4',
      result: '线路修复，全部用户恢复供电。',
    }),
  },
  {
    type: 'food_safety',
    weight: 3,
    tell: (s) => ({
      title: `${s.town.name}聚餐疑似食物中毒`,
      place: s.place(),
      summary: `村民聚餐后${s.n(6, 26)}人腹痛腹泻，均在卫生院就诊，暂无危重，食材已封存。`,
      source: phone,
      caller: s.unit('县卫健局'),
      casualties: {},
      grade: 'level_4',
      result: '患者全部好转出院，原因由卫健和市场监管部门调查。',
    }),
  },
  {
    type: 'meteorological',
    weight: 4,
    weather: ['storm', 'rain', 'cold'],
    tell: (s) => ({
      title: `${s.town.name}大风倒棚断树`,
      place: s.town.name,
      summary: `阵风${s.n(8, 10)}级，大棚受损${s.n(3, 40)}亩，断树${s.n(6, 60)}棵，${s.n(0, 2)}人轻伤已送医，集镇局部停电。`,
      source: phone,
      caller: s.townRoom(),
      casualties: { evacuated: s.n(0, 30) },
      grade: 'level_4',
      result: '断树清除，受损统计完毕，供电恢复。',
    }),
  },
  {
    type: 'mass_incident',
    weight: 2,
    tell: (s) => ({
      title: `${s.site()}讨薪聚集`,
      place: s.site(),
      summary: `约${s.n(12, 60)}名工人聚集讨薪，情绪平稳，公安、人社、属地已到场劝导。`,
      source: phone,
      caller: s.unit('县公安局指挥中心'),
      casualties: {},
      grade: null,
      result: '达成支付协议，人员散去。',
    }),
  },
];

/** A scenario that fits the weather; among those with a plan only, when a run is to follow. */
export function pickScenario(random: Random, weather: Weather, needsPlan: boolean): Scenario {
  const fitting = SCENARIOS.filter(
    (one) => (!one.weather || one.weather.includes(weather)) && (!needsPlan || one.plan !== undefined),
  );
  return random.weighted(fitting.map((one) => [one, one.weight] as const));
}
