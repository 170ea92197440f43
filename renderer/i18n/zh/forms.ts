const forms = {
  empty: '必填。',
  too_long: '太长，请缩短。',
  not_a_time: '看不懂这个时间。可写 02:47、0247、-5（5 分钟前）或 12-03 02:47。',
  not_a_due_time: '看不懂这个时间。可写 06:00、+30（30 分钟后）或 12-03 06:00。',
  not_a_number: '只填数字。',
  not_taken: '这一格的内容不被接受。',
  now: '现在 {{time}}',
  whenEmptyNow: '不填就是现在',
  notSet: '不设',
  unknown: '不明',
  choose: '请选择',
  pending: '正在核实',
  way: '方式',
  reason: '理由',
  yes: '是',
  no: '否',
};
export default forms;
