import { clockTime, DAY_MS, dayOf } from '../../../shared/domain/time';
import type { Grade, WarningColor } from '../../../shared/domain/vocabulary';
import type { DutyDay } from './calendar';
import { TOWNSHIPS } from './county';
import type { SeedStage } from './stage';
import type { Weather } from './weather';

const HOUR = 3_600_000;
const LEVEL: Readonly<Record<WarningColor, Grade>> = {
  red: 'level_1',
  orange: 'level_2',
  yellow: 'level_3',
  blue: 'level_4',
};

type Kind = {
  readonly issuer: string;
  readonly kind: string;
  readonly colors: readonly WarningColor[];
  readonly words: string;
};

const KINDS: Readonly<Record<Weather, readonly Kind[]>> = {
  calm: [],
  rain: [
    {
      issuer: '县气象台',
      kind: '暴雨',
      colors: ['blue', 'yellow', 'yellow'],
      words: '未来12小时降雨量将达50毫米以上，注意防范山洪、地质灾害。',
    },
  ],
  storm: [
    {
      issuer: '县气象台',
      kind: '暴雨',
      colors: ['yellow', 'orange', 'orange', 'red'],
      words: '未来3小时降雨量将达50毫米以上，山洪、滑坡、内涝风险高，立即转移危险区人员。',
    },
    {
      issuer: '县自然资源局和县气象台',
      kind: '地质灾害气象风险',
      colors: ['yellow', 'orange'],
      words: '发生地质灾害的风险较高，加密巡查屋后边坡。',
    },
    {
      issuer: '县水利局和县气象台',
      kind: '山洪灾害',
      colors: ['yellow', 'orange'],
      words: '发生山洪的可能性较大，沿河低洼处做好转移准备。',
    },
  ],
  heat: [
    {
      issuer: '县气象台',
      kind: '高温',
      colors: ['yellow', 'orange'],
      words: '最高气温将升至37度以上，户外作业避开午间。',
    },
  ],
  dry: [
    {
      issuer: '县林业局',
      kind: '森林火险',
      colors: ['blue', 'yellow', 'orange'],
      words: '火险等级高，严禁野外用火。',
    },
  ],
  cold: [
    {
      issuer: '县气象台',
      kind: '低温',
      colors: ['blue', 'yellow'],
      words: '最低气温将降至0度以下，高海拔路段防结冰。',
    },
    { issuer: '县气象台', kind: '大雾', colors: ['yellow'], words: '能见度不足500米，注意行车和航行安全。' },
  ],
};

/** Plans the warnings of a duty day; most are lifted, some run out by themselves. `onIssued` hears of each. */
export function planWarnings(
  stage: SeedStage,
  day: DutyDay,
  onIssued: (warningId: string, color: WarningColor) => void,
): void {
  const { random, agenda } = stage;
  for (const kind of KINDS[day.weather]) {
    if (!random.chance(0.7)) continue;
    const at = day.opensAt + random.int(1, 16) * HOUR + random.int(0, 3_599) * 1_000;
    if (at > stage.end - 13 * HOUR) continue;
    agenda.plan(at, () => {
      const color = random.pick(kind.colors);
      const warningId = record(stage, kind, color, random.int(8, 20));
      onIssued(warningId, color);
    });
  }
}

/** The warning that is in force when the room is opened. */
export function planLastWarning(stage: SeedStage, day: DutyDay): void {
  const kinds = KINDS[day.weather];
  const kind = kinds[0] ?? KINDS.dry[0];
  if (!kind) return;
  const at = Math.max(day.opensAt + 60_000, stage.end - stage.random.int(2, 6) * HOUR);
  const untilMs = stage.end - at + stage.random.int(8, 16) * HOUR;
  stage.agenda.plan(at, () => {
    record(stage, kind, kind.colors[0] ?? 'blue', Math.ceil(untilMs / HOUR), false);
  });
}

function areaOf(stage: SeedStage): string {
  if (stage.random.chance(0.3)) return '全县';
  return stage.random
    .some(TOWNSHIPS, stage.random.int(2, 5))
    .map((town) => town.name)
    .join('、');
}

function record(stage: SeedStage, kind: Kind, color: WarningColor, hours: number, isLifted = true): string {
  const { random, room, agenda } = stage;
  const warningId = random.uuid();
  const startsAt = room.now - random.int(2, 9) * 60_000;
  const endsAt = startsAt + hours * HOUR;
  room.do(
    'warning.record',
    {
      warningId,
      issuer: kind.issuer,
      kind: kind.kind,
      color,
      level: random.chance(0.8) ? LEVEL[color] : null,
      area: areaOf(stage),
      text: `${kind.issuer}${dayOf(startsAt)} ${clockTime(startsAt)}发布：${kind.words}`,
      receivedAt: room.now - random.int(20, 100) * 1_000,
      startsAt,
      endsAt: Math.min(endsAt, startsAt + 3 * DAY_MS),
    },
    stage.writer(),
  );
  if (isLifted && random.chance(0.75)) {
    const at = room.now + Math.round((endsAt - room.now) * random.decimal(0.45, 0.9, 3));
    agenda.plan(at, () => {
      const reason = random.pick(['降雨减弱', '影响结束', '等级降低', '天气转好']);
      room.do('warning.lift', { warningId, reason }, stage.writer());
    });
  }
  return warningId;
}
