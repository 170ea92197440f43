import type { GridFace } from './types';

export type FaceName = GridFace | 'song';

/**
 * The official faces by the names that systems know them by. 方正小标宋, 仿宋_GB2312 and 楷体_GB2312 may not be passed on: they are named, never shipped
 * (domain.md 6.1).
 */
export const OFFICIAL_FACES: Readonly<Record<FaceName, readonly string[]>> = {
  text: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', 'STFangsong'],
  hei: ['黑体', 'SimHei', 'STHeiti'],
  kai: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', 'STKaiti'],
  title: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05'],
  song: ['宋体', 'SimSun', 'NSimSun', 'STSong'],
};

/** Free faces that look like them, then what most machines have. */
const ANY = [
  'Noto Serif CJK SC',
  'Noto Serif SC',
  'Noto Sans CJK SC',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
];
const FREE_FACES: Readonly<Record<FaceName, readonly string[]>> = {
  text: ['FandolFang', 'Zhuque Fangsong', ...ANY],
  hei: ['FandolHei', 'Noto Sans CJK SC', 'Noto Sans SC', ...ANY],
  kai: ['FandolKai', 'LXGW WenKai', 'AR PL UKai CN', ...ANY],
  title: ['STZhongsong', 'FandolSong', 'SimSun', ...ANY],
  song: ['FandolSong', 'AR PL UMing CN', ...ANY],
};

/** The list of faces for a style sheet: official, free, any. */
export const cssFaces = (face: FaceName): string =>
  [...OFFICIAL_FACES[face], ...FREE_FACES[face]]
    .map((name) => `'${name}'`)
    .concat('serif')
    .join(', ');

/** Faces of a document whose missing is worth a warning, with what they are called. */
export const NAMED_FACES: readonly (readonly [GridFace, string])[] = [
  ['title', '方正小标宋'],
  ['text', '仿宋'],
  ['hei', '黑体'],
  ['kai', '楷体'],
];
