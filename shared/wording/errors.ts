import type { AppError, ErrorCode } from '../contract/errors';
import { stamp } from '../domain/time';
import type { RefusalCode } from '../plan';
import { AREAS_ERRORS } from './errorWords/areas';
import { GENERAL_ERRORS } from './errorWords/general';
import type { Pair } from './errorWords/pair';
import { FIGURE_NAMES } from './figures';
import { type Locale, labels } from './labels';
import { problemWords } from './recoveryLines';
import { REFUSAL_WORDS } from './refusals';
import { FOLDER_PROBLEMS } from './rescueLines';

/** What happened, what was kept, what to do; `{name}` is replaced from the refusal's parameters. */
const WORDS: Readonly<Record<ErrorCode, Pair>> = { ...GENERAL_ERRORS, ...AREAS_ERRORS };

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

const EXPIRED: Readonly<Record<string, Pair>> = {
  age: { zh: '已到期，宽限也过了', en: 'it is past its time, and the grace has ended' },
  reset: { zh: '是别人设的', en: 'somebody else set it' },
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
  if (error.code === 'backup_failed' || error.code === 'folder_unfit' || error.code === 'restore_failed')
    params.problem = problemWords(String(params.problem ?? params.reason), locale);
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
  if (error.code === 'spool_folder')
    params.why = FOLDER_PROBLEMS[String(params.why)]?.[locale] ?? String(params.why);
  if (error.code === 'import_before' && typeof params.at === 'number') params.at = stamp(params.at);
  if (error.code === 'draft_conflict' && typeof params.at === 'number') params.at = stamp(params.at);
  if (error.code === 'plan_broken' && locale === 'en' && params.problemsEn !== undefined)
    params.problems = params.problemsEn;
  if (error.code === 'password_expired')
    params.reason = EXPIRED[String(params.reason)]?.[locale] ?? String(params.reason);
  if (error.code === 'last_keeper' || error.code === 'roles_excluded') {
    const roles: Readonly<Record<string, string>> = labels(locale).role;
    for (const name of ['role', 'a', 'b']) params[name] = roles[String(params[name])] ?? '';
  }
  if (error.code === 'locked_out' && typeof params.until === 'number') params.until = stamp(params.until);
  return WORDS[error.code][locale].replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    String(params[name] ?? ''),
  );
}
