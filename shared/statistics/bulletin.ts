import type { Deadline } from '../contract/alertModels';
import type { CalloutTotals } from '../contract/areas/statistics';
import type { Casualties, Incident, Warning } from '../contract/models';
import { zoned } from '../domain/time';
import { labels } from '../wording/labels';
import { rate } from './callouts';

/** 值班快报: at most this many characters (documents.md 4). */
export const BULLETIN_LIMIT = 400;

export type BulletinSource = {
  readonly asOf: number;
  readonly incidents: readonly Incident[];
  readonly warnings: readonly Warning[];
  readonly calls: number;
  readonly reports: number;
  readonly instructions: number;
  readonly callouts: CalloutTotals;
  /** what open tally sheets say, as sentences */
  readonly tallies?: readonly string[];
  /** what comes next, the nearest first */
  readonly next: readonly Pick<Deadline, 'titleZh' | 'dueAt'>[];
};

/** `2时05分`, `7时`; with the day when it is another one than that of `near`. */
export function spokenTime(at: number, near: number): string {
  const [then, now] = [zoned(at), zoned(near)];
  const minutes = then.minute === 0 ? '' : `${String(then.minute).padStart(2, '0')}分`;
  const day =
    then.day === now.day && then.month === now.month
      ? ''
      : `${then.month === now.month ? '' : `${then.month}月`}${then.day}日`;
  return `${day}${then.hour}时${minutes}`;
}

const FIGURES: readonly (readonly [keyof Casualties, string])[] = [
  ['dead', '遇难'],
  ['missing', '失联'],
  ['trapped', '被困'],
  ['seriousInjury', '重伤'],
  ['threatened', '受威胁'],
  ['evacuated', '已转移'],
];

const figures = (casualties: Casualties): string => {
  const words = FIGURES.filter(([name]) => casualties[name] > 0).map(
    ([name, word]) => `${word}${casualties[name]}人`,
  );
  return words.length === 0 ? '暂无人员伤亡报告' : words.join('、');
};

function incidentSentence(incident: Incident, near: number): string {
  const grade = incident.grade === null ? '' : `（${labels('zh').grade[incident.grade]}）`;
  const state = incident.state === 'closed' ? '，已办结' : '';
  return `${spokenTime(incident.receivedAt, near)}接报${incident.title}${grade}，${figures(incident.casualties)}${state}。`;
}

function warningSentence(inForce: readonly Warning[]): string {
  if (inForce.length === 0) return '目前无生效预警。';
  const words = labels('zh');
  const names = inForce
    .slice(0, 3)
    .map(({ issuer, kind, color, level }) => {
      const mark = color === null ? (level === null ? '' : words.grade[level]) : words.warningColor[color];
      return `${issuer}${kind}${mark}预警`;
    })
    .join('、');
  return inForce.length > 3 ? `${names}等${inForce.length}个预警生效。` : `${names}生效。`;
}

function handlingSentence({ calls, reports, instructions, callouts }: BulletinSource): string {
  const parts = [`接听来电${calls}个`, `报送信息${reports}次`];
  if (instructions > 0) parts.push(`领导指示${instructions}条`);
  const answered = rate(callouts.answered, callouts.persons);
  if (answered !== null) {
    parts.push(`叫应${callouts.persons}人，应答率${(Math.round(answered * 1_000) / 10).toFixed(1)}%`);
  }
  return `期间${parts.join('，')}。`;
}

function nextSentence(next: BulletinSource['next'], near: number): string {
  const first = next[0];
  return first === undefined
    ? '下一步：继续值守。'
    : `下一步：${spokenTime(first.dueAt, near)}前办理“${first.titleZh}”。`;
}

/** Sentences of tally sheets as far as they find room beside all incidents; a sentence is told whole or not at all. */
function talliesIn(sentences: readonly string[], space: number): string {
  let told = '';
  for (const sentence of sentences) if (told.length + sentence.length <= space) told += sentence;
  return told;
}

function titleOf({ incidents, warnings }: BulletinSource): string {
  const [first] = incidents;
  if (first !== undefined)
    return incidents.length === 1
      ? `${first.title}情况`
      : `${first.title}等${incidents.length}起突发事件情况`;
  return warnings.length > 0 ? '预警生效期间值班情况平稳' : '值班情况平稳';
}

/**
 * Drafts a bulletin of at most 400 characters: warnings, incidents (the gravest figures as they are known), what was done, what comes next. Incidents
 * that find no room are counted. Everything is a draft: an officer reads and changes it before it is issued.
 */
export function composeBulletin(source: BulletinSource): { readonly title: string; readonly text: string } {
  const { asOf, incidents } = source;
  const opening = `截至${zoned(asOf).month}月${zoned(asOf).day}日${spokenTime(asOf, asOf)}，${warningSentence(source.warnings)}`;
  const ending = handlingSentence(source) + nextSentence(source.next, asOf);
  const room = (kept: number, told = ''): string => {
    const rest = incidents.length - kept;
    const more = rest > 0 ? `另有突发事件${rest}起。` : '';
    const none = incidents.length === 0 ? '未接报突发事件。' : '';
    return (
      opening +
      incidents
        .slice(0, kept)
        .map((one) => incidentSentence(one, asOf))
        .join('') +
      more +
      none +
      told +
      ending
    );
  };
  const told = talliesIn(source.tallies ?? [], BULLETIN_LIMIT - room(incidents.length).length);
  let kept = incidents.length;
  while (kept > 0 && room(kept).length > BULLETIN_LIMIT) kept -= 1;
  return { title: titleOf(source).slice(0, 80), text: room(kept, told).slice(0, BULLETIN_LIMIT) };
}
