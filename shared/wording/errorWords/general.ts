import type { ErrorCode } from '../../contract/errors';
import type { Pair } from './pair';

/** Refusals of input, sign-in, the log, shifts and what they hand over. */
export const GENERAL_ERRORS = {
  invalid_input: {
    zh: '“{field}”填得不对，没有保存；改好再试。',
    en: '“{field}” is not right; nothing was saved. Correct it and try again.',
  },
  text_not_storable: {
    zh: '“{field}”里有不能保存的字符（空字符或半个字），没有保存；删去再试。',
    en: '“{field}” holds characters that cannot be stored (NUL or half a character). Nothing was saved.',
  },
  text_too_long: {
    zh: '“{field}”太长，最多 {max} 字，没有保存。',
    en: '“{field}” is too long: at most {max} characters. Nothing was saved.',
  },
  message_too_large: {
    zh: '内容超过 1 MB，没有保存；分几条记。',
    en: 'More than 1 MB at once; nothing was saved. Split it.',
  },
  time_in_future: {
    zh: '“{field}”晚于现在，没有保存；改早一点再试。',
    en: '“{field}” lies in the future; nothing was saved.',
  },
  time_too_old: { zh: '“{field}”太早，没有保存。', en: '“{field}” lies too far back; nothing was saved.' },
  time_order: {
    zh: '“{field}”的先后不对，没有保存。',
    en: '“{field}” is in the wrong order; nothing was saved.',
  },
  report_findings: {
    zh: '核对发现 {count} 个问题，没有签发：{first}。改好再签，或写明为什么照发。',
    en: 'The checks found {count} problems; it was not signed off: {first}. Correct them, or say why it goes out all the same.',
  },
  late_reason_missing: {
    zh: '已过报送时限，没有保存；先写迟报说明。',
    en: 'Its limit has passed; nothing was saved. Say why it is late.',
  },
  not_signed_in: { zh: '先登录再办；写的内容还在。', en: 'Sign in first; what you typed is still there.' },
  forbidden: {
    zh: '这个账号没有这项权限；请有权限的人来办。',
    en: 'This account may not do that; ask someone who may.',
  },
  wrong_password: { zh: '账号或密码不对。', en: 'Account or password is wrong.' },
  locked_out: { zh: '错了太多次，{until} 以后再试。', en: 'Too many wrong tries; try again after {until}.' },
  password_too_weak: {
    zh: '密码至少 {minLength} 位，大小写、数字、符号占 {classes} 类，不含账号名和姓名。',
    en: 'At least {minLength} characters from {classes} classes (lower, upper, digit, other), with neither the account’s nor the person’s name.',
  },
  password_used: {
    zh: '这个密码用过：不能和最近 {history} 个相同。',
    en: 'That password was used before: it may be none of the last {history}.',
  },
  password_expired: {
    zh: '密码要先改再登录：{reason}。',
    en: 'Change the password, then sign in: {reason}.',
  },
  account_disabled: {
    zh: '这个账号已停用；请主管或管理员启用。',
    en: 'This account is disabled; a supervisor or administrator can enable it.',
  },
  seat_locked: {
    zh: '席位已锁定；先解锁，写的内容还在。',
    en: 'The seat is locked. Unlock it first; what you typed is still there.',
  },
  pin_wrong: { zh: 'PIN 不对，还可以试 {left} 次。', en: 'Wrong PIN; {left} tries are left.' },
  pin_simple: {
    zh: 'PIN 太容易猜：不能是同一个数字或连号。',
    en: 'That PIN is too easy to guess: not one digit six times, nor six in a row.',
  },
  pin_not_allowed: {
    zh: '现在不能用 PIN，请用密码。',
    en: 'The PIN cannot be used now; use the password.',
  },
  last_keeper: {
    zh: '这样一来，没有人再有“{role}”这个角色了，没有改。先给别人。',
    en: 'Nobody would be left with the role “{role}”; nothing was changed. Give it to somebody else first.',
  },
  own_account: { zh: '不能对自己的账号这样做。', en: 'Not with your own account.' },
  roles_excluded: {
    zh: '{name}：“{a}”和“{b}”不能由一个人兼任。',
    en: '{name}: one person may not be both “{a}” and “{b}”.',
  },
  second_needed: {
    zh: '这件事要两个人：请另一个有权限的人输入账号和密码。',
    en: 'This takes two: another person who may do it has to give account and password.',
  },
  glass_not_needed: {
    zh: '{name}已在本席登录，请其重设密码。',
    en: '{name} is signed in here and can reset the password.',
  },
  name_taken: { zh: '这个账号名已经有人用。', en: 'That account name is taken.' },
  already_founded: { zh: '值班室已经建立，请登录。', en: 'The room is already founded; sign in.' },
  not_founded: { zh: '值班室还没有建立。', en: 'The room is not founded yet.' },
  not_found: { zh: '找不到“{field}”指的那一项。', en: 'What “{field}” points to is not there.' },
  already_exists: { zh: '已经有了。', en: 'It is there already.' },
  id_used: {
    zh: '前一稿已经存为{stored}；现在写的和它不同，还没有保存。再按一次，就另存为新的一条。',
    en: 'The first version is stored already as {stored}; what stands here now differs and is not saved yet. Press again to store this one as a new record.',
  },
  shift_open: {
    zh: '上一班还没有结束；先结班再开班。',
    en: 'The shift before is still open; close it first.',
  },
  no_shift: { zh: '还没有开班。', en: 'No shift is open.' },
  post_missing: { zh: '主班没有填；填好再开班。', en: 'The first officer is missing.' },
  correct_in_register: {
    zh: '这一条是收发文登记，请在“收发文”里更正或作废。',
    en: 'This line belongs to the register of documents; correct or void it there.',
  },
  document_void: {
    zh: '这一件已经作废，不能再办；另行登记。',
    en: 'This entry was voided; register the document anew.',
  },
  confidential_words: {
    zh: '机要件只登记编号和存放处，“{field}”不能填；没有保存，请删去。',
    en: 'A confidential item is registered by number and place only; “{field}” must stay empty. Nothing was saved.',
  },
  secret_mark: {
    zh: '“{field}”带有密级标志，没有保存；涉密件改为“机要件”，只登记编号和存放处。',
    en: '“{field}” bears a mark of secrecy; nothing was saved. Register it as a confidential item, by number and place only.',
  },
  notices_unread: {
    zh: '有 {count} 份值班须知没有阅签（“{first}”等）；先在“值班须知”里阅签，再开班。',
    en: '{count} standing orders are unread (“{first}”…); tick them as read, then open the shift.',
  },
  notice_moved: {
    zh: '这份须知已有第 {version} 版，请看新版再阅签。',
    en: 'There is a version {version} of this order now; read that one.',
  },
  check_no_units: {
    zh: '还没有可抽查的单位；先在“查岗点名”里列出下级单位和值班电话。',
    en: 'There is no unit to check yet; list the lower units with their duty numbers first.',
  },
  check_begun: {
    zh: '这个单位本轮已有人在查；请接着那一条记。',
    en: 'Somebody has begun to check this unit in this round; go on there.',
  },
  tally_over: {
    zh: '这张报数表已经收了，不能再填。',
    en: 'This tally sheet is closed; nothing more goes in.',
  },
  figure_falls: {
    zh: '{figure}由 {from} 降为 {to}，没有说得通的去向：请写明原因（误报、重复、核减等）。',
    en: '{figure} falls from {from} to {to} and nothing explains it: say why (reported in error, counted twice, corrected).',
  },
  figures_of_ledger: {
    zh: '{figure}由人头账统计，不能直接改数；请在“人员”里改这个人的状态。',
    en: 'The ledger of people counts “{figure}”: change the person’s state under People instead.',
  },
  tally_falls: {
    zh: '{unit}的{column}由 {from} 变为 {to}：请写明原因。',
    en: '{column} of {unit} goes from {from} to {to}: say why.',
  },
  tally_no_before: {
    zh: '{unit}还没有报过数，没有“同上次”可填。',
    en: '{unit} has not reported yet: there is nothing to repeat.',
  },
  callout_over: {
    zh: '“{name}”已经结束，不能再记。',
    en: '“{name}” has ended; nothing more can be recorded.',
  },
  callout_exercise: {
    zh: '“{name}”是演练或测试预警，不能叫应。',
    en: '“{name}” is a warning for exercise or test: nobody is called out for it.',
  },
  callout_nobody: {
    zh: '名单里一个人也没有：从通讯录选，或者直接填。',
    en: 'Nobody is on the list: choose from the contacts or type them in.',
  },
  callout_dropped: {
    zh: '{name}已经移出名单。',
    en: '{name} was taken off the list.',
  },
  callout_taken: {
    zh: '{by}正在用 {phone} 号话机叫{name}，一个人不同时叫两次。',
    en: '{by} is calling {name} on telephone {phone}; nobody is called twice at once.',
  },
  callout_phone_busy: {
    zh: '{phone} 号话机正在叫{name}：先记下结果，或者放开。',
    en: 'Telephone {phone} is calling {name}: record the result or let go first.',
  },
  callout_answered: {
    zh: '{name}已经应答，还没有到反馈时限。',
    en: '{name} has answered, and no feedback is due yet.',
  },
  callout_read_back: {
    zh: '应答要复述何事、何地、何时三点；没有复述就记“应答未复述”，再叫一次。',
    en: 'An answer repeats what, where and by when; without it record “not read back” and call again.',
  },
  callout_no_deputy: {
    zh: '“{name}”不是{person}登记的代理人：记“非本人接听”，或者先在通讯录登记。',
    en: '“{name}” is no registered deputy of {person}: record “answered by someone else”, or register the deputy first.',
  },
  callout_unanswered: {
    zh: '还有 {count} 人没有应答：结束叫应要写明原因。',
    en: '{count} people have not answered: say why the call-out ends.',
  },
  loss_over: {
    zh: '这个灾情过程已经核报或撤销；核报有误先“核报更正”再报。',
    en: 'This loss process is verified or withdrawn; correct the verified report first.',
  },
  loss_sent: {
    zh: '已经报过，不能撤销。',
    en: 'A report has gone out already; it cannot be withdrawn.',
  },
  loss_no_units: {
    zh: '没有报数单位；先在报数表里列出下级单位。',
    en: 'There are no units; list the lower units under tally sheets first.',
  },
  loss_kind: {
    zh: '现在不能报“{kind}”：一个过程一份初报在先，续报若干，一份核报在后。',
    en: 'That kind of report cannot follow now: one initial report, then updates, then one verified report.',
  },
  loss_parts: {
    zh: '{unit}：{parts} {sum} 大于{whole} {value}，没有报出；改好再报。',
    en: '{unit}: {parts} {sum} is more than {whole} {value}; nothing was sent.',
  },
  loss_jump: {
    zh: '{unit}{item} {from} → {to}，骤增或减少要写明原因，没有报出。',
    en: '{unit} {item} {from} → {to}: a jump or a fall needs a written explanation; nothing was sent.',
  },
  contact_link: {
    zh: '上级或代理人已不在通讯录里，或绕回了本人，没有保存；重新选。',
    en: 'The superior or a deputy is not in the book any more, or leads back to the entry itself; nothing was saved. Choose again.',
  },
  contact_twin: {
    zh: '{unit}已经有“{name}”，没有保存；改原来那条，或在姓名后注明区别。',
    en: '“{name}” of {unit} is in the book already; nothing was saved. Change that entry, or tell the two apart by the name.',
  },
  number_unusable: {
    zh: '“{number}”拨不出去（至少 3 位数字），没有保存；改好再试。',
    en: '“{number}” cannot be dialled (three digits at least); nothing was saved. Correct it and try again.',
  },
  issuer_is_bureau: {
    zh: '应急响应由指挥部发布，不以应急管理局（厅）名义；把发布机关改成指挥部。',
    en: 'A response is issued by a headquarters, not by the bureau; name the headquarters.',
  },
  warning_not_linked: {
    zh: '这两条不能这样关联：演练和真的不互相变更或解除；解除不能按新预警登记；一条不能和自己比。',
    en: 'These two cannot be linked like that: an exercise neither changes nor lifts a real warning, a lifting is no new warning, and one is not compared with itself.',
  },
  response_over: {
    zh: '这个响应已经终止或撤销。',
    en: 'This response has ended or was withdrawn.',
  },
  response_noticed: {
    zh: '通知已经发出，不能撤销；情况变了请调整或终止。',
    en: 'Its notice has gone out and cannot be withdrawn: adjust or end the response.',
  },
  notice_incomplete: {
    zh: '通知缺“{part}”：响应通知必须写明响应事项、级别、预计期限、应急处置措施。',
    en: 'The notice lacks “{part}”: it must state the matter, the level, the expected period and the measures.',
  },
  nothing_changed: {
    zh: '没有改动，没有保存。',
    en: 'Nothing differs; nothing was saved.',
  },
  already_corrected: {
    zh: '这一条已经更正过，请更正第 {number} 条。',
    en: 'This line was already corrected; correct line {number} instead.',
  },
  not_correctable: {
    zh: '自动记录的行不能更正；另记一条说明。',
    en: 'A line written by the desk cannot be corrected; log a line about it.',
  },
  already_withdrawn: {
    zh: '这一条已经撤回（见第 {number} 条）。',
    en: 'This line was already withdrawn (see line {number}).',
  },
} as const satisfies Partial<Record<ErrorCode, Pair>>;
