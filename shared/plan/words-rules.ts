import { say, unknown, type Words } from './words';

/** What is said of the files in resources/rules/. */
export const RULE_WORDS: Readonly<Record<string, Words>> = {
  unknown_source: unknown('没有文件“<id>”，请先写进 sources。', 'There is no document "<id>" under sources.'),
  unknown_type: unknown(
    '没有事件类型、大类或组“<id>”。',
    'There is no type, class or group of incidents called "<id>".',
  ),
  unknown_kind: unknown('没有应办事项“<id>”。', 'There is no obligation or kind called "<id>".'),
  rule_twice: say(
    '规则编号“<id>”在 <place> 已经用过，请另起一个。',
    'The rule id "<id>" is already used in <place>. Choose another.',
  ),
  rule_basis: say(
    '依据 <basis> 与出处标记“<mark>”不符：law 用 S，practice 用 S、M 或 X，setting 用 D。',
    'The basis <basis> does not fit the source mark "<mark>": law has S, practice S, M or X, setting D.',
  ),
  bad_day: say('日期写成 2007-06-01 这样，并且要有这一天。', 'Write a day that exists, like 2007-06-01.'),
  bad_amount: say(
    '“<key>”应为不小于 0 的数，最多四位小数。',
    '"<key>" must be a number from 0 with at most four decimals.',
  ),
  days_order: say('失效日期早于施行日期。', 'It ends before it begins.'),
  no_levels: say(
    '至少写一个等级和它的数。涉险规则写 near_miss，其余写 level_1 至 level_4。',
    'Name at least one level with its numbers: near_miss for near misses, level_1 to level_4 for all others.',
  ),
  levels_order: say(
    '“<key>”的等级越高，数要越大：<above> 应大于 <below>。',
    'A higher level of "<key>" needs a higher number: <above> must lie above <below>.',
  ),
  below_needs_one: say(
    '写了 below，每个等级就只能写同一个指标。',
    'With below, every level names one and the same figure.',
  ),
  series_minutes: say('每隔多少分钟的系列至少 10 分钟。', 'A series comes at most every 10 minutes.'),
  matrix_twice: say(
    '这一级的通知表已经有了，一级只写一个。',
    'This level has its matrix already; write one for each.',
  ),
};
