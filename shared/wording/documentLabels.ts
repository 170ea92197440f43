import type {
  CheckResult,
  CheckStep,
  CheckType,
  Direction,
  DocumentDemand,
  DocumentWay,
  HandlingAct,
  Outcome,
  Renewal,
  Repeat,
  Urgency,
  VoidReason,
} from '../domain/documents';
import type { Locale } from './labels';

type Words<K extends string> = Readonly<Record<K, string>>;
export type DocumentLabels = {
  readonly direction: Words<Direction>;
  readonly way: Words<DocumentWay>;
  readonly urgency: Words<Urgency>;
  readonly demand: Words<DocumentDemand>;
  readonly outcome: Words<Outcome>;
  readonly handling: Words<HandlingAct>;
  readonly voidReason: Words<VoidReason>;
  readonly repeat: Words<Repeat>;
  readonly renewal: Words<Renewal>;
  readonly checkType: Words<CheckType>;
  readonly checkResult: Words<CheckResult>;
  readonly checkStep: Words<CheckStep>;
};

const zh: DocumentLabels = {
  direction: { incoming: '收文', outgoing: '发文' },
  way: {
    fax: '传真',
    platform: '系统',
    confidential_exchange: '机要交换',
    courier: '专人',
    mail: '邮件',
  },
  urgency: { top_urgent: '特提', extra_urgent: '特急', urgent: '加急', routine: '平急' },
  demand: { answer: '需回复', handle: '需办理', file: '存查', receipt: '要签收', none: '不要签收' },
  outcome: { answered: '已回复', handled: '已办理', filed: '存查', signed: '签收齐', closed: '不再催收' },
  handling: { reported: '报领导', forwarded: '转办', noted: '办理' },
  voidReason: { duplicate: '重复登记', wrong_entry: '登记有误', not_ours: '非本单位件', other: '其他' },
  repeat: { none: '一次', daily: '每天', weekly: '每周', minutes: '每隔' },
  renewal: { once: '读一次', shift: '每班', month: '每月', quarter: '每季', year: '每年' },
  checkType: {
    phone: '电话抽查',
    video: '视频点名',
    sat_phone: '卫星电话点名',
    heartbeat: '在线心跳',
    on_site: '现场抽查',
  },
  checkResult: {
    normal: '正常',
    late: '延迟应答',
    no_answer: '无人应答',
    not_on_duty: '非值班人员应答',
    equipment_fault: '设备故障',
  },
  checkStep: { first: '首呼', redial: '重拨', backup: '备用号' },
};

const en: DocumentLabels = {
  direction: { incoming: 'Received', outgoing: 'Sent' },
  way: {
    fax: 'Fax',
    platform: 'System',
    confidential_exchange: 'Confidential exchange',
    courier: 'Courier',
    mail: 'Mail',
  },
  urgency: { top_urgent: 'Flash', extra_urgent: 'Immediate', urgent: 'Priority', routine: 'Routine' },
  demand: {
    answer: 'To answer',
    handle: 'To handle',
    file: 'For the file',
    receipt: 'Receipts wanted',
    none: 'No receipts',
  },
  outcome: {
    answered: 'Answered',
    handled: 'Handled',
    filed: 'Filed',
    signed: 'All signed',
    closed: 'Not chased further',
  },
  handling: { reported: 'Told a leader', forwarded: 'Passed on', noted: 'Handled' },
  voidReason: {
    duplicate: 'Registered twice',
    wrong_entry: 'Registered wrongly',
    not_ours: 'Not addressed to us',
    other: 'Other',
  },
  repeat: { none: 'Once', daily: 'Every day', weekly: 'Every week', minutes: 'Every …' },
  renewal: {
    once: 'Once',
    shift: 'Every shift',
    month: 'Every month',
    quarter: 'Every quarter',
    year: 'Every year',
  },
  checkType: {
    phone: 'Phone check',
    video: 'Video roll call',
    sat_phone: 'Satellite roll call',
    heartbeat: 'Online heartbeat',
    on_site: 'Check on site',
  },
  checkResult: {
    normal: 'Normal',
    late: 'Late answer',
    no_answer: 'No answer',
    not_on_duty: 'Answered by somebody not on duty',
    equipment_fault: 'Equipment fault',
  },
  checkStep: { first: 'First call', redial: 'Redial', backup: 'Backup number' },
};

/** The words of the closed lists of documents, reminders, standing orders and post checks. */
export function documentLabels(locale: Locale): DocumentLabels {
  return locale === 'zh' ? zh : en;
}

/** `收〔2026〕12号`: the number of an entry of the register, by year and direction. */
export function registerNumber(
  entry: { readonly direction: Direction; readonly year: number; readonly number: number },
  locale: Locale,
): string {
  if (locale === 'zh')
    return `${entry.direction === 'incoming' ? '收' : '发'}〔${entry.year}〕${entry.number}号`;
  return `${entry.direction === 'incoming' ? 'In' : 'Out'} ${entry.year}/${entry.number}`;
}
