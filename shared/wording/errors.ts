import type { AppError, ErrorCode } from '../contract/errors';
import { stamp } from '../domain/time';
import type { RefusalCode } from '../plan';
import { FIGURE_NAMES } from './figures';
import type { Locale } from './labels';
import { REFUSAL_WORDS } from './refusals';

type Pair = { readonly zh: string; readonly en: string };

/** What happened, what was kept, what to do; `{name}` is replaced from the refusal's parameters. */
const WORDS: Readonly<Record<ErrorCode, Pair>> = {
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
    zh: '密码至少 10 位，大小写、数字、符号占三类，不含账号名。',
    en: 'At least 10 characters from three classes (lower, upper, digit, other), without the account name.',
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
  not_withdrawable: {
    zh: '这一条不能撤回：自动记录、事件的第一条和撤回本身都留着；另记一条说明。',
    en: 'This line cannot be withdrawn: lines of the desk, the first line of an incident and withdrawals stay. Log a line about it.',
  },
  not_finishable: {
    zh: '这一条不用在这里办结：指示、事件各有自己的办结。',
    en: 'This line is not finished here: instructions and incidents have their own way to be closed.',
  },
  attachment_missing: {
    zh: '附件“{name}”的文件不在了：请从备份找回，日志里的记录没有变。',
    en: 'The file of the attachment “{name}” is gone: find it in a backup. The log itself has not changed.',
  },
  attachment_changed: {
    zh: '附件“{name}”和入志时不一样，被改过或损坏了，没有打开；请从备份找回。',
    en: 'The attachment “{name}” is not what was put into the log: altered or damaged. It was not opened; find it in a backup.',
  },
  attachment_too_large: {
    zh: '附件太大：一个最多 {max} MB，一条最多 200 MB。没有存。',
    en: 'Too large: at most {max} MB for one file and 200 MB for one line. Nothing was kept.',
  },
  upload_broken: {
    zh: '附件传到一半断了，没有存；再放一次。',
    en: 'The file broke off half way and was not kept; drop it again.',
  },
  already_done: { zh: '已经办过了。', en: 'It was already done.' },
  incident_open: { zh: '这个事件还在办，没有办结。', en: 'This incident is open.' },
  not_late: { zh: '这一项没有迟报，不用说明。', en: 'That was not late: nothing has to be explained.' },
  rule_value_wrong: { zh: '没有改成：{zh}', en: 'Not changed: {en}' },
  rules_unreadable: {
    zh: '随附的规则文件读不出来，现在不能改；重新安装值守台后再试。',
    en: 'The rule files cannot be read, so nothing can be changed now; install the console anew.',
  },
  rule_unknown: { zh: '没有这条规则。', en: 'There is no such rule.' },
  rule_law_looser: {
    zh: '这是法定要求，只能改得更严，不能放宽，也不能停用。',
    en: 'The law sets this: it may be made stricter, not looser, and not be switched off.',
  },
  incident_closed: { zh: '这个事件已经办结。', en: 'This incident is closed.' },
  incident_has_open_items: {
    zh: '还有 {count} 项没办完（{first}），不能办结；主管可以写明理由后办结。',
    en: '{count} items are still open ({first}); a supervisor may close with a reason.',
  },
  review_moved: {
    zh: '{by} 刚刚保存过这份复盘；先看看新的内容，再保存自己的。',
    en: '{by} has just saved this review; look at it before saving yours.',
  },
  drill_mixed: {
    zh: '演练不能和真实事件混在一起：演练只能挂在演练下面，真实的只能挂在真实的下面。',
    en: 'A drill cannot be a part of real work, nor real work a part of a drill.',
  },
  run_ended: { zh: '这个方案已经结束。', en: 'This run has ended.' },
  run_refused: { zh: '这一步没有记上：{reason}', en: 'Not recorded: {reason}' },
  mapping_wrong: {
    zh: '对应关系不对（{from} → {to}）：一步只能接一步，报告只能接同一项报告。',
    en: 'These do not fit ({from} → {to}): one step takes over from one, a report only from the same report.',
  },
  run_exists: {
    zh: '这个方案已经在执行（{startedAt} 启动）；确实要再启动一次，请再按一次。',
    en: 'This plan is already running here (since {startedAt}); press again if a second run is meant.',
  },
  plan_broken: { zh: '工作方案有错：{problems}', en: 'The work plan is broken: {problems}' },
  plan_id_differs: {
    zh: '文本里的方案编号是“{id}”，与这个方案不同；改回来，或另建新方案。',
    en: 'The text bears the plan id “{id}”, which is not this plan; change it back or make a new plan.',
  },
  plan_reason_missing: {
    zh: '从第 2 版起要选修订情形（六种之一）。',
    en: 'From revision 2 on one of the six legal reasons has to be chosen.',
  },
  plan_not_reviewed: { zh: '这一版还没有审核，不能施行。', en: 'This revision has not been reviewed yet.' },
  plan_retired: {
    zh: '这一版已经废止；要再用，按它的文本重新送审一版。',
    en: 'This revision is retired; submit its text anew to use it again.',
  },
  plan_not_in_force: {
    zh: '这个方案没有施行中的版本，不能启动。',
    en: 'No revision of this plan is in force; it cannot be started.',
  },
  plan_in_use: {
    zh: '“{plan}”还要用到这个方案，不能废止；先修订那个方案。',
    en: '“{plan}” still needs this plan; revise that one first.',
  },
  own_review: {
    zh: '本室规定审核人不能是起草人；请另一位主管审核。',
    en: 'This room asks for a reviewer other than the author: another supervisor has to review it.',
  },
  draft_conflict: {
    zh: '{by} 在 {at} 存过这份草稿，你的改动没有存；先看过那一份再定。',
    en: '{by} saved this draft at {at}; yours was not saved. Look at that one first.',
  },
  handover_going_on: {
    zh: '正在交接班；先完成或取消交接，再结班。',
    en: 'A handover is going on: complete or cancel it first.',
  },
  no_handover: { zh: '没有正在进行的交接班。', en: 'No handover is going on.' },
  handover_unanswered: {
    zh: '还有 {count} 项没有确认（{first}），不能交班；逐项确认，或写明异议后接班。',
    en: '{count} items are not answered ({first}); confirm each, or take it over with an objection.',
  },
  handover_changed: {
    zh: '“{item}”刚刚有变化，没有确认；看过新情况再确认。',
    en: '“{item}” has just changed and was not confirmed; look at it again.',
  },
  handover_over: { zh: '这次交接班已经结束。', en: 'This handover is over.' },
  read_back_wrong: {
    zh: '“{item}”复述的时限不对，没有确认；请与交班人核对后再复述。',
    en: 'The time read back for “{item}” is not its next deadline; check it with the off-going officer.',
  },
  words_missing: { zh: '有异议要写明是什么异议。', en: 'An objection needs words.' },
  not_oncoming: {
    zh: '只有接班的人能确认；请接班人登录。',
    en: 'Only an officer of the next shift may do that.',
  },
  not_offgoing: { zh: '交班人要是本班的值班员。', en: 'The off-going officer must stand in this shift.' },
  not_leader: { zh: '带班领导签字要用带班领导自己的账号。', en: 'That account is not the leader on duty’s.' },
  same_person: { zh: '交班人和接班人不能是同一个人。', en: 'One person cannot sign for both sides.' },
  alert_over: { zh: '这个提醒已经办完。', en: 'That alert is over.' },
  sign_on_early: {
    zh: '还不到签到时间，{opensAt} 起可以签到。',
    en: 'Sign-on is not open yet; it opens at {opensAt}.',
  },
  file_unreadable: {
    zh: '这个文件读不出来（{detail}），没有导入；请另存为 .xlsx 再试。',
    en: 'This file cannot be read ({detail}); nothing was imported. Save it as .xlsx and try again.',
  },
  roster_moved: {
    zh: '排班表已经有了第 {version} 版，没有发布；改动还在，对照新版后再发布。',
    en: 'Version {version} of the roster is there already; nothing was published. Your changes are kept: compare and publish again.',
  },
  swap_impossible: {
    zh: '换班不成立：{reason}；没有改动。',
    en: 'This swap is not possible: {reason}. Nothing was changed.',
  },
  export_failed: {
    zh: '导出没有完成，没有留下半个文件：{detail}',
    en: 'The export failed and left no partial file: {detail}',
  },
  too_long_for_paper: {
    zh: '有 {lines} 行，纸上最多 {max} 行；请缩小范围，或导出 XLSX、CSV。',
    en: '{lines} lines are too many for paper (at most {max}): take a smaller range, or export XLSX or CSV.',
  },
  no_printer: {
    zh: '没有找到打印机；请接好打印机，或先存成 PDF。',
    en: 'No printer was found; connect one, or save a PDF.',
  },
  import_unreadable: {
    zh: '这个文件读不了：{why}。没有导入任何内容。',
    en: 'This file cannot be read: {why}. Nothing was imported.',
  },
  import_columns: {
    zh: '文件里没有这些栏：{columns}。请重新对应。',
    en: 'The file has no such columns: {columns}. Match them again.',
  },
  import_has_bad_rows: {
    zh: '有 {bad} 行不对，没有导入任何内容。改好再来，或者选“只导入好的行”。',
    en: '{bad} rows are broken and nothing was imported. Mend them, or choose to import the good ones.',
  },
  import_before: {
    zh: '这个文件在 {at} 已经导入过（{source}）。确实要再导入一遍，请勾选“再导入一遍”。',
    en: 'This very file was imported at {at} ({source}). To import it once more, say so.',
  },
  import_nothing: {
    zh: '没有一行可以导入。',
    en: 'There is no row that could be imported.',
  },
  import_file_changed: {
    zh: '文件在检查之后变了，没有导入。请重新检查。',
    en: 'The file changed after it was checked and was not imported. Check it again.',
  },
  import_running: {
    zh: '另一个导入正在进行，等它完成再来。',
    en: 'Another import is running; wait until it is done.',
  },
  import_not_done: {
    zh: '这一批不在日志里，没有什么可撤销。',
    en: 'This batch is not in the log, so there is nothing to withdraw.',
  },
  nothing_to_seal: {
    zh: '这段时间里没有日志，没有可封装的内容。',
    en: 'There is no line of the log in this span, so there is nothing to seal.',
  },
  package_too_large: {
    zh: '封装包会超过 4 GB，没有生成。请把范围分成几段，分别封装。',
    en: 'The package would be larger than 4 GB and was not made. Seal the span in several parts.',
  },
  cancelled: { zh: '已取消。', en: 'Cancelled.' },
  desk_unavailable: {
    zh: '记录服务正在重启，写的内容还在，几秒后再试。',
    en: 'The recording service is restarting; what you typed is kept. Try again in a few seconds.',
  },
  disk_full: {
    zh: '磁盘满了，没有保存；写的内容还在，腾出空间再试。',
    en: 'The disk is full; nothing was saved. What you typed is kept: make room and try again.',
  },
  read_only: {
    zh: '数据文件夹不能写，没有保存；检查磁盘和权限。',
    en: 'The data folder cannot be written; nothing was saved. Check the disk and its permissions.',
  },
  data_corrupt: {
    zh: '数据文件损坏，原文件没有动；请从备份恢复。',
    en: 'The data file is damaged and was left untouched; restore from a backup.',
  },
  data_missing: {
    zh: '数据文件不见了，没有新建空的；把它找回来或从备份恢复。',
    en: 'The data file is gone; no empty one was put in its place. Find it or restore from a backup.',
  },
  schema_newer: {
    zh: '数据是更新版本的程序写的，没有动它；请装新版本。',
    en: 'A newer version wrote this data; it was left untouched. Install that version.',
  },
  locked_by_other: {
    zh: '另一个程序正开着这份数据；关掉它再试。',
    en: 'Another program holds this data; close it and try again.',
  },
  unknown_procedure: { zh: '不认识这个请求。', en: 'That request is not known.' },
  foreign_sender: {
    zh: '请求不是本程序的页面发的，已拒绝。',
    en: 'The request did not come from this program’s own page.',
  },
  internal: {
    zh: '出了意外，没有保存（编号 {ref}）；写的内容还在，再试一次。',
    en: 'Something unexpected happened; nothing was saved (reference {ref}). What you typed is kept.',
  },
};

