const flow = {
  keys: '方向键沿箭头走，左右到并列的线，Home、End 到头尾，Enter 打开，Ctrl+方向键移动画面，+ − 缩放，0 看全图',
  fitWidth: '看全宽',
  minimap: '全图缩略：拖动或用方向键移动所看的部分',
};
export default flow;
