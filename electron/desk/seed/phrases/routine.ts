import type { Phrase } from '../scene';

/** What comes every day: checks, roll calls, papers, reports of nothing. */
export const ROUTINE: readonly Phrase[] = [
  {
    kind: 'note',
    weight: 9,
    hours: [8, 10],
    say: (s) => ({
      text: `接班检查：电话、传真、视频会商、卫星电话、对讲正常，UPS剩余${s.n(86, 100)}%，对时差${s.n(0, 3)}秒。`,
    }),
  },
  {
    kind: 'note',
    weight: 4,
    hours: [8, 11],
    say: (s) => ({
      text: `交接事项核对：待续报${s.n(0, 3)}项、未办结指示${s.n(0, 4)}条、在外领导${s.n(0, 2)}名，已逐项复述。`,
    }),
  },
  {
    kind: 'patrol',
    weight: 10,
    hours: [10, 12],
    say: (s) => ({
      text: `上午视频点名：13个乡镇应答${s.n(11, 13)}个，${s.town.name}${s.pick('画面卡顿，电话补点正常', '延迟应答2分钟', '由带班领导应答', '声音异常，已报修')}。`,
      handling: '已登记点名表。',
    }),
  },
  {
    kind: 'patrol',
    weight: 10,
    hours: [20, 22],
    say: (s) => ({
      text: `晚间视频点名：13个乡镇全部应答，抽问${s.town.name}带班领导和今日预警，${s.pick('回答正确', '回答完整', '对预警级别不清楚，已当场提醒')}。`,
    }),
  },
  {
    kind: 'phone_out',
    weight: 12,
    hours: [22, 6],
    say: (s) => ({
      text: `夜间抽查${s.town.name}值班室：${s.pick('铃响2声应答，在岗', '铃响3声应答，双人在岗', '首呼无人接听，2分钟后重拨应答', '由带班副镇长接听')}，现场${s.pick('无雨', '有小雨', '无异常', '雾较大')}。`,
    }),
  },
  {
    kind: 'platform',
    weight: 10,
    say: (s) => ({
      text: `省应急指挥系统下发《${s.pick('值班工作提示', '天气会商意见', '安全生产风险提示', '节假日值守要求', '汛期调度提示')}》第${s.n(1, 90)}期，${s.by(2, 8)}前签收反馈。`,
      handling: `${s.ago(0, 2)}签收，转${s.pick('防汛股', '综合股', '救援协调股', '安监股')}。`,
    }),
  },
  {
    kind: 'fax',
    weight: 8,
    say: (s) => {
      const from = s.superior();
      return {
        text: `收${from}传真《关于${s.pick('做好强降雨防范工作', '报送安全隐患排查情况', '加强夜间值守', '调度避灾点启用情况', '开展消防安全检查', '统计应急队伍数量')}的通知》，${s.pick('平急', '加急', '特急')}，共${s.n(1, 6)}页。`,
        caller: s.caller(from, '值班员'),
        handling: `原件存${s.n(1, 4)}号夹，${s.pick('已送办公室拟办', '已报带班领导阅', '已电话告知责任股室')}。`,
      };
    },
  },
  {
    kind: 'superior',
    weight: 9,
    say: (s) => {
      const from = s.superior();
      return {
        text: `${from}来电询问${s.pick('今日值班和带班情况', '昨夜降雨和转移情况', '近期安全检查进展', '避灾点开放情况', '值班电话是否畅通', '道路通行情况')}，要求${s.by(1, 4)}前书面反馈。`,
        caller: s.caller(from, s.pick('值班员', '值班长')),
        handling: `已答复，${s.pick('书面材料由综合股办', '限时已记', '材料已传')}。`,
      };
    },
  },
  {
    kind: 'phone_in',
    weight: 16,
    say: (s) => ({
      text: `${s.town.name}值班室报平安：${s.pick('辖区无险情', '各村无异常', '在建工地已巡查', '水库山塘运行正常', '护林员在岗')}，在岗${s.n(2, 6)}人。`,
      caller: s.townRoom(),
      handling: '登记。',
    }),
  },
  {
    kind: 'phone_in',
    weight: 9,
    say: (s) => {
      const caller = s.unit();
      return {
        text: `${caller.unit}通报：${s.pick('今日无突发情况', '线路检修已结束', '夜间巡查完毕', '值班电话临时改为备用号', '带班领导调整')}。`,
        caller,
        handling: s.pick('登记。', '已更新通讯录。', '已告知带班领导。'),
      };
    },
  },
  {
    kind: 'group_chat',
    weight: 11,
    say: (s) => ({
      text: `应急联络群：${s.town.name}上报${s.pick('巡查照片', '避灾点物资清点', '今日值班表', '隐患点巡查记录')}${s.n(1, 9)}份，${s.pick('齐全', '缺1份已催', '已归档')}。`,
    }),
  },
  {
    kind: 'sms',
    weight: 6,
    say: (s) => ({
      text: `预警平台短信：${s.pick('未来24小时', '今天夜间', '未来3小时')}${s.town.name}${s.pick('多云', '阴有小雨', '有雾', '气温下降', '阵风6级')}，送达${s.n(180, 420)}人，失败${s.n(0, 9)}人。`,
    }),
  },
  {
    kind: 'leader',
    weight: 6,
    say: (s) => ({
      text: `带班领导${s.pick('到值班室检查', '电话询问', '视频连线')}：${s.pick('全县总体情况', '夜间值守安排', '重点部位巡查', '上级来文办理')}，已汇报。`,
      handling: s.pick('无新要求。', '要求夜间加密抽查。', '要求明早会商前出一版情况。'),
    }),
  },
  {
    kind: 'platform',
    weight: 5,
    hours: [7, 10],
    say: (s) => ({
      text: `灾情管理系统零报告：${s.pick('全县无新增灾情', '13个乡镇已报齐', `12个乡镇已报，${s.town.name}已催报`)}，${s.ago(1, 6)}上传。`,
    }),
  },
  {
    kind: 'note',
    weight: 5,
    say: (s) => ({
      text: `${s.pick('卫星电话', '380兆对讲', '车载单兵', '视频会商终端')}试机：与${s.town.name}通联${s.pick('正常', '信号弱但可听清', '二次呼叫后正常')}，时长${s.n(1, 6)}分钟。`,
    }),
  },
  {
    kind: 'phone_out',
    weight: 7,
    say: (s) => {
      const caller = s.unit();
      return {
        text: `致电${caller.unit}核对${s.pick('应急队伍在岗人数', '物资储备', '今日检修计划', '夜间值班人员', '重点活动安排')}：${s.n(6, 60)}${s.pick('人', '件', '处')}，与台账${s.pick('一致', '差1处，已改')}。`,
        caller,
      };
    },
  },
];