const SWAP_PROBLEMS: Readonly<Record<string, Pair>> = {
  from_gone: { zh: '这个人已经不在这一格', en: 'that person does not stand there any more' },
  to_gone: { zh: '对方已经不在那一格', en: 'the other person does not stand there any more' },
  nobody: { zh: '没有写由谁来顶', en: 'nobody was named to stand in' },
  same_place: { zh: '两边是同一格', en: 'both are the same place' },
};

/** Names of fields that stand on more than one form; a field without a name shows as it is. */
const FIELD_NAMES: Readonly<Record<string, Pair>> = {
  receivedAt: { zh: '接报时刻', en: 'time of receipt' },
  occurredAt: { zh: '发生时刻', en: 'time of occurrence' },
  dueAt: { zh: '时限', en: 'due time' },
  endsAt: { zh: '结束时刻', en: 'end' },
  startsAt: { zh: '开始时刻', en: 'start' },
  at: { zh: '时刻', en: 'time' },
  text: { zh: '内容', en: 'text' },
  words: { zh: '原话', en: 'words' },
  summary: { zh: '情况', en: 'what happened' },
  place: { zh: '地点', en: 'place' },
  source: { zh: '来源', en: 'source' },
  title: { zh: '标题', en: 'title' },
  callback: { zh: '回拨号码', en: 'call-back number' },
  owner: { zh: '责任人', en: 'owner' },
  leader: { zh: '领导', en: 'leader' },
  receiver: { zh: '接收人', en: 'receiver' },
  result: { zh: '结果', en: 'result' },
  reason: { zh: '理由', en: 'reason' },
  roomName: { zh: '值班室名称', en: 'room name' },
  divisionCode: { zh: '行政区划代码', en: 'division code' },
  name: { zh: '账号名', en: 'account name' },
  displayName: { zh: '姓名', en: 'name' },
  password: { zh: '密码', en: 'password' },
  incidentId: { zh: '事件', en: 'incident' },
  handling: { zh: '处理情况', en: 'handling' },
  doneAt: { zh: '办结时刻', en: 'time of completion' },
  leaderWords: { zh: '领导批示', en: 'leader’s words' },
  paperSerial: { zh: '纸单号', en: 'paper serial' },
  trueAt: { zh: '实际时刻', en: 'true time' },
  issuer: { zh: '发布机关', en: 'issuer' },
  asOf: { zh: '截至', en: 'as of' },
  explanation: { zh: '变化说明', en: 'explanation' },
  matter: { zh: '响应事项', en: 'matter' },
  period: { zh: '预计期限', en: 'expected period' },
  measures: { zh: '应急处置措施', en: 'measures' },
};

