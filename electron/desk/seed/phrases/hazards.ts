import { type Phrase, WET } from '../scene';

/** Weather, water, slopes, roads, fires: what townships and departments report without its becoming an incident. */
export const HAZARDS: readonly Phrase[] = [
  {
    kind: 'phone_in',
    weight: 26,
    weather: WET,
    say: (s) => ({
      text: `${s.town.name}值班室：${s.spot()}${s.ago(30, 90)}至今降雨${s.d(12, 96)}毫米，${s.town.river}水位上涨${s.d(0.2, 1.8)}米，${s.pick('未超警戒', '接近警戒', '已安排专人看守', '低洼处已设警示')}。`,
      caller: s.townRoom(),
      handling: s.pick('要求每小时一报。', '已转县水利局。', '已报带班领导。', '登记，继续跟踪。'),
    }),
  },
  {
    kind: 'phone_in',
    weight: 16,
    weather: WET,
    say: (s) => ({
      text: `${s.village()}报告：屋后边坡${s.pick('掉落碎石', '出现细裂缝', '渗水变浑', '小块土体滑落')}，约${s.n(2, 40)}立方米，已转移${s.n(1, 9)}户${s.n(3, 32)}人，无人员伤亡。`,
      caller: s.villager(),
      handling: `已通知${s.town.name}和县自然资源局到场，${s.pick('要求不得返回', '要求设观察哨', '要求拉警戒带')}。`,
    }),
  },
  {
    kind: 'phone_in',
    weight: 12,
    weather: WET,
    say: (s) => ({
      text: `县水文站：${s.town.river}${s.pick('上游', '中游', '镇区')}站${s.ago(2, 10)}水位${s.d(21, 46)}米，${s.pick('距警戒0.6米', '超警戒0.2米', '退落中', '每小时涨0.3米')}，流量${s.n(80, 980)}立方米每秒。`,
      caller: s.unit('县水文站'),
      handling: '已报县防指办，通知沿岸乡镇。',
    }),
  },
  {
    kind: 'platform',
    weight: 14,
    weather: WET,
    say: (s) => ({
      text: `雨情监测：近1小时${s.place()}${s.d(20, 62)}毫米，近3小时${s.town.name}面雨量${s.d(24, 98)}毫米，列全县第${s.n(1, 5)}。`,
      handling: s.pick('已叫应乡镇。', '已达关注值，持续监视。', '已电话提醒。'),
    }),
  },
  {
    kind: 'phone_out',
    weight: 14,
    weather: WET,
    say: (s) => ({
      text: `叫应${s.town.name}${s.pick('党委书记', '镇长', '分管领导', '值班室')}：${s.pick('暴雨', '山洪', '地质灾害气象风险')}预警已收到并复述，${s.pick('干部已下村', '危险区已撤', '正在逐户通知', '避灾点已开')}，转移${s.n(0, 180)}人。`,
    }),
  },
  {
    kind: 'phone_in',
    weight: 9,
    weather: WET,
    say: (s) => {
      const office = `${s.reservoir()}管理房`;
      return {
        text: `${office}：库水位${s.d(96, 148)}米，${s.pick('低于汛限0.8米', '接近汛限', '超汛限0.3米已开闸', '坝体无渗漏')}，下泄${s.n(0, 120)}立方米每秒。`,
        caller: s.caller(office, '值班员'),
        handling: '已转县水利局和下游乡镇。',
      };
    },
  },
  {
    kind: 'patrol',
    weight: 9,
    weather: WET,
    say: (s) => ({
      text: `巡查组报：${s.place()}${s.pick('排洪沟淤堵已清', `地下通道积水${s.n(10, 60)}厘米已封闭`, '临河步道已拉警戒', `避灾点安置${s.n(4, 86)}人，物资够用`)}。`,
    }),
  },
  {
    kind: 'phone_in',
    weight: 8,
    weather: WET,
    say: (s) => ({
      text: `县供电公司：${s.town.name}10千伏线路跳闸，影响${s.n(120, 2600)}户，${s.pick('已试送成功', '抢修队已出发', `预计${s.by(1, 5)}恢复`, '树障已清')}。`,
      caller: s.unit('县供电公司调度'),
      handling: '已告知乡镇，医院、泵站不受影响。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 15,
    say: (s) => ({
      text: `${s.road()}${s.pick('路面塌陷', '边坡落石', '树木倒伏', '车辆侧翻占道', '油污路滑', '追尾事故')}，${s.pick('半幅通行', '临时中断', '已疏导', '已绕行')}，无人员伤亡。`,
      caller: s.unit(s.pick('县交警大队', '县交通运输局')),
      handling: `已通知${s.pick('公路站清障', '属地乡镇', '120待命', '路政到场')}，预计${s.by(1, 3)}恢复。`,
    }),
  },
  {
    kind: 'phone_in',
    weight: 10,
    weather: ['dry', 'heat', 'calm'],
    hours: [9, 21],
    say: (s) => ({
      text: `${s.town.name}报：${s.spot()}${s.pick('田埂烧草', '杂草冒烟', '果园失火', '废品堆放点起火')}，过火约${s.n(10, 400)}平方米，${s.pick('已扑灭', '护林员到场扑打', '消防到场已控制')}，不在林区。`,
      caller: s.townRoom(),
      handling: '要求留人看守2小时，防复燃。',
    }),
  },
  {
    kind: 'platform',
    weight: 7,
    weather: ['dry'],
    say: (s) => ({
      text: `卫星热点：${s.place()}附近发现热点1个，编号R${s.n(1000, 9999)}。`,
      handling: `${s.town.name}核查为${s.pick('炼山', '农事用火', '企业热源', '祭祀用火')}，${s.ago(0, 2)}反馈。`,
    }),
  },
  {
    kind: 'patrol',
    weight: 7,
    weather: ['dry'],
    say: (s) => ({
      text: `森林防火巡查：${s.place()}进山口检查${s.n(6, 90)}车次，收缴火种${s.n(0, 12)}件，劝返${s.n(0, 20)}人。`,
    }),
  },
  {
    kind: 'phone_in',
    weight: 8,
    weather: ['cold'],
    say: (s) => ({
      text: `${s.town.name}：高海拔路段${s.pick('结薄冰', '霜冻', `气温${s.n(-4, 1)}度`, '雾凇')}，已撒融雪剂，${s.pick('学校正常', '客运班线停开1班', '已设提示牌')}。`,
      caller: s.townRoom(),
      handling: '已转县交通运输局、县教育局。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 6,
    weather: ['heat'],
    say: (s) => ({
      text: `县120急救：今日接诊中暑${s.n(1, 7)}例，${s.town.name}户外作业${s.n(0, 3)}例，均${s.pick('轻症', '留观', '已好转')}。`,
      caller: s.unit('县120急救'),
      handling: '已提醒住建、城管调整户外作业时间。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 7,
    say: (s) => ({
      text: `县海洋渔业局：${s.pick('白沙港', '湾头港')}在港渔船${s.n(160, 420)}艘，海上作业${s.n(0, 48)}艘，${s.pick('均可联系', '1艘失联后已恢复', '已通知回港', '风力7级以上已停航')}。`,
      caller: s.unit('县海洋渔业局'),
      handling: '登记。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 7,
    say: (s) => {
      const site = s.site();
      return {
        text: `${site}${s.pick('配电房短路冒烟', '电梯困人', '燃气报警误报', '储罐检修', '脚手架局部变形', '管道轻微泄漏')}，${s.pick('已处置', `已疏散${s.n(4, 60)}人后恢复`, '维保人员到场', '已停用')}，无人员伤亡。`,
        caller: s.caller(site, '安全员'),
        handling: `已转${s.pick('县住建局', '县市场监管局', '县消防救援大队', '安监股')}核查。`,
      };
    },
  },
  {
    kind: 'phone_in',
    weight: 5,
    say: (s) => ({
      text: `县供水公司：${s.town.name}${s.pick('主管爆裂', '浊度升高', '泵站停电', '水厂检修')}，影响${s.n(200, 6000)}户，预计${s.by(2, 8)}恢复。`,
      caller: s.unit('县供水公司'),
      handling: '已要求送水车到位，发布停水提示。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 4,
    say: (s) => ({
      text: `县通信运营企业：${s.town.name}基站${s.n(1, 6)}个退服，原因${s.pick('停电', '光缆挖断', '设备故障')}，${s.pick('油机已启', '抢修中', '已恢复')}。`,
      caller: s.unit('县通信运营企业'),
      handling: '已核对卫星电话可用。',
    }),
  },
];
