/** What each finding says to the person who wrote the file: what is wrong and what to do. */

import { type Params, say, unknown, type Words } from './words';
import { BLOCK_WORDS } from './words-blocks';
import { RULE_WORDS } from './words-rules';

const YAML: Readonly<Record<string, Words>> = {
  too_big: say(
    '文件超过 <max> MB，请拆小或删去不用的内容。',
    'The file is larger than <max> MB. Make it smaller.',
  ),
  too_complex: say(
    '文件内容太多，读不了。一个方案最多几百个步骤，请拆成几个方案。',
    'The file holds too many parts to be read. Split it into several plans.',
  ),
  too_deep: say(
    '嵌套太深。请减少层次，或把里面的一段另写成一个方案。',
    'Nested too deep. Use fewer levels, or make the inner part a plan of its own.',
  ),
  text_unusable: say(
    '这里有看不见的控制字符或残缺字符，请删掉重新输入。',
    'There is an invisible control character or half a character here. Delete it and type again.',
  ),
  alias: say(
    '不能用锚点（&）和引用（*）。请把内容照抄一遍。',
    'Anchors (&) and aliases (*) are not allowed. Write the content out.',
  ),
  tag: say(
    '不能用标签（!）和指令（%）。请删掉。',
    'Tags (!) and directives (%) are not allowed. Remove them.',
  ),
  duplicate_key: say('“<key>”写了两次，请留一个。', '"<key>" is written twice. Keep one.'),
  bad_key: say('这里应该是一个普通的键名。', 'A plain key name is expected here.'),
  yaml_tab: say('行首不能用制表符，请改用空格。', 'A tab cannot be used for indentation. Use spaces.'),
  yaml_indent: say(
    '缩进没有对齐：同一层的行，行首空格数要一样。',
    'The indentation does not line up: lines of one level start in the same column. (<detail>)',
  ),
  yaml_colon: say(
    '这一行有两处“冒号加空格”。文字里有冒号时，请给整句加引号；分开的键各写一行。',
    'This line has a colon and a space twice. Put text with a colon in quotes; write each key on a line of its own.',
  ),
  yaml_documents: say(
    '一个文件只能写一个方案，请删掉“---”及其后的内容。',
    'One file holds one plan. Remove "---" and what follows.',
  ),
  yaml_missing: say(
    '少了引号、括号或冒号。请检查本行和上一行。',
    'A quote, bracket or colon is missing. Look at this line and the one before. (<detail>)',
  ),
  yaml_token: say(
    '这里不该出现这个符号。文字里有冒号、井号、括号时，请给整句加引号。',
    'This sign cannot stand here. Put text with colons, hashes or brackets in quotes. (<detail>)',
  ),
  yaml: say('YAML 写法有误：<detail>', 'Not valid YAML: <detail>'),
};

const SHAPE: Readonly<Record<string, Words>> = {
  not_a_map: say('这里应该是“键: 值”的一组内容。', 'A group of "key: value" lines is expected here.'),
  missing_key: say('缺少“<key>”，请补上。', '"<key>" is missing. Add it.'),
  unknown_key: unknown(
    '这里不能写“<key>”，请删掉或改名。',
    '"<key>" does not belong here. Remove or rename it.',
  ),
  wrong_type: say('“<key>”应为<wantedZh>。', '"<key>" must be <wanted>.'),
  not_listed: say('“<key>”只能是：<values>。', '"<key>" must be one of: <values>.'),
  empty: say('“<key>”不能为空，请写内容。', '"<key>" is empty. Write something.'),
  too_long: say(
    '“<key>”有 <actual> 个字，最多 <max> 个，请缩短。',
    '"<key>" has <actual> characters; at most <max> are shown. Shorten it.',
  ),
  too_many: say('“<key>”最多 <max> 项。', '"<key>" holds at most <max> entries.'),
  too_few: say('“<key>”至少要 <min> 项。', '"<key>" needs at least <min> entries.'),
  number_range: say(
    '“<key>”应为 <min> 到 <max> 的整数。',
    '"<key>" must be a whole number from <min> to <max>.',
  ),
  bad_id: say(
    '编号“<value>”不合规：小写字母开头，只用小写字母、数字和下划线，最多 40 个字符。',
    'The id "<value>" must start with a small letter and hold only small letters, digits and _, at most 40.',
  ),
  bad_plan_id: say(
    '方案编号“<value>”不合规：小写字母开头，只用小写字母、数字和短横，最多 40 个字符。',
    'The plan id "<value>" must start with a small letter and hold only small letters, digits and -, at most 40.',
  ),
  bad_hazard: say(
    '灾种“<value>”不合规：写成 geological 或 transport.road 这样。',
    'The hazard "<value>" must look like geological or transport.road.',
  ),
  unknown_warning_code: say(
    '没有预警代码“<value>”。请写 11B03 这样的代码；没有代码时写 null。',
    'There is no warning code "<value>". Write a code such as 11B03, or null when there is none.',
  ),
};

const TABLES: Readonly<Record<string, Words>> = {
  post_is_party: say('“<id>”既是岗位又是单位，请改一个。', '"<id>" is a post and a party. Rename one.'),
  unknown_recipient: unknown(
    '报告对象“<id>”既不是单位也不是岗位。',
    'The recipient "<id>" is neither a party nor a post.',
  ),
  last_report_minutes: say(
    '从上一次报告起算的事项不写分钟（写 null），间隔由所在循环的 every 决定；其余事项必须写 limit_minutes。',
    'A last_report duty has no minutes (write null): the loop around it says how often. All others need limit_minutes.',
  ),
  target_after_limit: say(
    '争取时间 <target> 分钟晚于时限 <limit> 分钟，请对调或改小。',
    'The target of <target> minutes lies after the limit of <limit>. Make it smaller.',
  ),
  basis_mark: say(
    '依据 <basis> 与出处标记“<mark>”不符：law 用 S，practice 用 M 或 X，default 用 D。',
    'The basis <basis> does not fit the source mark "<mark>": law has S, practice M or X, default D.',
  ),
};

const SIMULATION: Readonly<Record<string, Words>> = {
  unknown_block: unknown(
    '方案里没有可以这样用的块“<id>”：choices 写判断，rounds 写循环，skip 写步骤，silent 写通知或叫应，end 写结束。',
    'The plan has no block "<id>" that fits here: choices, loops under rounds, steps under skip, orders and calls under silent, an end under end.',
  ),
  unknown_option: unknown(
    '没有选项“<id>”。写选项的文字，或从 1 起的序号；有：<values>。',
    'There is no option "<id>". Write its words, or its number from 1. There are: <values>.',
  ),
  bad_moment: say('时刻写成 2026-09-12 02:38 这样。', 'Write a moment like 2026-09-12 02:38.'),
};

const WORDS: Readonly<Record<string, Words>> = {
  ...YAML,
  ...SHAPE,
  ...BLOCK_WORDS,
  ...TABLES,
  ...SIMULATION,
  ...RULE_WORDS,
};
export const PROBLEM_CODES: readonly string[] = Object.keys(WORDS);

/** The words for a finding in both languages. */
export function problemWords(code: string, params: Params): { readonly zh: string; readonly en: string } {
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return words ? words(params) : { zh: `文件有误（${code}）。`, en: `The file is not right (${code}).` };
}

/** The known id closest to what was written, when it is close enough to be a slip of the hand. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.ceil(written.length / 3)) + 1;
  for (const id of known) {
    const distance =
      Math.abs(id.length - written.length) >= bestDistance ? bestDistance : editDistance(written, id);
    if (distance < bestDistance) {
      best = id;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