const NOTICE_PARTS: Readonly<Record<string, Pair>> = {
  matter: { zh: '响应事项', en: 'matter' },
  level: { zh: '响应级别', en: 'level' },
  period: { zh: '预计期限', en: 'expected period' },
  measures: { zh: '应急处置措施', en: 'measures' },
};

const UNREADABLE: Readonly<Record<string, Pair>> = {
  xls: {
    zh: '是旧的 XLS 格式，请用 WPS 或 Excel 另存为 XLSX',
    en: 'it is an old XLS; save it as XLSX first',
  },
  encoding: { zh: '编码既不是 UTF-8 也不是 GB18030', en: 'its encoding is neither UTF-8 nor GB18030' },
  broken: { zh: '不是完好的 XLSX 或 CSV', en: 'it is no sound XLSX or CSV' },
  empty: { zh: '里面没有内容', en: 'there is nothing in it' },
  old_office: {
    zh: '是旧的 DOC、XLS 或 WPS 格式，请另存为 DOCX 或 XLSX',
    en: 'it is an old DOC, XLS or WPS; save it as DOCX or XLSX first',
  },
  too_large: { zh: '太大，工作方案用不着这么大的文件', en: 'it is far larger than a work plan' },
  broken_document: { zh: '不是完好的 DOCX、XLSX 或文本', en: 'it is no sound DOCX, XLSX or text' },
  hostile: {
    zh: '内容异常（解开后过大或自带实体），不安全',
    en: 'it unfolds beyond its size or declares entities, which is not safe',
  },
  slow: { zh: '读了太久还没读完', en: 'reading it took too long' },
  missing: { zh: '文件不在了', en: 'the file is gone' },
};

