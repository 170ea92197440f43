const signin = {
  title: '登录',
  why: '不登录也能看值守屏和提醒；记录、办理要先登录。',
  name: '账号',
  password: '密码',
  submit: '登录',
  submitting: '正在核对…',
  needName: '请填账号。',
  needPassword: '请填密码。',
  people: '本席已登录',
  another: '再登录一人',
  signOut: '退出登录',
  demo: '演示账号 {{name}}，密码 {{password}}。',
};
export default signin;
