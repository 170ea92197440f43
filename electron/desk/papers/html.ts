import { gridHtml } from '../reports/paper/gridHtml';
import { escapeHtml } from './escape';
import type { Align, Paper, PaperBlock, PaperRow, PaperTable } from './paper';
import { FOOT_FACE, MARGINS, paperStyle } from './style';

/** The paper as one page of HTML: no script, nothing from outside; what a sheet looks like is said in millimetres and points. */
export function paperHtml(paper: Paper): string {
  if (paper.grid !== undefined) return gridHtml(paper.grid, paper.title);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(paper.title)}</title>
<style>${paperStyle(paper)}</style></head><body>
${paper.blocks.map(blockHtml).join('\n')}
</body></html>`;
}

function blockHtml(block: PaperBlock): string {
  switch (block.block) {
    case 'title':
      return `<h1>${escapeHtml(block.text)}</h1>`;
    case 'masthead':
      return masthead(block);
    case 'line':
      return `<p class="line ${block.align ?? 'left'}${block.bold ? ' strong' : ''}">${escapeHtml(block.text)}</p>`;
    case 'heading': {
      const tag = `h${block.level + 1}`;
      return `<${tag}>${escapeHtml(block.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p class="text${block.indent === false ? '' : ' indent'}">${escapeHtml(block.text)}</p>`;
    case 'table':
      return tableHtml(block);
    case 'signs':
      return `<div class="signs">${block.signs
        .map(
          ({ label, value }) =>
            `<div>${escapeHtml(label)}：${value === undefined ? '' : `<small>${escapeHtml(value)}</small>`}</div>`,
        )
        .join('')}</div>`;
    case 'note':
      return `<p class="note">${escapeHtml(block.text)}</p>`;
    case 'pageBreak':
      return '<div class="break"></div>';
    case 'picture':
      return `<figure><img alt="${escapeHtml(block.caption)}" style="width:${block.widthMm}mm" src="data:image/png;base64,${block.png.replaceAll(/[^A-Za-z0-9+/=]/g, '')}"><figcaption>${escapeHtml(block.caption)}</figcaption></figure>`;
  }
}

function masthead(block: Extract<PaperBlock, { block: 'masthead' }>): string {
  const middle = block.middle === undefined ? '' : `<div class="middle">${escapeHtml(block.middle)}</div>`;
  return `<div class="masthead ${block.color}"><div class="name">${escapeHtml(block.text)}</div>${middle}<div class="under"><span>${escapeHtml(block.left)}</span><span>${escapeHtml(block.right)}</span></div></div>`;
}

function tableHtml(table: PaperTable): string {
  const widths = table.columns.map(({ width }) => `<col style="width:${width}%">`).join('');
  const head = table.columns.map(({ label }) => `<th>${escapeHtml(label)}</th>`).join('');
  const aligns = table.columns.map(({ align }) => align);
  const headHtml = table.bare
    ? ''
    : `<thead${table.repeatHead ? '' : ' class="once"'}><tr>${head}</tr></thead>`;
  return `<table><colgroup>${widths}</colgroup>${headHtml}<tbody>${table.rows
    .map((row) => rowHtml(row, aligns))
    .join('')}</tbody></table>`;
}

const ROW_CLASS = { late: '', corrected: 'gone', withdrawn: 'gone', folded: 'folded', bold: 'bold' } as const;

function rowHtml(row: PaperRow, aligns: readonly (Align | undefined)[]): string {
  const rowClass = row.mark === undefined ? '' : ROW_CLASS[row.mark];
  const last = row.cells.length - 1;
  const cells = row.cells.map((cell, index) => {
    const span = index === last && row.cells.length < aligns.length ? aligns.length - last : 1;
    const align = span > 1 ? undefined : aligns[index];
    return `<td${align === undefined ? '' : ` class="${align}"`}${span > 1 ? ` colspan="${span}"` : ''}>${escapeHtml(cell)}</td>`;
  });
  return `<tr${rowClass === '' ? '' : ` class="${rowClass}"`}>${cells.join('')}</tr>`;
}

/** The foot of every sheet. Its classes are those that the browser fills in when it prints. */
export function paperFooterHtml(paper: Paper): string {
  if (paper.grid !== undefined) return '<span></span>';
  const { left, right } = MARGINS[paper.layout];
  return `<div style="box-sizing:border-box;width:100%;padding:0 ${right}mm 0 ${left}mm;display:flex;justify-content:space-between;font-size:8pt;font-family:${FOOT_FACE.replaceAll('"', "'")}"><span style="flex:1">${escapeHtml(paper.foot.left)}</span><span>第 <span class="pageNumber"></span> 页　共 <span class="totalPages"></span> 页</span><span style="flex:1;text-align:right">${escapeHtml(paper.foot.right)}</span></div>`;
}
