type Help = { readonly usage: string; readonly zh: string; readonly en: string };

/** Every command with its options, in the order in which they are listed. */
export const HELP: Readonly<Record<string, Help>> = {
  seed: {
    usage: 'watchdesk seed --entries N [--incidents M] [--seed S] [--end T]',
    zh: '把一个演示值班室（岚溪县，数据虚构）写进空的数据文件夹；T 是最后时刻，默认现在。',
    en: 'Write a demonstration room (岚溪县, invented) into an empty data folder; T is its last moment, now by default.',
  },
  'log add': {
    usage: 'watchdesk log add --as ACCOUNT --password-file FILE --stdin [--kind KIND]',
    zh: '标准输入一行记一条；存稳一条，打印一行 ack 和它的序号。',
    en: 'Write one log line per input line; prints “ack” and its number when it is safely stored.',
  },
  verify: {
    usage: 'watchdesk verify',
    zh: '核验全部记录的链和签名；指出第一条不对的。值守台开着也能用。',
    en: 'Verify the chain and signatures of all records and name the first bad one; works beside a running console.',
  },
  'import-log': {
    usage:
      'watchdesk import-log FILE [--map M.json] [--dry-run] [--skip-bad] [--again] [--source WORDS] --as ACCOUNT --password-file FILE',
    zh: '把别处的日志（XLSX、CSV）导入：要么全部，要么什么都不；有不对的行就一行行指出，加 --skip-bad 才只导入好的；--dry-run 只试读，--json 里有可以存成 M.json 的对应关系。',
    en: 'Import another log (XLSX, CSV), all or nothing: broken rows are named, and only --skip-bad imports the good ones; --dry-run reads only, and its --json holds the map to keep as M.json.',
  },
  'verify-package': {
    usage: 'watchdesk verify-package FILE [--key FINGERPRINT] [--code CODE]',
    zh: '核验一个封装包：改过一个字节也查得出，并指出在哪里；--key 要求公钥指纹，--code 查打印件上的校验码。不需要数据文件夹。',
    en: 'Verify a sealed package: one changed byte is found and its place named; --key demands a fingerprint, --code looks up a code from paper. Needs no data folder.',
  },
  rebuild: {
    usage: 'watchdesk rebuild',
    zh: '从记录重建各表，打印重建前后的摘要；值守台要先关掉。',
    en: 'Rebuild every table from the journal and print its digest before and after; the console must be closed.',
  },
  backup: {
    usage: 'watchdesk backup [--to DIR]',
    zh: '做一份备份并核验（数据库、附件、账号、钥匙），默认放在数据文件夹的 backups；值守台开着也能用。',
    en: 'Make and verify a backup (database, attachments, accounts, key), by default in backups of the data folder; works beside a running console.',
  },
  restore: {
    usage: 'watchdesk restore BACKUP [--journal DIR] [--in-place] --home NEW',
    zh: '从一份备份（或放备份的文件夹里最新完好的一份）恢复到空的新文件夹，接上 DIR 里每日文件的后续记录，核验以后才算数；--in-place 换掉损坏的数据，旧的留在旁边。',
    en: 'Restore a backup (or the newest good one of a folder) into a new, empty folder, with the later records of the daily files in DIR; it counts only once verified. --in-place replaces damaged data and keeps the old beside.',
  },
  doctor: {
    usage: 'watchdesk doctor [--full]',
    zh: '检查数据是否安全：权限、占用、磁盘、数据库、链、备份、第二处、钥匙、时钟，每项说明怎么办；有一项不通过就退出 1；--full 逐条核验。',
    en: 'Check what keeps the data safe: permissions, lock, disk, database, chain, backups, second places, key, clock, each with what to do. Exit 1 when one fails; --full reads everything.',
  },
  export: {
    usage:
      'watchdesk export --day D | --shift ID | --from T --to T --format pdf|docx|xlsx|csv|json|txt|package [--masked] --out FILE --as ACCOUNT --password-file FILE',
    zh: '把一天（0 时到 24 时）、一个班次或一段时间的日志写成文件；ID 可以写 current；--masked 是脱敏副本。',
    en: 'Write the log of a day (midnight to midnight), a shift or a span of time to a file; ID may be “current”; --masked hides telephones and ID numbers.',
  },
  report: {
    usage:
      'watchdesk report INCIDENT --kind phone_report|initial|update|final|verified|correction|zero --format docx|pdf|txt|json [--codes] --out FILE --as ACCOUNT --password-file FILE',
    zh: '把一起事件（编号）最近签发的一种报告写成文件，版面按 GB/T 9704；还没有签发的，按现在的事实起草，标明草稿；--codes 在 PDF 后附全文二维码。',
    en: 'Write the newest signed report of a kind on an incident (its id or number) to a file in the layout of GB/T 9704; where none is signed, a draft from the facts of now, marked as one. --codes puts the text as QR codes behind a PDF.',
  },
  'callouts table': {
    usage:
      'watchdesk callouts table ID --out FILE [--format xlsx|pdf|docx|csv|json|txt] [--masked] --as ACCOUNT --password-file FILE',
    zh: '把一次叫应的统计表写成文件，格式看文件名的结尾；XLSX 里时刻是时刻、数是数，没有合并单元格，表下有算式。',
    en: 'Write the table of one call-out to a file in the format of its ending; an XLSX holds real times and numbers without merged cells, with the formula at its foot.',
  },
  search: {
    usage: 'watchdesk search TEXT [--limit N] --as ACCOUNT --password-file FILE',
    zh: '在日志、事件、执行、报送、人员和文件里搜索，新的在前；几个词用空格分开，都要有。',
    en: 'Search log, incidents, runs, reports, people and documents, newest first; several words must all be there.',
  },
  'plans check': {
    usage: 'watchdesk plans check FILE… [--tables FILE]',
    zh: '检查工作方案文件，逐条指出文件、行、列和怎么改。',
    en: 'Check work-plan files; names file, line, column and what to do about each problem.',
  },
  'plans mermaid': {
    usage: 'watchdesk plans mermaid FILE [--tables FILE]',
    zh: '把一个工作方案画成 Mermaid 文本。',
    en: 'Draw a work plan as Mermaid text.',
  },
  'plans import': {
    usage:
      'watchdesk plans import FILE… [--id ID] [--title T] [--profile P] [--tables FILE] [--out FILE | --as ACCOUNT --password-file FILE [--replace]]',
    zh: '把 Word、Excel 表格、编号段落、CSV 或 Mermaid 流程图变成方案草稿，逐条列出要人工完成的地方；加 --as 就存成值班室里的草稿，否则写到 --out 或标准输出。',
    en: 'Turn tables of Word and Excel, numbered paragraphs, CSV or a Mermaid flowchart into a draft plan and list what is left to finish by hand; with --as it is kept as a draft in the room, else it goes to --out or stdout.',
  },
  'plans diff': {
    usage: 'watchdesk plans diff OLD NEW [--tables FILE]',
    zh: '比较一个方案的两个文本：新增、删去、移动、改动的块和每一项的前后值。',
    en: 'Compare two texts of a work plan: blocks added, removed, moved and changed, with each value before and after.',
  },
  'plans export': {
    usage:
      'watchdesk plans export FILE|ID --out FILE [--format yaml|md|mermaid|docx|svg|png|pdf] [--sheet auto|A4|A3|tiles] [--profile P] [--tables FILE] [--revision N --as ACCOUNT --password-file FILE]',
    zh: '把方案文件、或（加 --as）值班室里方案的一版导出：DOCX 是整个方案的公文，SVG、PNG、PDF 是流程图；PNG 和 PDF 由值守台的窗口程序画。',
    en: 'Export a plan file or, with --as, a revision of the room: DOCX is the whole plan as an official document; SVG, PNG and PDF are its flowchart. PNG and PDF are drawn by the console’s own window program.',
  },
  'plans simulate': {
    usage: 'watchdesk plans simulate FILE [OTHERS…] [--choices C.yaml] [--strict] [--tables FILE]',
    zh: '不开值守台，按 C.yaml 里的选择把第一个文件的方案从接报走到结束（后面可写它要用的子方案），打印每一步和每个时限；--strict 时有时限超时或选择没有写明就退出 1。格式见 resources/work-plans/SIMULATION.md。',
    en: 'Play the first work plan (its sub-plans may follow) from the receipt to its end by the choices in C.yaml, without the console; prints every step and deadline. With --strict a late deadline or a choice that is not named ends with exit 1. Format: resources/work-plans/SIMULATION.md.',
  },
  'alerts list': {
    usage: 'watchdesk alerts list',
    zh: '列出还没办完的告警，最急的在前，是否显示过、谁应了。不需要账号。',
    en: 'List the alerts that are not over, loudest first: whether a screen painted them and who heard them. Needs no account.',
  },
  'alerts audit': {
    usage: 'watchdesk alerts audit',
    zh: '另一条路核对：有没有到了时限而没有告警的；有就退出 1。也报没有显示过的和上次心跳。不需要账号。',
    en: 'Check by a way of its own whether anything due was not raised; exit 1 if so. Tells what no screen painted, and the last heartbeat. Needs no account.',
  },
  'warnings import': {
    usage: 'watchdesk warnings import FILE… --as ACCOUNT --password-file FILE',
    zh: '把预警文件（CAP 1.2 的 XML、预警接口的 JSON、短信或传真的文字）导入值班室，逐条处理，重复导入不重复登记；有拒绝的或要人确认的就退出 1；--json 每个文件一份结果。格式见 resources/warnings/README.md。',
    en: 'Take warnings of files (CAP 1.2 XML, JSON of the feed, text of an SMS or fax) into the room, each by itself; sent again nothing changes. Exit 1 when one is refused or left to an officer; --json prints one result per file. Formats: resources/warnings/README.md.',
  },
  'warnings read': {
    usage: 'watchdesk warnings read FILE',
    zh: '试读一个预警文件，把读到的各项和疑问打印成 JSON；不需要数据文件夹，什么都不存。',
    en: 'Read a file with warnings and print the fields and what is in doubt as JSON. Needs no data folder and stores nothing.',
  },
  grade: {
    usage: 'watchdesk grade --facts F.json',
    zh: '按 F.json 里的数据判定事件等级、报送级别和较大涉险，并说明哪个数达到哪条规定；不需要数据文件夹。格式见 resources/rules/CASES.md。',
    en: 'Grade an incident by the figures in F.json: grade, grade for reporting and near miss, and which figure met which threshold. Needs no data folder. Format: resources/rules/CASES.md.',
  },
  clocks: {
    usage: 'watchdesk clocks --facts F.json [--others]',
    zh: '按 F.json 里的事实列出该向谁报、何时到期、依据哪条规定；等级升高时旧的时限也列出并注明；--others 连单位等对方的时限也列。格式见 resources/rules/CASES.md。',
    en: 'List what is owed to whom until when by the facts in F.json, with the rule; after a rise of the grade the replaced limits too. --others adds the limits that bind others, such as the unit. Format: resources/rules/CASES.md.',
  },
  help: {
    usage: 'watchdesk help [COMMAND]',
    zh: '显示用法。',
    en: 'Show how to use it.',
  },
};

const COMMON = `共同选项 / common options
  --home DIR     数据文件夹（否则 WATCHDESK_HOME，否则值守台自己的） / data folder (else WATCHDESK_HOME, else the console's own)
  --json         标准输出只有一份 JSON / one JSON document on stdout
  --lang zh|en   消息的语言（否则按 LANG，默认中文） / language of the messages (else LANG, Chinese by default)
  --help, --version

时间 / times: 2026-09-12, "2026-09-12 08:30" (+08:00), 2026-09-12T00:30:00Z
退出码 / exit codes: 0 办妥 done · 1 被拒绝或核验不符 refused or a check failed · 2 用法不对 usage · 3 数据打不开 the data cannot be opened
`;

function block({ usage, zh, en }: Help): string {
  return `  ${usage}\n      ${zh}\n      ${en}\n`;
}

/** The usage of one command, or of all when there is no such command. Chinese and English together. */
export function usageText(command: string | null): string {
  const one = command === null ? undefined : HELP[command];
  const blocks = one ? [block(one)] : Object.values(HELP).map(block);
  return `值守台命令行 / Watchdesk command line\n\n${blocks.join('\n')}\n${COMMON}`;
}
