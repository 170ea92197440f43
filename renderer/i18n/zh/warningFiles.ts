const warningFiles = {
  title: '预警文件夹：没有导入的',
  hint: '文件留在原处；处理后这一条不再显示',
  readAt: '读取',
  taken: '另有 {{count}} 条已导入',
  ask: '逐项确认',
  done: '已处理',
  folder: '预警文件夹',
  folderDefault: '数据目录下的 warnings-in',
  folderHint:
    '放进来的 CAP、JSON、TXT 预警文件自动读取，最迟一分钟；文件留在原处。没有导入的列在“预警”和交接班里。',
  folderChoose: '选择文件夹…',
  folderReset: '用回默认的',
  folderBySupervisor: '由主管或管理员选择',
  folderChanged: '{{name}} {{time}} 选定',
};
export default warningFiles;
