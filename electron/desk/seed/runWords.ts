import type { Casualties } from '../../../shared/contract/models';
import { clockTime } from '../../../shared/domain/time';
import type { Block, Fields, FieldValue, RunItem, Step, Tick } from '../../../shared/plan';
import { incidentById } from '../incidents/read';
import type { LoadedRun } from '../runs/runRows';
import { landline, mobile, personName, TOWNSHIPS } from './county';
import type { Random } from './random';
import type { SeedStage } from './stage';

const MINUTE = 60_000;

/** What is known where a run's fields are filled in. */
export type Known = {
  readonly now: number;
  readonly openedAt: number;
  readonly place: string;
  readonly leader: string;
  readonly casualties: Casualties;
};

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  basis_text: ['现场核查为误判，无险情。', '热源为企业排气，已拍照。'],
  changes: ['较上期：转移人数增加，被困人数减少。', '较上期无变化，力量增加1队。'],
  checked_with: ['消防、自然资源、属地', '公安、120、属地'],
  differences: ['转移人数口径不一，以属地名单为准', '无'],
  findings: ['首报用时偏紧，通知清单应再精简。', '个别号码已停用，通讯录未及时更新。'],
  handed_to: ['县自然资源局', '属地乡镇', '县住建局'],
  issue_no: ['第1期', '第2期', '第3期'],
  questions: ['是否还有人未联系上？是否需要增援？', '下方住户是否全部撤离？'],
  revision: ['通知顺序调整为先属地后部门。', '补充夜间照明设备联络人。'],
  road: ['通', '半幅通行', '小型车可通行'],
  still_open: ['具体人数正在核实', '原因待主管部门认定'],
  strength: ['增派1队12人和照明设备', '暂不需要增援'],
  words: ['同意，按方案办。', '先救人，住户全撤。', '知道了，盯住人员清点。'],
  way: ['电话'],
  wind: ['东南风3级', '北风2级'],
  status: ['首次'],
  targets: ['无重要目标', '距加油站800米'],
  utilities: ['已断', '正常'],
  ventilation: ['正常'],
  vehicle_types: ['货车、小客车'],
  level: ['Ⅳ级'],
  item: ['防汛应急响应'],
};

function textFor(random: Random, tick: Tick, known: Known): string {
  if (tick.field === 'callback' || tick.field === 'contact') return mobile(random);
  if (['place', 'position', 'epicentre', 'mine'].includes(tick.field)) return known.place.slice(0, 40);
  if (tick.field === 'towns' || tick.field === 'area') return random.pick(TOWNSHIPS).name;
  const list = TEXTS[tick.field];
  return list ? random.pick(list) : `${tick.label}已核`;
}

function numberFor(random: Random, field: string, { casualties }: Known): number {
  const facts: Readonly<Record<string, number>> = {
    dead: casualties.dead,
    dead_now: casualties.dead,
    missing: casualties.missing,
    missing_now: casualties.missing,
    trapped: casualties.trapped,
    trapped_now: 0,
    serious: casualties.seriousInjury,
    rescued: casualties.trapped,
    households: Math.ceil(casualties.threatened / 4),
    to_move: casualties.threatened,
    moved: casualties.threatened,
    silent: 0,
    out_of_contact: 0,
    unanswered: 0,
  };
  return facts[field] ?? random.int(2, 30);
}

function timeFor(random: Random, field: string, { now, openedAt }: Known): number {
  if (field === 'eta' || field === 'next_due') return now + random.int(10, 60) * MINUTE;
  return Math.max(Math.min(openedAt, now), now - random.int(0, 4) * MINUTE);
}

function valueFor(random: Random, tick: Tick, known: Known): FieldValue {
  if (random.chance(0.04) && tick.type !== 'check') return { pending: true };
  switch (tick.type) {
    case 'check':
      return tick.required === true || random.chance(0.85);
    case 'number':
      return Math.min(Math.max(numberFor(random, tick.field, known), tick.min ?? 0), tick.max ?? 1e9);
    case 'time':
      return timeFor(random, tick.field, known);
    case 'person':
      return tick.field === 'signer' || tick.field === 'who' || tick.field === 'decided_by'
        ? known.leader
        : personName(random);
    case 'phone':
      return `0599-${random.int(2_000_000, 8_999_999)}`;
    case 'select':
      return random.pick(tick.options ?? ['']);
    case 'text':
    case 'place':
      return textFor(random, tick, known);
  }
}

/** Every tick of the step with a believable value; now and then 正在核实. */
export function fieldsFor(random: Random, step: Step, known: Known): Fields {
  return Object.fromEntries(step.ticks.map((tick) => [tick.field, valueFor(random, tick, known)]));
}

/** Who answers at the other end. */
export function whoAnswers(random: Random): string {
  return `${random.pick(['值班员', '调度员', '带班领导', '值班长'])}${personName(random)}`;
}

/** What a party reports back on an order. */
export function reportWords(random: Random, item: RunItem, now: number): string {
  const step: Block = item.block;
  const title = 'title' in step ? step.title : '';
  const people = random.int(4, 40);
  if (title.includes('追问')) {
    return `截至${clockTime(now)}，在场${people}人，途中${random.int(0, 12)}人，进展正常，暂无新情况。`;
  }
  return random.pick([
    `已到场${people}人、车${random.int(1, 6)}台，${title}完成。`,
    `${title}已落实，负责人${personName(random)}，电话${landline(random)}。`,
    `已出动${people}人，${random.int(5, 25)}分钟内到位。`,
    `已按要求办理，现场正常。`,
  ]);
}

const THREATENED = {
  dead: 0,
  missing: 0,
  trapped: 0,
  seriousInjury: 0,
  threatened: 120,
  evacuated: 0,
} as const;

/** What the room knows at a step that opened at `openedAt`; a run on a warning concerns the whole county. */
export function knownOf(stage: SeedStage, run: LoadedRun, openedAt: number): Known {
  const { desk, now } = stage.room;
  const incident = run.row.incident_id ? incidentById(desk.db, run.row.incident_id, now) : undefined;
  return {
    now,
    openedAt,
    place: incident?.place ?? '全县',
    leader: stage.leader(),
    casualties: incident?.casualties ?? THREATENED,
  };
}