/** The record that has the id: a line of the log by its number, anything else by its name. */
function storedWords(params: Readonly<Record<string, string | number>>, locale: Locale): string {
  if (params.line !== undefined) return locale === 'zh' ? `日志第 ${params.line} 条` : `line ${params.line}`;
  return `“${params.name ?? ''}”`;
}

/** The refusal in plain words of the reader's language: what happened, what was kept, what to do. */
export function errorText(error: AppError, locale: Locale): string {
  const params: Record<string, string | number> = { ...error.params };
  const field = error.field ?? '';
  const leaf = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  const figures: Readonly<Record<string, string>> = FIGURE_NAMES[locale];
  params.field = FIELD_NAMES[leaf]?.[locale] ?? figures[leaf] ?? field;
  if (error.code === 'figure_falls' || error.code === 'figures_of_ledger')
    params.figure = figures[String(params.figure)] ?? String(params.figure);
  params.ref = error.ref ?? '';
  if (error.code === 'run_refused') {
    params.reason = REFUSAL_WORDS[String(params.reason) as RefusalCode]?.[locale] ?? String(params.reason);
  }
  if (error.code === 'sign_on_early' && typeof params.opensAt === 'number') {
    params.opensAt = stamp(params.opensAt);
  }
  if (error.code === 'swap_impossible') {
    params.reason = SWAP_PROBLEMS[String(params.reason)]?.[locale] ?? String(params.reason);
  }
  if (error.code === 'id_used') params.stored = storedWords(params, locale);
  if (error.code === 'run_exists' && typeof params.startedAt === 'number') {
    params.startedAt = stamp(params.startedAt);
  }
  if (error.code === 'notice_incomplete')
    params.part = NOTICE_PARTS[String(params.part)]?.[locale] ?? String(params.part);
  if (error.code === 'import_unreadable')
    params.why = UNREADABLE[String(params.why)]?.[locale] ?? String(params.why);
  if (error.code === 'import_before' && typeof params.at === 'number') params.at = stamp(params.at);
  if (error.code === 'draft_conflict' && typeof params.at === 'number') params.at = stamp(params.at);
  if (error.code === 'plan_broken' && locale === 'en' && params.problemsEn !== undefined)
    params.problems = params.problemsEn;
  if (error.code === 'locked_out' && typeof params.until === 'number') params.until = stamp(params.until);
  return WORDS[error.code][locale].replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    String(params[name] ?? ''),
  );
}
