import type { ErrorCode } from '../../contract/errors';
import type { Pair } from './pair';

/** Refusals of the areas that came after them. */
export const AREAS_ERRORS = {
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
  audit_too_short: {
    zh: '没有保存：《网络安全法》要求日志留存不少于六个月，审计至少显示 {days} 天。',
    en: 'Nothing was saved: the Cybersecurity Law asks for logs to be kept six months at least, so the audit shows {days} days or more.',
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
  emergency: {
    zh: '应急模式：数据写不进去，这一步现在办不了；写的内容还在。先用暂存记录，恢复写入后再办。',
    en: 'Emergency mode: the data cannot be written, so this cannot be done now. What you typed is kept; log lines go on, and the rest can be done when writing works again.',
  },
  spooled: {
    zh: '暂存于 {folder}，尚未入库；恢复写入后自动入志。',
    en: 'Kept in {folder}, not in the log yet; it goes in by itself when writing works again.',
  },
  spool_nowhere: {
    zh: '没有入志，也没有地方暂存：请选另一块磁盘上的文件夹，或复制、打印、手写下来。写的内容还在这里。',
    en: 'Not in the log and kept nowhere: choose a folder on another disk, or copy, print or write it down. What you typed is still here.',
  },
  spool_folder: {
    zh: '这个文件夹不能用：{why}。请选另一块磁盘上能写的文件夹（U 盘也可以）。',
    en: 'This folder cannot be used: {why}. Choose one that can be written on another disk (a USB stick will do).',
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
  // recovery
  backup_failed: {
    zh: '备份没有做成：{problem}。原来的备份和数据都没有动。',
    en: 'The backup was not made: {problem}. The earlier backups and the data are as they were.',
  },
  backup_running: {
    zh: '正在备份，稍等再试。',
    en: 'A backup is being made; try again in a moment.',
  },
  backup_gone: {
    zh: '这份备份不在了（盘没有插上？）。',
    en: 'That backup is not there any more (is the disk plugged in?).',
  },
  folder_unfit: {
    zh: '这个文件夹不能用：{problem}。另选一个。',
    en: 'That folder cannot be used: {problem}. Choose another.',
  },
  restore_needless: {
    zh: '数据打得开，或恢复解决不了这个问题；没有动任何东西。',
    en: 'The data can be opened, or a restore would not help; nothing was touched.',
  },
  restore_unconfirmed: {
    zh: '没有恢复：要先确认读过会缺什么，并照着输入备份里的值班室名称。没有动任何东西。',
    en: 'Not restored: confirm first that what will be missing was read, and type the name of the room as it stands in the backup. Nothing was touched.',
  },
  restore_failed: {
    zh: '没有恢复：{problem}（{detail}）。数据和备份都没有动，换一份备份再试。',
    en: 'Not restored: {problem} ({detail}). Data and backups are as they were; try another backup.',
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
} as const satisfies Partial<Record<ErrorCode, Pair>>;
