import type { DecisionWay } from '../../../shared/domain/vocabulary';
import { GIVERS, OWNERS } from './roster';
import { Scene } from './scene';
import type { SeedStage } from './stage';
import type { Weather } from './weather';

const HOUR = 3_600_000;
const MINUTE = 60_000;

function wordsOf(scene: Scene, title: string | null): string {
  if (title !== null) {
    return scene.pick(
      `${title}要盯住人员清点，半小时一报。`,
      `${title}，先救人，下方住户全撤，不留一人。`,
      `${title}对外口径统一由宣传部发布。`,
    );
  }
  return scene.pick(
    `${scene.town.name}今晚再排查一遍屋后边坡，${scene.by(2, 9)}前报结果。`,
    `把${scene.reservoir()}泄洪通知落实到下游每一户，要有签收。`,
    `${scene.road()}塌陷点今天必须设警示并安排人值守。`,
    `核实各乡镇避灾点物资，缺的明天上午补齐。`,
    `请${scene.town.name}说明昨夜无人应答的原因，书面上报。`,
    `节前对${scene.site()}再做一次安全检查，问题清单报我。`,
    `抽查三个村的预警叫应，录音留存。`,
    `加密巡查${scene.town.river}沿线，水位超警立即撤人。`,
  );
}

const RESULTS = [
  '已办结，书面情况存档。',
  '已落实，现场照片已传工作群。',
  '已完成排查，发现隐患2处，均已设警示。',
  '已通知到户，签收单齐全。',
  '已电话回复，领导无新要求。',
  '已补齐，库存与台账一致。',
] as const;

/** Records what a leader wants done, and plans the moment at which it is: nearly always in time. One that `stays` is still open at the end. */
export function writeInstruction(stage: SeedStage, weather: Weather, stays = false): void {
  const { random, room } = stage;
  const scene = new Scene(random, weather, room.now);
  const open = random.chance(0.3) ? stage.cases.at(-1) : undefined;
  const entryId = random.uuid();
  const spanMs = stays ? stage.end - room.now + random.int(8, 30) * HOUR : spanOf(stage, open !== undefined);
  room.do(
    'instruction.record',
    {
      entryId,
      leader: random.pick(GIVERS),
      way: random.weighted<DecisionWay>([
        ['phone', 6],
        ['face', 3],
        ['signature', 1],
      ]),
      words: wordsOf(scene, open?.title ?? null),
      owner: random.pick(OWNERS),
      dueAt: spanMs === null ? null : room.now + spanMs,
      receivedAt: null,
      incidentId: open?.id ?? null,
    },
    stage.writer(),
  );
  if (stays) return;
  const at = doneAfter(stage, spanMs);
  stage.agenda.plan(at, () => {
    room.do('instruction.done', { instructionId: entryId, result: random.pick(RESULTS) }, stage.writer());
  });
}

/** Hours or days until it is due; one in five has no time set. */
function spanOf({ random }: SeedStage, isAboutIncident: boolean): number | null {
  if (random.chance(0.2)) return null;
  return random.int(isAboutIncident ? 1 : 3, isAboutIncident ? 6 : 60) * HOUR;
}

/** Three in a hundred are late by some minutes; the rest is done before the reminder comes. */
function doneAfter(stage: SeedStage, spanMs: number | null): number {
  const { random, room } = stage;
  if (spanMs === null) return room.now + random.int(2, 40) * HOUR + random.int(0, 59) * MINUTE;
  if (random.chance(0.03)) return room.now + spanMs + random.int(4, 18) * MINUTE;
  return room.now + Math.round(spanMs * random.decimal(0.15, 0.66, 3));
}
