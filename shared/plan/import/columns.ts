/** Which column of a table means what, by its heading in the many words that offices use. */
import { flat, type ImportCell } from './source';

export const COLUMN_ROLES = [
  'serial',
  'phase',
  'title',
  'callee',
  'who',
  'limit',
  'text',
  'condition',
  'to',
  'output',
  'remark',
  'contact',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Tried from the top; a heading has the first role whose words it fits. */
const HEADINGS: readonly (readonly [role: ColumnRole, pattern: RegExp])[] = [
  ['serial', /^(?:序号|编号|序|步序|项次|步骤号|no\.?|#|№|节点号)$/i],
  ['contact', /电话|手机|联系方式|号码|传真号|职务|^姓名$|^phone/i],
  ['callee', /(?:被)?叫应(?:对象|单位|范围)/],
  ['condition', /(?:触发|启动|判断|适用|前置|判定)(?:条件|情形)|^(?:条件|前提|情形|情景)$|^condition/i],
  [
    'limit',
    /时限|期限|限期|限时|时间要求|完成时间|时间节点|办结时间|响应时间|间隔|频次|^时间$|t\+|^(?:time|limit|deadline)/i,
  ],
  ['to', /(?:报告|报送|通知|发送|接收|抄送|告知)(?:对象|单位|去向)|^对象$|接收(?:方|人)/],
  ['output', /成果|输出|文书|形成(?:的)?(?:材料|资料|记录)|表单|台账|工作记录|^记录$|^output/i],
  [
    'who',
    /责任|负责|牵头|主责|主办|承办|协办|配合|岗位|执行(?:人|单位|部门)|实施(?:人|单位|主体|部门)|叫应人|经办|人员|单位|部门|^(?:who|owner|responsible|post)/i,
  ],
  ['phase', /阶段|组别|工作组|分组|类别|分类|^(?:phase|stage)$/i],
  ['remark', /备注|说明|注意事项|依据|^(?:note|remark)s?$/i],
  [
    'text',
    /要求|内容|要点|标准|措施|做法|方法|注意|描述|未应答|处置$|^(?:requirement|instruction|detail)s?/i,
  ],
  ['title', /步骤|环节|事项|任务|流程|节点|动作|项目|行动|工序|程序|工作|名称|^(?:step|task|action)s?$/i],
];

function roleOf(heading: string): ColumnRole | null {
  const word = flat(heading).replaceAll(/[（(][^）)]*[）)]|[:：]/g, '');
  if (word === '' || word.length > 14) return null;
  return HEADINGS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

export type Columns = {
  /** number of rows from the top that are no steps: titles above, and the one or two rows of headings */
  readonly bodyFrom: number;
  readonly roles: readonly (ColumnRole | null)[];
  /** the headings as they stand, for what is told about a column */
  readonly headings: readonly string[];
};

/** How far down headings are looked for: under a letterhead, a number, a date. */
const MOST_ABOVE = 15;

/** Finds the row of headings. Null when no row has two known headings of which one can name a step. */
export function findColumns(rows: readonly (readonly ImportCell[])[]): Columns | null {
  const scores = rows.slice(0, MOST_ABOVE).map((row) => {
    const roles = row.map((cell) => (cell.from === 'left' ? null : roleOf(cell.text)));
    const distinct = new Set(roles.filter((role) => role !== null));
    const names = distinct.has('title') || distinct.has('text') || distinct.has('callee');
    return names ? distinct.size : 0;
  });
  const best = Math.max(0, ...scores);
  if (best < 2) return null;
  const at = scores.indexOf(best);
  const head = rows[at] ?? [];
  const under = rows[at + 1] ?? [];
  const isTwoRows =
    under.length > 0 && under.some((cell) => cell.from === 'above') && isHeadings(head, under);
  const headings = head.map((cell, index) => {
    const below = isTwoRows ? under[index] : undefined;
    return below === undefined || below.from === 'above' || below.text === cell.text
      ? cell.text
      : `${cell.text}${below.text}`;
  });
  const roles = headings.map((heading, index) => {
    const below = isTwoRows ? under[index] : undefined;
    const own = below === undefined || below.from === 'above' ? null : roleOf(below.text);
    return own ?? roleOf(head[index]?.text ?? heading);
  });
  return { bodyFrom: at + (isTwoRows ? 2 : 1), roles: settled(roles, rows.slice(at + 1)), headings };
}

/** The second of two rows of headings: under every heading either the same cell or another heading. */
function isHeadings(head: readonly ImportCell[], under: readonly ImportCell[]): boolean {
  return under.every(
    (cell, index) => cell.from === 'above' || (roleOf(cell.text) !== null && head[index]?.text !== cell.text),
  );
}

/** Two columns that could name the step: the one whose cells reach over several rows is the phase, else the first names it. */
function settled(roles: readonly (ColumnRole | null)[], body: readonly (readonly ImportCell[])[]) {
  const titles = roles.flatMap((role, index) => (role === 'title' ? [index] : []));
  const merged = (index: number): number => body.filter((row) => row[index]?.from === 'above').length;
  if (titles.length > 1 && !roles.includes('phase')) {
    const phase = titles.find((index) => merged(index) > 0);
    return roles.map((role, index) => {
      if (
        role !== 'title' ||
        index === (phase === undefined ? titles[0] : titles.find((one) => one !== phase))
      )
        return role;
      return index === phase ? 'phase' : 'text';
    });
  }
  return roles.map((role, index) => (role === 'title' && index !== titles[0] ? 'text' : role));
}

/** The same headings again: at the top of every sheet of a long table. */
export function isSameHeadings(row: readonly ImportCell[], { headings }: Columns): boolean {
  const filled = row.filter((cell) => cell.text !== '');
  return filled.length > 1 && row.every((cell, index) => cell.text === '' || cell.text === headings[index]);
}
