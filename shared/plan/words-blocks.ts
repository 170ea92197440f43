/** The words of problems with blocks, fields, levels and sub-plans. */
import { say, unknown, type Words } from './words';

/** What the checks say about the blocks of a plan. */
const OF_A_PLAN: Readonly<Record<string, Words>> = {
  not_a_block: say(
    '这里应该是一个块：必须有 step、choice、fork、loop、spawn、wait、subplan、end 中的一个。',
    'A block is expected: it needs one of step, choice, fork, loop, spawn, wait, subplan, end.',
  ),
  two_kinds: say(
    '一个块只能是一种：同时写了 <kinds>，请拆成几个块。',
    'A block is of one kind; this one has <kinds>. Make them separate blocks.',
  ),
  duplicate_id: say(
    '编号“<id>”在第 <line> 行已经用过，请另起一个。',
    'The id "<id>" is already used in line <line>. Choose another.',
  ),
  chase_not_here: say(
    '只有 order 和 call 步骤能写 chase，请删掉。',
    'Only order and call steps have a chase. Remove it.',
  ),
  repeats_obligation: say(
    '报告步骤的对象和时限由应办事项“<obligation>”决定，请删掉“<key>”。',
    'The obligation "<obligation>" says to whom and by when. Remove "<key>".',
  ),
  unknown_post: unknown(
    '没有岗位“<id>”。岗位写在 tables.yaml 的 posts 里。',
    'There is no post "<id>". Posts are listed in tables.yaml under posts.',
  ),
  unknown_party: unknown(
    '没有单位“<id>”。请在 tables.yaml 的 parties 里选一个，或先加进去。',
    'There is no party "<id>". Choose one from parties in tables.yaml, or add it there first.',
  ),
  unknown_placeholder: unknown(
    '文字里的 {<id>} 不是 tables.yaml 里的单位。',
    'The {<id>} in the text is no party of tables.yaml.',
  ),
  unknown_obligation: unknown(
    '没有应办事项“<id>”。请在 tables.yaml 的 obligations 里选一个，或先加进去。',
    'There is no obligation "<id>". Choose one from obligations in tables.yaml, or add it there first.',
  ),
  unknown_fact: unknown(
    '条件里的“<id>”不是 tables.yaml 里的事实。',
    'The condition speaks of "<id>", which is no fact of tables.yaml.',
  ),
  bad_fact: say(
    '条件写法有误，第 <at> 个字符“<found>”处读不下去。例：dead + missing >= 3 or sensitive。',
    'The condition cannot be read at character <at> ("<found>"). Example: dead + missing >= 3 or sensitive.',
  ),
  repeated_party: say('“<id>”在 to 里写了两次，请留一个。', '"<id>" stands twice in to. Keep one.'),
  repeated_tick: say('字段“<id>”写了两次，请改名。', 'The field "<id>" is written twice. Rename one.'),
  options_alike: say(
    '两个选项都叫“<when>”，值班员分不清，请改名。',
    'Two options are called "<when>". Rename one so that they can be told apart.',
  ),
  unreachable: say(
    '永远走不到这里：前面的“<before>”之后流程已经结束。请删掉或挪到它前面。',
    'This can never be reached: the flow has ended after "<before>". Remove it or move it up.',
  ),
  no_end: say('方案最后一个块必须是 end，请补上。', 'The last block of a plan must be an end. Add one.'),
  receipt_in_loop: say(
    '循环里不能从接报时刻起算，请把 clock 改成 step。',
    'Inside a loop no clock counts from the receipt. Use clock: step.',
  ),
  obligation_receipt_in_loop: say(
    '应办事项“<id>”从接报时刻起算，不能放在循环里。',
    'The obligation "<id>" counts from the receipt, so it cannot stand in a loop.',
  ),
  last_report_outside: say(
    '应办事项“<id>”从上一次报告起算，只能放在循环里。',
    'The obligation "<id>" counts from the report before, so it must stand in a loop.',
  ),
  basis_differs: say(
    '依据写的是 <basis>，但应办事项“<id>”是 <wanted>，请改成一致。',
    'The basis is <basis>, but that of the obligation "<id>" is <wanted>. Make them the same.',
  ),
  law_without_source: say(
    '依据是 law，就要在 source 写明出处，如 S1 art. 71。',
    'A basis of law needs a source such as S1 art. 71.',
  ),
  duty_twice: say(
    '应办事项“<id>”在第 <line> 行已经有步骤，一件事只办一次，请合并。',
    'The obligation "<id>" already has a step in line <line>. One duty is done once: merge them.',
  ),
  too_many_blocks: say(
    '一个方案最多 <max> 个块，请拆成几个方案。',
    'A plan holds at most <max> blocks. Split it.',
  ),
  unknown_plan: unknown('没有编号为“<id>”的方案，另开事件时打不开。', 'There is no plan "<id>" to open.'),
  duplicate_plan: say(
    '方案编号“<id>”在 <other> 里已经用过，请另起一个。',
    'The plan id "<id>" is already used in <other>. Choose another.',
  ),
};

