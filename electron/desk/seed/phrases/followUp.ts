import type { PlainKind, Said, Scene } from '../scene';

type FollowUp = {
  readonly kind: PlainKind;
  readonly weight: number;
  readonly say: (scene: Scene, title: string) => Said;
};

/** Lines about an incident that is being worked on. */
export const FOLLOW_UPS: readonly FollowUp[] = [
  {
    kind: 'phone_in',
    weight: 10,
    say: (s, title) => ({
      text: `现场来电（${title}）：在场力量${s.n(8, 90)}人、车辆${s.n(2, 16)}台，${s.pick('进展正常', '正在清点人数', '已设警戒', '请求照明设备', '道路已单边放行', '外围已清空')}。`,
      caller: s.caller('现场指挥部', s.pick('联络员', '副总指挥')),
      handling: s.pick('已报带班领导。', '登记，已更新数据。', '已协调。'),
    }),
  },
  {
    kind: 'phone_out',
    weight: 7,
    say: (s, title) => ({
      text: `追问${title}：${s.pick('获救', '转移', '安置', '送医')}人数、后续风险和需要协调的事项，${s.pick('答复与前报一致', `新增转移${s.n(2, 60)}人`, '暂无新增', '20分钟后再报')}。`,
    }),
  },
  {
    kind: 'phone_in',
    weight: 5,
    say: (s, title) => ({
      text: `县120急救：${title}出动救护车${s.n(1, 4)}辆，${s.pick('暂无伤员', `送医${s.n(1, 4)}人，生命体征平稳`, '现场待命', '1人轻伤已包扎')}。`,
      caller: s.unit('县120急救'),
      handling: '已更新人数。',
    }),
  },
  {
    kind: 'superior',
    weight: 5,
    say: (s, title) => {
      const unit = s.superior();
      return {
        text: `${unit}来电了解${title}最新情况，已口头报告，截至${s.ago(0, 5)}。`,
        caller: s.caller(unit, '值班员'),
        handling: '约定下次报告时间。',
      };
    },
  },
  {
    kind: 'media',
    weight: 3,
    say: (s, title) => {
      const unit = s.media();
      return {
        text: `${unit}询问${title}伤亡和处置情况。`,
        caller: s.reporter(unit),
        handling: '登记；答复“正在核实处置，以县政府新闻办发布为准”，转县委宣传部。',
      };
    },
  },
  {
    kind: 'leader',
    weight: 4,
    say: (s, title) => ({
      text: `带班领导问${title}：${s.pick('人员是否清点完', '增援何时到', '上报口径', '群众安置', '次生风险')}，已汇报。`,
      handling: s.pick('要求半小时一报。', '要求盯住转移。', '无新要求。'),
    }),
  },
  {
    kind: 'public',
    weight: 2,
    say: (_s, title) => ({
      text: `家属来电询问${title}亲属下落。`,
      caller: _s.citizen(),
      handling: '登记联系方式，转专班对接。',
    }),
  },
  {
    kind: 'group_chat',
    weight: 4,
    say: (s, title) => ({
      text: `现场群：${title}传回照片${s.n(2, 12)}张、视频${s.n(0, 3)}段，${s.pick('已存档', '已转会商', '已供上报用')}。`,
    }),
  },
];
