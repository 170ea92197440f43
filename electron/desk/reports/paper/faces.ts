import type { GridFace } from '../../../../shared/reports/grid/types';

/**
 * Faces of an official document: the official ones by the names that systems know them by, then free ones that look like them, then what any machine
 * has. 方正小标宋, 仿宋_GB2312 and 楷体_GB2312 may not be passed on: they are named, never embedded by us (domain.md 6.1).
 */
const LAST = [
  'Noto Serif CJK SC',
  'Noto Serif SC',
  'Noto Sans CJK SC',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
];

export const FACES: Readonly<Record<GridFace | 'song', readonly string[]>> = {
  text: [
    '仿宋_GB2312',
    'FangSong_GB2312',
    '仿宋',
    'FangSong',
    'STFangsong',
    'FandolFang',
    '朱雀仿宋',
    ...LAST,
  ],
  hei: ['黑体', 'SimHei', 'STHeiti', 'FandolHei', 'Noto Sans CJK SC', 'Noto Sans SC', ...LAST.slice(3)],
  kai: [
    '楷体_GB2312',
    'KaiTi_GB2312',
    '楷体',
    'KaiTi',
    'STKaiti',
    'FandolKai',
    'AR PL UKai CN',
    'LXGW WenKai',
    ...LAST,
  ],
  title: [
    '方正小标宋简体',
    '方正小标宋_GBK',
    'FZXiaoBiaoSong-B05S',
    'STZhongsong',
    'FandolSong',
    'SimSun',
    ...LAST,
  ],
  song: ['宋体', 'SimSun', 'NSimSun', 'STSong', 'FandolSong', 'AR PL UMing CN', ...LAST],
};

/** What the receiver's word processor calls them; it replaces what it does not have. */
export const DOCX_FACES: Readonly<Record<GridFace | 'song', string>> = {
  text: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  title: '方正小标宋简体',
  song: '宋体',
};

export const cssFaces = (face: GridFace | 'song'): string =>
  `${FACES[face].map((name) => `'${name}'`).join(', ')}, serif`;
