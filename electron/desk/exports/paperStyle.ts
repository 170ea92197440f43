/** Style of printed logs: A4 landscape, millimetres and points only, black on white, rows kept whole, head repeated on every page. */
export const PAPER_STYLE = `
@page { size: A4 landscape; margin: 14mm 14mm 16mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.45 'FangSong', 'STFangsong', 'Noto Serif CJK SC', 'Noto Sans CJK SC',
  'WenQuanYi Zen Hei', sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0 0 3mm; text-align: center; font-size: 18pt; font-weight: 700; letter-spacing: 2pt; }
h2 { margin: 6mm 0 2mm; font-size: 11pt; break-after: avoid; }
.head p { margin: 0 0 1mm; }
.demo { margin: 0 0 2mm; text-align: center; font-weight: 700; border: 0.4mm solid #000; padding: 1mm; }
table.log { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 2mm; font-size: 9.5pt; }
table.log thead { display: table-header-group; }
table.log tr { break-inside: avoid; }
table.log th, table.log td { border: 0.25mm solid #000; padding: 1mm 1.5mm; vertical-align: top; overflow-wrap: anywhere; white-space: pre-wrap; }
table.log th { font-weight: 700; text-align: center; white-space: normal; }
td.c { text-align: center; }
td.t { width: 24mm; } td.n { width: 28mm; }
tr.corrected td:nth-child(4) { text-decoration: line-through; }
tr.folded td { font-style: normal; color: #333; }
.closing { margin-top: 4mm; break-inside: avoid; }
.closing p { margin: 0 0 2mm; }
.sign { display: flex; gap: 24mm; padding-top: 6mm; }
.code { font-size: 9pt; }
.empty { text-align: center; }
.annex { break-inside: auto; }
`;