const OF_LEVELS_AND_FIELDS: Readonly<Record<string, Words>> = {
  never_there: say(
    '这个块在哪一级都不会出现：它写的 profiles 与外面的对不上。请改成一致，或删掉。',
    'This block is there at no level: its profiles and those around it have none in common. Change or remove them.',
  ),
  nothing_left: say(
    '<level>用这个方案时，“<what>”里什么都不剩。请给<level>留至少一个块，或在外层也写上 profiles。',
    'At <level> level nothing is left in "<what>". Leave it a block, or give the block around it the same profiles.',
  ),
  wait_for_nothing: say(
    '等待要写明等什么：for（分钟）、at（几点几分）、fact（条件）中写一个。',
    'A wait says what it waits for: write one of for (minutes), at (a time of day), fact (a condition).',
  ),
  wait_for_two: say(
    '等待只能等一样：同时写了 <keys>，请留一个。',
    'A wait waits for one thing; this one has <keys>. Keep one.',
  ),
  bad_time: say(
    '时刻“<value>”不合规：写成两位小时和两位分钟，如 06:30。',
    'The time of day "<value>" must have two digits for hours and minutes, such as 06:30.',
  ),
  bad_url: say(
    '链接要以 http:// 或 https:// 开头，只用英文字符，最多 <max> 个；中文请用网址编码。',
    'A link starts with http:// or https:// and holds only plain characters, at most <max>.',
  ),
  bad_sha256: say(
    '附件的 sha256 应为 64 位小写十六进制数。请从附件页复制。',
    'The sha256 of an attachment has 64 digits of 0-9 and a-f. Copy it from the attachment.',
  ),
  select_without_options: say(
    '字段“<field>”是选择项，请用 options 列出可选的内容。',
    'The field "<field>" is a select: list what can be chosen under options.',
  ),
  options_not_here: say(
    '只有 select 字段能写 options，请删掉，或把类型改成 select。',
    'Only a select has options. Remove them, or make the field a select.',
  ),
  tick_options_alike: say('可选内容“<when>”写了两次，请留一个。', '"<when>" can be chosen twice. Keep one.'),
  number_key_not_here: say('只有 number 字段能写“<key>”，请删掉。', 'Only a number has "<key>". Remove it.'),
  tick_bounds: say(
    '最大值 <max> 小于最小值 <min>（不写时为 0），请改正。',
    'The max of <max> lies below the min of <min> (0 when none is written). Change one.',
  ),
  unknown_tick_fact: unknown(
    '字段指向的“<id>”不是 tables.yaml 里的事实。',
    'The field feeds "<id>", which is no fact of tables.yaml.',
  ),
  tick_fact_type: say(
    '事实“<id>”要用 <type> 字段来填，请改字段类型或换一个事实。',
    'The fact "<id>" is fed by a <type> field. Change the type or the fact.',
  ),
};

const OF_SUBPLANS: Readonly<Record<string, Words>> = {
  unknown_subplan: unknown(
    '没有编号为“<id>”的方案，不能作为子方案。请改编号，或先加进那个方案。',
    'There is no plan "<id>" to use as a sub-plan. Correct the id, or add that plan first.',
  ),
  subplan_circle: say(
    '子方案绕成了圈：<id>。请去掉其中一处。',
    'The sub-plans go in a circle: <id>. Take one of them out.',
  ),
  subplan_end: say(
    '子方案“<plan>”中途有结束块“<title>”，会把整个方案结束。作子方案用的方案只能在最后有一个 end。',
    'The sub-plan "<plan>" has an end "<title>" on its way, which would end the whole run. Its only end must be its last block.',
  ),
  subplan_empty: say(
    '子方案“<id>”除了结束块什么都没有，请删掉这里，或先写那个方案。',
    'The sub-plan "<id>" holds nothing but its end. Remove this block, or write that plan first.',
  ),
  subplan_level: say(
    '子方案“<id>”不用于<level>，这里却要用。请给本块写上 profiles，或改子方案。',
    'The sub-plan "<id>" is not for the <level> level, but is used there. Give this block profiles, or change that plan.',
  ),
  subplan_too_many: say(
    '连同子方案共 <size> 个块，最多 <max> 个。请拆开，或改为另立事件（spawn）。',
    'With its sub-plans the plan has <size> blocks; at most <max> are allowed. Split it, or use a spawn.',
  ),
  subplan_too_deep: say(
    '连同子方案嵌套超过 <max> 层，请把子方案挪到外层。',
    'With this sub-plan the plan is nested deeper than <max> levels. Move the sub-plan outwards.',
  ),
  subplan_id_long: say(
    '子方案里的块放进来后编号为“<id>”，<actual> 个字符，最多 <max> 个。请缩短本块的编号。',
    'In its place a block of the sub-plan is called "<id>": <actual> characters, at most <max>. Shorten the id of this block.',
  ),
  subplan_id_taken: say(
    '子方案里的块放进来后编号为“<id>”，本方案已有这个编号。请改本块的编号。',
    'In its place a block of the sub-plan is called "<id>", which this plan already has. Change the id of this block.',
  ),
  subplan_duty_twice: say(
    '应办事项“<id>”在子方案“<plan>”里有步骤，别处也有；一件事只办一次，请去掉一个。',
    'The obligation "<id>" has a step in the sub-plan "<plan>" and another one elsewhere. One duty is done once: remove one.',
  ),
  subplan_receipt: say(
    '子方案“<plan>”放在循环里，但其中“<id>”从接报时刻起算。请移出循环，或改那里的时钟。',
    'The sub-plan "<plan>" stands in a loop, but its block "<id>" counts from the receipt. Move it out, or change that clock.',
  ),
};

export const BLOCK_WORDS: Readonly<Record<string, Words>> = {
  ...OF_A_PLAN,
  ...OF_LEVELS_AND_FIELDS,
  ...OF_SUBPLANS,
};
