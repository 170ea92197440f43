const statistics = {
  title: '统计',
  total: '日志共 {{people}} 条人工记录，{{system}} 条系统记录',
};
export default statistics;
