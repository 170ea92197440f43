import type { LogEntry } from '../../../shared/contract/models';
import { stamp } from '../../../shared/domain/time';
import { labels } from '../../../shared/wording/labels';
import { isLateEntry, textOf } from '../exports/rows';

/** Text made inert for HTML. */
function inert(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `@page{size:A4 landscape;margin:14mm}body{margin:8mm;color:#000;background:#fff;font:10.5pt/1.5 FangSong,'Noto Serif CJK SC','Noto Sans CJK SC',serif}
h1{font-size:18pt;text-align:center;margin:0 0 3mm}p{margin:0 0 1.5mm}table{width:100%;border-collapse:collapse;margin-top:3mm;font-size:9.5pt}thead{display:table-header-group}
tr{break-inside:avoid}th,td{border:.25mm solid #000;padding:1mm 1.5mm;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap;text-align:left}
.auto td{color:#444}.gone td{text-decoration:line-through}.code{font-family:monospace}`;

export type LogPageHead = {
  readonly roomName: string;
  readonly demo: boolean;
  readonly span: string;
  readonly fingerprint: string;
  readonly code: string;
  readonly masked: boolean;
};

/** The log of a package as a page to read and to print, piece by piece. Every line is there, those by people and those by the desk. */
export function* logPagePieces(head: LogPageHead, entries: Iterable<LogEntry>): Generator<string> {
  const title = `${head.roomName}值班日志${head.masked ? '（脱敏副本）' : ''}`;
  yield `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${inert(title)}</title><style>${STYLE}</style></head><body><h1>${inert(title)}</h1>
${head.demo ? '<p>演示值班室，数据为虚构</p>' : ''}<p>${inert(head.span)}</p><p>末条校验码 <span class="code">${inert(head.code)}</span>　席位公钥指纹 <span class="code">${inert(head.fingerprint)}</span>。是否被改过，用同一包里的“核验.html”核验。</p>
<table><thead><tr><th>序号</th><th>时间</th><th>方式、来电（文）单位、姓名、职务、电话</th><th>内容</th><th>处理情况</th><th>记录人</th><th>日志链</th></tr></thead><tbody>`;
  for (const entry of entries) yield rowOf(entry);
  yield '</tbody></table></body></html>\n';
}

function rowOf(entry: LogEntry): string {
  const className = entry.system ? 'auto' : entry.correctedBy || entry.withdrawnBy ? 'gone' : '';
  const handling = [entry.handling, entry.leaderWords, entry.result].filter((text) => text !== '').join('\n');
  const cells = [
    entry.humanNumber ?? '—',
    stamp(entry.receivedAt),
    sourceOf(entry),
    `${textOf(entry, 'zh')}${marksOf(entry)}`,
    handling,
    entry.author?.name ?? '系统',
    entry.seq,
  ];
  return `<tr${className === '' ? '' : ` class="${className}"`}>${cells.map((cell) => `<td>${inert(String(cell))}</td>`).join('')}</tr>\n`;
}

function sourceOf({ kind, caller }: LogEntry): string {
  const parts = [labels('zh').logKind[kind], caller?.unit, caller?.name, caller?.post, caller?.phone];
  return parts.filter((part) => part !== undefined && part !== '').join('，');
}

function marksOf(entry: LogEntry): string {
  const marks = [
    isLateEntry(entry) ? `补记，${stamp(entry.recordedAt)} 录入` : '',
    entry.corrects ? `更正第${entry.corrects.number}条` : '',
    entry.correctedBy ? `已由第${entry.correctedBy.number}条更正` : '',
    entry.withdraws ? `撤回第${entry.withdraws.number}条` : '',
    entry.withdrawnBy ? `已由第${entry.withdrawnBy.number}条撤回` : '',
    entry.paperSerial === '' ? '' : `纸质记录 ${entry.paperSerial}`,
    entry.attachments.length === 0 ? '' : `附件：${entry.attachments.map((one) => one.name).join('、')}`,
  ].filter((mark) => mark !== '');
  return marks.length === 0 ? '' : `（${marks.join('；')}）`;
}
