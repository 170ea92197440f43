import type { Phrase } from '../scene';

/** The public, the press, volunteers, what is said online. */
export const PEOPLE: readonly Phrase[] = [
  {
    kind: 'public',
    weight: 12,
    say: (s) => ({
      text: `群众来电：${s.place()}${s.pick('路灯不亮', '井盖松动', '下水道堵塞', '工地夜间施工', '流浪狗伤人', '电线低垂', '围墙开裂')}，请求处理。`,
      caller: s.citizen(),
      handling: `已转${s.pick('县城管局', '县住建局', s.town.name, '县供电公司', '12345热线')}，答复来电人。`,
    }),
  },
  {
    kind: 'public',
    weight: 8,
    say: (s) => ({
      text: `群众求助：${s.pick('家人进山采药未归', '老人走失', '车陷泥中', '电梯被困', '屋内进水', '蜂群扰民', '孩子反锁在屋内')}，地点${s.place()}。`,
      caller: s.citizen(),
      handling: `${s.ago(0, 1)}转${s.pick('110', '119', '派出所', `${s.town.name}应急队`)}，${s.pick('已找到', '已脱困', '正在处理', '已处置完毕')}。`,
    }),
  },
  {
    kind: 'public',
    weight: 4,
    say: (s) => ({
      text: `群众咨询${s.pick('停课通知', '避灾点位置', '道路何时通车', '预警信号含义', '救灾物资发放', '台风何时影响')}。`,
      caller: s.citizen(),
      handling: '已按公布口径答复。',
    }),
  },
  {
    kind: 'media',
    weight: 4,
    hours: [7, 23],
    say: (s) => {
      const unit = s.media();
      return {
        text: `${unit}询问${s.pick('今日降雨情况', '道路中断情况', '转移人数', '火情处置', '防汛准备', '救援进展')}，${s.by(1, 4)}前截稿。`,
        caller: s.reporter(unit),
        handling: `登记；答复“${s.pick('以县政府新闻办发布为准', '正在核实处置', '请联系县委宣传部')}”，已转宣传部值班室。`,
      };
    },
  },
  {
    kind: 'opinion',
    weight: 4,
    say: (s) => ({
      text: `网络巡查：${s.pick('短视频', '本地论坛', '业主群', '微博')}出现“${s.town.name}${s.pick('水库要垮', '地震预兆', '停水三天', '山上着火', '道路塌方死人', '台风登陆')}”，${s.pick('经核不实', '部分属实', '旧图新发')}，阅读约${s.n(200, 30000)}。`,
      handling: '已转网信办，属地已回应。',
    }),
  },
  {
    kind: 'rescue_volunteer',
    weight: 3,
    say: (s) => ({
      text: `${s.team()}来电：${s.n(4, 20)}人${s.pick('备勤，可随时出动', '今日拉练，请知悉', '请求协助搜寻的任务单', `装备检修，舟艇${s.n(1, 4)}艘可用`)}。`,
      caller: s.caller(s.team(), '队长'),
      handling: s.pick('登记，统一由救援协调股调派。', '已告知不要自行进入现场。'),
    }),
  },
  {
    kind: 'phone_in',
    weight: 5,
    say: (s) => ({
      text: `县公安局指挥中心通报：${s.place()}${s.pick(`聚集讨薪约${s.n(6, 40)}人，已劝离`, '赶集人流较大', '交通事故1起，2车刮碰', '儿童落水已救起', '纠纷已处置')}。`,
      caller: s.unit('县公安局指挥中心'),
      handling: '登记，无需调派。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 5,
    hours: [7, 18],
    say: (s) => ({
      text: `县教育局：${s.town.name}${s.pick('中心小学', '中学', '幼儿园')}${s.pick('校车晚点', '食堂检查', '因雨推迟上学', '疏散演练', '围墙修缮')}，学生${s.n(60, 900)}人，${s.pick('情况正常', '已安置', '家长已通知')}。`,
      caller: s.unit('县教育局'),
      handling: '登记。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 3,
    say: (s) => ({
      text: `县文旅局：${s.pick('云际景区', '龙潭漂流', '白沙沙滩', '古村落')}今日游客${s.n(80, 6000)}人，${s.pick('秩序正常', '高空项目停运', '已限流', '1人扭伤已送医')}。`,
      caller: s.unit('县文旅局'),
      handling: '登记。',
    }),
  },
];
