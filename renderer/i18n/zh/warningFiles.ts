const warningFiles = {
  title: '预警文件夹：没有导入的',
  hint: '文件留在原处；处理后这一条不再显示',
  readAt: '读取',
  taken: '另有 {{count}} 条已导入',
  ask: '逐项确认',
  done: '已处理',
};
export default warningFiles;
