/** Steps written as numbered paragraphs: 一、… （一）… 1.…; and what a document says about when it applies. */
import type { Notes } from './notes';
import { numbered } from './numbering';
import type { ImportRow } from './rows';
import { flat, type ImportLine } from './source';

const NO_STEPS =
  /总则|编制(?:目的|依据)|适用(?:范围|对象)|工作原则|组织(?:指挥)?(?:体系|机构|领导)|机构(?:及|与)?职责|职责(?:分工|任务)?$|附则|保障(?:措施)?$|应急保障|附件|附录|奖惩|责任追究|培训|宣传|演练|监督|名词|术语|事件分级|分级标准|风险(?:分析|评估)|预案(?:管理|修订)/;
const TRIGGER = /启动(?:条件|时机|标准)|适用(?:范围|对象|情形)|响应条件/;

type Line = ImportLine & {
  readonly line: number;
  /** how deep its number or heading lies; null without any */
  readonly rank: number | null;
  readonly words: string;
};

function rankOf(line: ImportLine): { readonly rank: number | null; readonly words: string } {
  const found = numbered(line.text);
  if (found !== null) return { rank: found.isDecimal ? found.depth + 2 : found.depth, words: found.text };
  if (line.level !== null) return { rank: line.level - 0.5, words: line.text };
  return line.depth > 0 ? { rank: 5 + line.depth, words: line.text } : { rank: null, words: line.text };
}

const isSentence = (text: string): boolean => /[。；;，]/.test(text) || [...text].length > 24;

type Read = { readonly rows: readonly ImportRow[]; readonly trigger: string };

/** `isWanted` false: the steps stand in tables, and only what is about the plan itself is read. */
export function paragraphRows(lines: readonly ImportLine[], notes: Notes, isWanted: boolean): Read {
  const all = lines.map((line, index): Line => ({ ...line, line: index + 1, ...rankOf(line) }));
  const rows: ImportRow[] = [];
  const trigger: string[] = [];
  let phase = '';
  let skipping: number | null = null;
  let isTrigger: number | null = null;
  let left = 0;
  all.forEach((line, index) => {
    const { rank, words } = line;
    if (rank !== null && skipping !== null && rank <= skipping) skipping = null;
    if (rank !== null && isTrigger !== null && rank <= isTrigger) isTrigger = null;
    const heading = flat(words).slice(0, 14);
    if (rank !== null && TRIGGER.test(heading)) {
      isTrigger = rank;
      if (isSentence(words)) trigger.push(words);
      return;
    }
    if (isTrigger !== null) {
      trigger.push(words);
      return;
    }
    if (skipping !== null) return;
    if (rank !== null && !isSentence(words) && NO_STEPS.test(heading) && rank <= 3) {
      skipping = rank;
      if (isWanted) notes.add('section_skipped', { at: 'line', line: line.line }, line.text, { name: words });
      return;
    }
    if (!isWanted) {
      if (isSentence(words)) left += 1;
      return;
    }
    if (rank === null) {
      append(rows, line, notes);
      return;
    }
    const next = all.slice(index + 1).find((other) => other.rank !== null)?.rank ?? null;
    if (!isSentence(words) && next !== null && next > rank) phase = words.replace(/[：:。]$/, '');
    else rows.push(rowOf(line, phase));
  });
  if (left > 0) notes.add('paragraphs_left', null, '', { count: left });
  return { rows, trigger: trigger.join('') };
}

/** A paragraph without a number goes on with the step before; before the first step it is a title or an address. */
function append(rows: ImportRow[], line: Line, notes: Notes): void {
  const last = rows.pop();
  if (last !== undefined)
    rows.push({ ...last, text: `${last.text}${line.text}`, found: `${last.found}\n${line.text}` });
  else if ([...line.text].length > 40) notes.add('remark_left', { at: 'line', line: line.line }, line.text);
}

function rowOf(line: Line, phase: string): ImportRow {
  const { words } = line;
  const label = /^([^。；，;,：:]{2,14})[。：:]\s*(.+)$/s.exec(words);
  const [clause = words] = words.split(/[，。；;,]/);
  return {
    place: { at: 'line', line: line.line },
    phase,
    title: label?.[1] ?? clause,
    who: whoIn(words),
    limit: '',
    text: label?.[2] ?? words,
    condition: '',
    to: '',
    output: '',
    isCall: false,
    found: line.text,
  };
}

/** “责任单位：…”, “（责任人：…）” in running text. */
function whoIn(text: string): string {
  return /(?:责任|牵头|承办|负责)(?:单位|部门|人|岗位)?[：:]\s*([^。；）)\n]{2,40})/.exec(text)?.[1] ?? '';
}
