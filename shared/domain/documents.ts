/** The closed word lists of the register of documents, reminders, standing orders and post checks. Words on screen: shared/wording/documentLabels. */

export const DIRECTIONS = ['incoming', 'outgoing'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How a document came or went: 传真, 系统, 机要交换, 专人, 邮件. */
export const DOCUMENT_WAYS = ['fax', 'platform', 'confidential_exchange', 'courier', 'mail'] as const;
export type DocumentWay = (typeof DOCUMENT_WAYS)[number];

/** Urgency of telegrams: 特提, 特急, 加急, 平急 (domain.md 4). No warning colours: a word in neutral type. */
export const URGENCIES = ['top_urgent', 'extra_urgent', 'urgent', 'routine'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What an incoming document asks of the room; what an outgoing one asks of its receivers. */
export const INCOMING_DEMANDS = ['answer', 'handle', 'file'] as const;
export const OUTGOING_DEMANDS = ['receipt', 'none'] as const;
export type DocumentDemand = (typeof INCOMING_DEMANDS)[number] | (typeof OUTGOING_DEMANDS)[number];
export const DOCUMENT_DEMANDS = [...INCOMING_DEMANDS, ...OUTGOING_DEMANDS] as const;

/** How a document ended: 已回复, 已办理, 存查, 签收齐, 不再催收. */
export const OUTCOMES = ['answered', 'handled', 'filed', 'signed', 'closed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What was done with a document on its way: 报领导, 转办, 其他办理. */
export const HANDLING_ACTS = ['reported', 'forwarded', 'noted'] as const;
export type HandlingAct = (typeof HANDLING_ACTS)[number];

export const VOID_REASONS = ['duplicate', 'wrong_entry', 'not_ours', 'other'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

export const REPEATS = ['none', 'daily', 'weekly', 'minutes'] as const;
export type Repeat = (typeof REPEATS)[number];

/** When a standing order must be read again: 不复阅, 每班, 每月, 每季, 每年. */
export const RENEWALS = ['once', 'shift', 'month', 'quarter', 'year'] as const;
export type Renewal = (typeof RENEWALS)[number];

/** Kinds of post check (domain.md 1.7): 电话抽查, 视频点名, 卫星电话点名, 系统在线心跳, 现场抽查. */
export const CHECK_TYPES = ['phone', 'video', 'sat_phone', 'heartbeat', 'on_site'] as const;
export type CheckType = (typeof CHECK_TYPES)[number];

/** 正常, 延迟应答, 无人应答, 非值班人员应答, 设备故障. */
export const CHECK_RESULTS = ['normal', 'late', 'no_answer', 'not_on_duty', 'equipment_fault'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** The ladder of a call that nobody takes: first, again after two minutes, then the backup number. */
export const CHECK_STEPS = ['first', 'redial', 'backup'] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];
