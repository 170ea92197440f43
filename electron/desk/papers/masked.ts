import { maskText } from '../../../shared/domain/mask';
import { mapTexts, type Paper } from './paper';

export const MASKED_MARK = '脱敏副本';

/** The masked copy of a paper: marked on the first sheet and in the foot of every one. */
export function maskedPaper(paper: Paper): Paper {
  const masked = mapTexts(paper, maskText);
  const [first, ...rest] = masked.blocks;
  const mark = { block: 'line', text: `【${MASKED_MARK}】`, align: 'center', bold: true } as const;
  const isHead = first?.block === 'title' || first?.block === 'masthead';
  return {
    ...masked,
    blocks: first === undefined || !isHead ? [mark, ...masked.blocks] : [first, mark, ...rest],
    ...(masked.grid === undefined
      ? {}
      : { grid: { ...masked.grid, mark: `${masked.grid.mark}【${MASKED_MARK}】` } }),
    ...(masked.plain === undefined ? {} : { plain: `【${MASKED_MARK}】\n${masked.plain}` }),
    foot: { left: `${masked.foot.left}　${MASKED_MARK}`, right: masked.foot.right },
  };
}
