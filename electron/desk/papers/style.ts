/** Faces of official documents first, then what a machine without them has. */
const SONG =
  "'FangSong', '仿宋', 'STFangsong', 'FangSong_GB2312', 'Noto Serif CJK SC', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', 'WenQuanYi Zen Hei', sans-serif";
const TITLE =
  "'FZXiaoBiaoSong-B05S', '方正小标宋简体', 'STZhongsong', 'SimSun', 'Noto Serif CJK SC', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', 'WenQuanYi Zen Hei', sans-serif";
const HEI =
  "'SimHei', '黑体', 'STHeiti', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', 'WenQuanYi Zen Hei', sans-serif";

/** Margins in millimetres: top, right, bottom, left. The official ones leave the text box of GB/T 9704-2012 (156 × 225 mm). */
export const MARGINS = {
  dense: { top: 14, right: 13, bottom: 17, left: 17 },
  official: { top: 37, right: 26, bottom: 35, left: 28 },
} as const;

/** A4 in millimetres. */
export const SHEET = { short: 210, long: 297 } as const;

type Form = { readonly landscape: boolean; readonly layout: 'dense' | 'official' };

/** Style of printed papers: millimetres and points only, black on white, rows kept whole, table heads repeated on every sheet. */
export function paperStyle({ landscape, layout }: Form): string {
  const { top, right, bottom, left } = MARGINS[layout];
  const isOfficial = layout === 'official';
  return `
@page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: ${isOfficial ? '16pt/28.95pt' : '10.5pt/1.45'} ${SONG};
  font-variant-numeric: tabular-nums; text-align: justify; }
h1, h2, h3, p, figure { margin: 0; }
h1 { margin: 0 0 ${isOfficial ? '8mm' : '3mm'}; text-align: center; font: ${isOfficial ? '400 22pt/32pt' : '700 18pt/1.3'} ${TITLE}; letter-spacing: ${isOfficial ? '0' : '2pt'}; }
h2 { break-after: avoid; font: ${isOfficial ? '400 16pt/28.95pt' : '700 11.5pt/1.4'} ${HEI}; margin: ${isOfficial ? '0' : '5mm 0 1.5mm'}; }
h3, h4 { break-after: avoid; font: 700 ${isOfficial ? '16pt/28.95pt' : '10.5pt/1.45'} ${SONG}; margin: ${isOfficial ? '0' : '3mm 0 1mm'}; }
p.line { margin-bottom: ${isOfficial ? '0' : '0.8mm'}; }
p.text { margin-bottom: ${isOfficial ? '0' : '1.2mm'}; white-space: pre-wrap; overflow-wrap: anywhere; }
p.indent { text-indent: 2em; }
p.note { font-size: ${isOfficial ? '12pt' : '9pt'}; line-height: 1.4; margin: 1.5mm 0; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; } .justify { text-align: justify; }
.strong { font-weight: 700; }
.masthead { text-align: center; margin-bottom: 8mm; }
.masthead .name { font: 400 40pt/1.25 ${TITLE}; letter-spacing: 6pt; }
.masthead .middle { text-align: center; }
.masthead .under { display: flex; justify-content: space-between; padding: 3mm 1mm 1.5mm; border-bottom: 0.7mm solid #000; }
.masthead.red .name { color: #d71a1b; } .masthead.red .under { border-color: #d71a1b; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 1.5mm 0 2mm; font-size: ${isOfficial ? '12pt' : '9.5pt'}; line-height: 1.38; }
thead { display: table-header-group; } thead.once { display: table-row-group; }
tr { break-inside: avoid; }
th, td { border: 0.25mm solid #000; padding: 0.9mm 1.3mm; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
td { text-align: left; } td.center { text-align: center; } td.right { text-align: right; }
th { font: 700 1em/1.38 ${HEI}; text-align: center; vertical-align: middle; white-space: normal; }
tr.gone td:not(:first-child) { text-decoration: line-through; text-decoration-thickness: 0.2mm; }
tr.folded td { background: #f1f1f1; } tr.bold td { font-weight: 700; }
.signs { display: flex; gap: 6mm; margin-top: 5mm; break-inside: avoid; }
.signs > div { flex: 1; min-height: 12mm; text-align: left; }
.signs small { display: block; font-size: 9pt; white-space: pre-wrap; }
figure { margin: 2mm auto; text-align: center; break-inside: avoid; } figure img { display: block; margin: 0 auto; max-width: 100%; }
figcaption { font-size: ${isOfficial ? '12pt' : '9pt'}; line-height: 1.5; }
.break { break-after: page; }
`;
}

export const FOOT_FACE = SONG;
