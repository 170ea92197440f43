/** The words of what an import leaves to finish by hand: what it found, and the remedy. */

type Pair = readonly [what: string, remedy: string];
type Words = { readonly zh: Pair; readonly en: Pair };
export type NoteParams = Readonly<Record<string, string | number>>;

const words = (zh: Pair, en: Pair): Words => ({ zh, en });

export const NOTE_WORDS = {
  // ---------------------------------------------------------------- the whole document
  nothing_found: words(
    ['没有找到步骤。', '表头里要有“步骤、责任人、时限、要求”一类的列，或者用一、（一）、1. 编号的段落。'],
    [
      'No steps were found.',
      'A table needs headings such as step, responsible, limit and requirements; paragraphs need numbers.',
    ],
  ),
  too_many_rows: words(
    ['超过 {max} 步，后面的没有读入。', '分成几个方案导入，再用子方案连起来。'],
    ['More than {max} steps: the rest was not taken.', 'Import several plans and join them as sub-plans.'],
  ),
  english_missing: words(
    ['英文标题暂用中文原文（{count} 处）。', '需要英文界面时逐块改 title_en。'],
    [
      'English titles are the Chinese ones for now ({count} places).',
      'Write title_en where the English screen is used.',
    ],
  ),
  trigger_missing: words(
    ['没有找到启动条件。', '在方案属性里写明什么情况下启动。'],
    ['No condition for starting was found.', 'Write in the plan’s properties when it is to be started.'],
  ),
  hazard_guessed: words(
    ['灾种按标题写成“{hazard}”。', '在方案属性里核对类别和灾种。'],
    [
      'The hazard was guessed from the title: {hazardEn}.',
      'Check category and hazards in the plan’s properties.',
    ],
  ),
  levels_same: words(
    ['省、市、县三级的说明都是导入来源。', '在方案属性里写各级的不同做法。'],
    [
      'The notes for province, city and county name only the source.',
      'Write in the plan’s properties what differs by level.',
    ],
  ),
  table_skipped: words(
    ['这张表没有认出步骤，没有导入。', '是步骤表的，把表头改成“步骤、责任人、时限、要求”再导入。'],
    [
      'This table was not taken: no headings of steps.',
      'If it holds steps, name its columns step, responsible, limit and requirements.',
    ],
  ),
  section_skipped: words(
    ['“{name}”一节不是步骤，没有导入。', '有用的内容写到方案属性或步骤说明里。'],
    [
      'The section “{name}” holds no steps and was not taken.',
      'Put what is needed into the plan’s properties or into a step.',
    ],
  ),
  paragraphs_left: words(
    ['表格以外的 {count} 段文字没有导入。', '里面有步骤的，手工补成块。'],
    ['{count} paragraphs beside the tables were not taken.', 'Add blocks by hand where they hold steps.'],
  ),
  contacts_left: words(
    ['“{name}”一列没有写进方案。', '人名、电话放在通讯录和排班表里，方案只写岗位和单位。'],
    [
      'The column “{name}” was left out.',
      'Names and telephones belong to contacts and the roster; a plan names posts and units.',
    ],
  ),
  remark_left: words(
    ['表中的说明没有写进步骤。', '需要的写进相关步骤的说明。'],
    ['A remark of the table was not put into a step.', 'Add it to the step that it is about.'],
  ),
  too_deep: words(
    ['嵌套超过 12 层，画不出来。', '把里层拆成子方案。'],
    ['More than 12 levels of nesting.', 'Make the inner part a sub-plan.'],
  ),
  // ---------------------------------------------------------------- who
  near_name: words(
    ['“{name}”按“{known}”写入。', '核对是不是同一个单位；不是的在块里改。'],
    ['“{name}” was taken for “{known}”.', 'Check that it is the same; else change it in the block.'],
  ),
  unknown_name: words(
    ['“{name}”不在岗位和单位表里。', '在块里选单位，或者先在设置的单位表里加上它。'],
    [
      '“{name}” is in no table of posts and parties.',
      'Choose a party in the block, or add it to the tables first.',
    ],
  ),
  person_name: words(
    ['“{name}”是人名，方案里写岗位。', '在块里选岗位，人由排班表决定。'],
    [
      '“{name}” is a person; a plan names posts.',
      'Choose the post in the block; the roster says who holds it.',
    ],
  ),
  more_posts: words(
    ['同一步写了几个岗位，按“{post}”写入，另有：{others}。', '一步一个岗位；要分开做的拆成两步或并行。'],
    [
      'Several posts do this step; “{post}” was taken, besides: {others}.',
      'One step, one post: split it, or work side by side.',
    ],
  ),
  no_party: words(
    ['像是通知或叫应，但没认出对方单位，先写成本室动作。', '在块里改成指令或叫应，并选对方。'],
    [
      'It looks like an order or a call, but nobody was recognised: it became the room’s own action.',
      'Make it an order or a call and choose the party.',
    ],
  ),
  // ---------------------------------------------------------------- when
  immediate: words(
    ['“立即”按 {minutes} 分钟写入。', '核对时限。'],
    ['“At once” was written as {minutes} minutes.', 'Check the limit.'],
  ),
  no_limit: words(
    ['没有写时限，先按 {minutes} 分钟。', '在块里填时限。'],
    ['No limit was given: {minutes} minutes for now.', 'Set the limit in the block.'],
  ),
  limit_unread: words(
    ['时限“{text}”没看懂，先按 {minutes} 分钟。', '在块里填分钟数，从接报或从本步起算。'],
    [
      'The limit “{text}” was not understood: {minutes} minutes for now.',
      'Set minutes in the block, from receipt or from the step.',
    ],
  ),
  at_hours: words(
    ['“{text}”是钟点，时限只能写分钟。', '每天定时做的改成循环，到点做的用等待块。'],
    [
      '“{text}” is an hour of the day; a limit counts minutes.',
      'Use a loop for what comes daily, a wait block for a fixed hour.',
    ],
  ),
  duty_limit: words(
    ['时限以应办事项“{duty}”的 {wanted} 分钟为准，来源写的是 {minutes} 分钟。', '要改就改应办事项的时限。'],
    [
      'The obligation “{duty}” has {wanted} minutes; the source says {minutes}.',
      'Change the limit of the obligation if the source is right.',
    ],
  ),
  loop_clock: words(
    ['循环里不能从接报起算，改成从本步起算。', '核对时限。'],
    ['Inside a loop nothing counts from receipt: it counts from the step.', 'Check the limit.'],
  ),
  every_guessed: words(
    ['循环没有写间隔，先按 {minutes} 分钟一轮。', '在循环块里填间隔。'],
    ['The loop names no interval: {minutes} minutes for now.', 'Set the interval in the loop.'],
  ),
  until_guessed: words(
    ['循环没有写到什么时候为止，先问“{until}”。', '在循环块里改结束条件。'],
    ['The loop does not say when it ends; it asks “{until}”.', 'Write the condition in the loop.'],
  ),
  // ---------------------------------------------------------------- what
  report_unmatched: words(
    ['像是报告，但没有对应的应办事项，先写成本室动作。', '在块里改成报告并选应办事项。'],
    [
      'It looks like a report, but no obligation fits: it became the room’s own action.',
      'Make it a report and choose the obligation.',
    ],
  ),
  duty_used: words(
    [
      '应办事项“{duty}”前面已经有一步，这里写成本室动作。',
      '一个应办事项只放一步；重复的删掉，不同的选别的应办事项。',
    ],
    [
      'The obligation “{duty}” has its step already: this one became the room’s own action.',
      'One obligation, one step: delete the double or choose another.',
    ],
  ),
  text_cut: words(
    ['说明太长，放不下的文字：{rest}', '拆成几步，或者放进附件。'],
    ['The text is too long; left out: {rest}', 'Split the step, or attach the text.'],
  ),
  title_cut: words(
    ['标题缩成“{title}”。', '一行最多 14 个字，改成说得清的短标题。'],
    ['The title was shortened to “{title}”.', 'Titles have at most 14 characters: choose a clear one.'],
  ),
  condition_guessed: words(
    ['“{condition}”写成了选择，答“是”才做。', '核对问题和两个选项。'],
    ['“{condition}” became a choice; its steps are done on yes.', 'Check the question and both options.'],
  ),
  branches_empty: words(
    ['问题“{question}”没有写各答案做什么。', '把相关步骤移到选项里。'],
    ['The question “{question}” does not say what follows each answer.', 'Move the steps into its options.'],
  ),
  loop_holds: words(
    ['“{title}”写成循环，后面的步骤要等循环结束。', '要同时进行的，把循环和后面的步骤放进并行。'],
    [
      '“{title}” became a loop; the steps after it wait for its end.',
      'Put both into a fork if they go on side by side.',
    ],
  ),
  lanes_guessed: words(
    ['“{names}”写成了同时进行的几路。', '有先后的改成顺序。'],
    ['“{names}” became lanes side by side.', 'Make them a sequence if one waits for the other.'],
  ),
  // ---------------------------------------------------------------- flowcharts
  jump: words(
    ['从“{from}”到“{to}”的箭头跳到了别处，块里不能跳转。', '在这里把“{to}”再写一遍，或者改成选择、循环。'],
    [
      'The arrow from “{from}” to “{to}” jumps across; blocks have no jumps.',
      'Write “{to}” here once more, or use a choice or a loop.',
    ],
  ),
  back_jump: words(
    ['从“{from}”回到“{to}”的箭头不是一个完整的循环。', '用循环块圈出要反复做的步骤。'],
    ['The arrow back from “{from}” to “{to}” makes no whole loop.', 'Put the steps that repeat into a loop.'],
  ),
  leaves_loop: words(
    ['从循环中间的“{from}”跳出到“{to}”。', '循环只在每轮末尾问要不要结束；把这个判断移到末尾。'],
    [
      '“{from}” leaves the loop in its middle, to “{to}”.',
      'A loop asks at the end of each round: move the question there.',
    ],
  ),
  cycle_only: words(
    ['流程图没有开头，从“{node}”开始读。', '核对第一步。'],
    ['The flowchart has no start; it was read from “{node}”.', 'Check the first step.'],
  ),
  several_starts: words(
    ['流程图有几个开头（{names}），写成同时开始的几路。', '核对哪一个先做。'],
    ['The flowchart has several starts ({names}); they became lanes.', 'Check which comes first.'],
  ),
  not_reached: words(
    ['“{node}”没有放进流程。', '手工放到合适的位置。'],
    ['“{node}” was not placed.', 'Put it where it belongs by hand.'],
  ),
  end_in_lane: words(
    [
      '并行的一路到“{node}”为止；写成结束会停掉整个方案，所以没有写。',
      '确实要停掉整个方案的，手工加结束块。',
    ],
    [
      'A lane stops at “{node}”; an end block would end the whole run, so none was written.',
      'Add an end block if the whole run is to end.',
    ],
  ),
  loop_turned: words(
    ['“{question}”答“{answer}”才结束循环，请核对。', '循环的结束条件以“是”为准，把问题改成答“是”结束。'],
    ['The loop ends when “{question}” is answered “{answer}”.', 'A loop ends on yes: word the question so.'],
  ),
  link_left: words(
    ['节点上的链接没有导入：{url}', '需要的在步骤的链接里填。'],
    ['A link of the node was left out: {url}', 'Add it to the links of the step.'],
  ),
  label_missing: words(
    ['选项没有写文字，写成“{when}”。', '在选择块里改选项。'],
    ['An option had no words; it is called “{when}”.', 'Name the option in the choice.'],
  ),
  edge_words: words(
    ['箭头上的文字“{text}”写进了说明。', '核对是不是条件。'],
    ['The words on the arrow, “{text}”, went into the text.', 'Check whether they are a condition.'],
  ),
  // ---------------------------------------------------------------- checks of the format
  check: words(['{zh}', '在编辑器里改。'], ['{en}', 'Mend it in the editor.']),
} as const satisfies Readonly<Record<string, Words>>;

export type NoteCode = keyof typeof NOTE_WORDS;
