import type { HomeProblem } from './homeFolder';

export type Locale = 'zh' | 'en';

const zh = {
  title: '值守台',
  demoMark: '【演示】',
  trayShow: '打开值守台',
  trayQuit: '退出…',
  trayAlerts: (count: number) => (count === 0 ? '值守台' : `值守台 · ${count} 条告警未确认`),
  alarmTitle: '值守台 · 到时告警',
  quitTitle: '值班进行中',
  quitQuestion: '本班还没有结束。现在退出值守台吗?',
  quitConsequence:
    '退出后时限不再提醒,没有声音,也没有通知,直到重新打开。已记录的内容不会丢失。请确认有人用其他办法盯住时限。',
  quitStay: '继续值守',
  quitLeave: '仍要退出',
  changedTitle: '程序文件有改动',
  changedMessage: (count: number) =>
    `安装的程序有 ${count} 个文件和出厂时不一样。数据没有受影响；请告知管理员，重新安装。`,
  saveTitle: '导出文书',
  rosterTitle: '选择排班表',
  formats: {
    pdf: 'PDF 文件',
    docx: 'Word 文档',
    xlsx: 'Excel 表格',
    csv: 'CSV 表格',
    json: 'JSON 数据',
    txt: '纯文本',
  },
  importTitle: '选择要导入的日志',
  contactsTitle: '选择要导入的通讯录',
  backupFolderTitle: '选择放备份的文件夹（另一块盘）',
  spoolTitle: '选择暂存记录的文件夹（另一块磁盘）',
  warningFolderTitle: '选择放预警文件的文件夹',
  tables: '表格（XLSX、CSV）',
  badRowsName: '没有导入的行.csv',
  savePlanTitle: '导出方案',
  planFormats: {
    yaml: 'YAML 方案',
    md: 'Markdown 文档',
    mermaid: 'Mermaid 流程图',
    svg: 'SVG 矢量图',
    png: 'PNG 图片',
    pdf: 'PDF 文件',
    docx: 'Word 文档',
  },
  planImportTitle: '选择要导入的方案文件',
  planDocuments: '方案文件（Word、Excel、CSV、Mermaid、文本）',
  sealTitle: '保存封装包',
  zip: '封装包',
  saveNumbersTitle: '保存统计表',
  savePictureTitle: '保存图',
  saveAuditTitle: '导出审计',
  auditName: '审计',
  png: 'PNG 图片',
  numbersName: '值班统计',
  level: ['提醒', '时限将到', '时限已到', '已超时'],
  again: '再次提醒',
  due: (clock: string) => `应于 ${clock} 前完成`,
  many: (count: number) => `${count} 条时限告警`,
  etc: (count: number) => `等 ${count} 条,请看值守台`,
  testTitle: '【测试】桌面通知自检',
  testMessage: (clock: string) => `${clock} 看到这条就点“看到”`,
};

