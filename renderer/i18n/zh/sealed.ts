export default {
  seal: '封装包',
  sealHint: '日志、附件、签名和核验页装进一个文件；改过一个字节也查得出',
  sealing: '正在封装…',
  cancelled: '没有封装：取消了。',
  sealed: '已封装 {{lines}} 行：{{path}}',
  missing: '有 {{count}} 个附件在本机找不到，没有装进去。',
  tell: '交给对方时另外告诉他：公钥指纹 {{keyCode}}，末条校验码 {{code}}。',
  showFile: '在文件夹中显示',
};