const en: typeof zh = {
  title: 'Watchdesk',
  demoMark: '[Demo] ',
  trayShow: 'Open Watchdesk',
  trayQuit: 'Quit…',
  trayAlerts: (count) => (count === 0 ? 'Watchdesk' : `Watchdesk · ${count} alerts not acknowledged`),
  alarmTitle: 'Watchdesk · due now',
  quitTitle: 'A shift is open',
  quitQuestion: 'This shift has not been closed. Quit Watchdesk now?',
  quitConsequence:
    'After quitting nothing reminds you of a deadline: no sound, no notification, until it is opened again. What was recorded is kept. Make sure that somebody watches the deadlines in another way.',
  quitStay: 'Stay on watch',
  quitLeave: 'Quit all the same',
  changedTitle: 'Program files were changed',
  changedMessage: (count) =>
    `${count} files of the installed program differ from what was packed. The data are not affected; tell the administrator and install it again.`,
  saveTitle: 'Export a paper',
  rosterTitle: 'Choose the roster',
  formats: {
    pdf: 'PDF file',
    docx: 'Word document',
    xlsx: 'Excel workbook',
    csv: 'CSV table',
    json: 'JSON data',
    txt: 'Plain text',
  },
  importTitle: 'Choose the log to import',
  contactsTitle: 'Choose the list of contacts to import',
  backupFolderTitle: 'Choose the folder for copies (on another disk)',
  spoolTitle: 'Choose a folder to keep lines in (on another disk)',
  warningFolderTitle: 'Choose the folder for files with warnings',
  tables: 'Tables (XLSX, CSV)',
  badRowsName: 'rows not imported.csv',
  savePlanTitle: 'Export the plan',
  planFormats: {
    yaml: 'Plan in YAML',
    md: 'Markdown document',
    mermaid: 'Mermaid flowchart',
    svg: 'SVG drawing',
    png: 'PNG picture',
    pdf: 'PDF file',
    docx: 'Word document',
  },
  planImportTitle: 'Choose a plan to import',
  planDocuments: 'Plans (Word, Excel, CSV, Mermaid, text)',
  sealTitle: 'Save the sealed package',
  zip: 'Sealed package',
  saveNumbersTitle: 'Save the statistics',
  savePictureTitle: 'Save the chart',
  saveAuditTitle: 'Export the audit',
  auditName: 'audit',
  png: 'PNG picture',
  numbersName: 'duty-statistics',
  level: ['Reminder', 'Deadline near', 'Deadline reached', 'Overdue'],
  again: 'again',
  due: (clock) => `due by ${clock}`,
  many: (count) => `${count} deadline alerts`,
  etc: (count) => `${count} in all, see Watchdesk`,
  testTitle: '[Test] Desktop notification',
  testMessage: (clock) => `${clock}: press “seen” if you see this`,
};

export type Words = typeof zh;
export const wordsOf = (locale: Locale): Words => (locale === 'en' ? en : zh);

/** The line of a test of the alarm window, in both languages as the desk's own titles are. */
export const ALARM_TEST = {
  testZh: '【测试】告警窗口自检，点“知道了”收起',
  testEn: '[Test] Alarm window: press Heard to put it away',
} as const;

/** Printed by a second start before it ends. */
export const ALREADY_RUNNING =
  '值守台已在运行,已切换到它的窗口。 Watchdesk is already running; its window was brought to the front.';
export const HOME_WITHOUT_FOLDER = '--home 后面缺少文件夹。 --home needs a folder after it.';
export const NO_DEMO_FOLDER =
  '--demo 只能打开为演示新建的临时文件夹。 --demo opens only a temporary folder that was made for a demo.';

type Failure = { readonly title: string; readonly what: string; readonly toDo: string };

/** What is said when the data folder cannot be used: what happened, and what to do. */
export const HOME_FAILURES: Record<HomeProblem, Record<Locale, Failure>> = {
  not_creatable: {
    zh: {
      title: '数据文件夹无法建立',
      what: '值守台不能在这里建立数据文件夹。',
      toDo: '请检查路径是否正确、当前用户是否有权限,然后重新打开。',
    },
    en: {
      title: 'The data folder cannot be made',
      what: 'Watchdesk cannot make its data folder here.',
      toDo: 'Check the path and the rights of this user, then open Watchdesk again.',
    },
  },
  not_writable: {
    zh: {
      title: '数据文件夹不能写入',
      what: '值守台不能在数据文件夹里写文件。',
      toDo: '请检查当前用户对文件夹的权限,然后重新打开。',
    },
    en: {
      title: 'The data folder cannot be written',
      what: 'Watchdesk cannot write files in its data folder.',
      toDo: 'Check the rights of this user on the folder, then open Watchdesk again.',
    },
  },
  read_only: {
    zh: {
      title: '数据文件夹是只读的',
      what: '数据文件夹所在的磁盘是只读的,值守台不能记录。',
      toDo: '请让磁盘可写(或换一个数据文件夹),然后重新打开。',
    },
    en: {
      title: 'The data folder is read-only',
      what: 'The disk that holds the data folder is read-only, so nothing could be recorded.',
      toDo: 'Make the disk writable (or use another data folder), then open Watchdesk again.',
    },
  },
  not_a_folder: {
    zh: {
      title: '数据路径不是文件夹',
      what: '数据路径上有一个同名的文件,不是文件夹。',
      toDo: '请改用另一个路径,或移走那个文件,然后重新打开。',
    },
    en: {
      title: 'The data path is not a folder',
      what: 'There is a file, not a folder, on the path of the data folder.',
      toDo: 'Use another path or move that file away, then open Watchdesk again.',
    },
  },
};
