import type { Caller } from '../../../shared/contract/models';
import { zoned } from '../../../shared/domain/time';
import { authorOf } from '../desk';
import { FOLLOW_UPS } from './phrases/followUp';
import { HAZARDS } from './phrases/hazards';
import { PEOPLE } from './phrases/people';
import { ROUTINE } from './phrases/routine';
import { fits, type Phrase, type PlainKind, type Said, Scene } from './scene';
import type { SeedStage } from './stage';
import type { Weather } from './weather';

const PHRASES: readonly Phrase[] = [...ROUTINE, ...HAZARDS, ...PEOPLE];
const MINUTE = 60_000;

const fitting = new Map<string, readonly (readonly [Phrase, number])[]>();

function phrasesFor(weather: Weather, hour: number): readonly (readonly [Phrase, number])[] {
  const key = `${weather} ${hour}`;
  const known = fitting.get(key);
  if (known) return known;
  const found = PHRASES.filter((phrase) => fits(phrase, weather, hour)).map(
    (phrase) => [phrase, phrase.weight] as const,
  );
  fitting.set(key, found);
  return found;
}

/** One line of the day's work: about an open incident now and then, else whatever comes up in this weather at this hour. */
export function writeLine(stage: SeedStage, weather: Weather): void {
  const { random, room } = stage;
  const scene = new Scene(random, weather, room.now);
  const open = stage.cases.at(-1);
  if (open && random.chance(0.22)) {
    const about = random.chance(0.75) ? open : random.pick(stage.cases);
    const { kind, say } = random.weighted(FOLLOW_UPS.map((one) => [one, one.weight] as const));
    append(stage, kind, say(scene, about.title), about.id);
    return;
  }
  const phrase = random.weighted(phrasesFor(weather, zoned(room.now).hour));
  append(stage, phrase.kind, phrase.say(scene), null);
}

/** Told a minute or two before it was written; one in a hundred is a late entry. */
function receivedBefore(stage: SeedStage): number {
  const { random, room } = stage;
  const isLate = random.chance(0.01);
  return room.now - (isLate ? random.int(8, 45) * MINUTE : random.int(10, 170) * 1_000);
}

function append(stage: SeedStage, kind: PlainKind, said: Said, incidentId: string | null): void {
  const id = stage.random.uuid();
  const writer = stage.writer();
  const receivedAt = receivedBefore(stage);
  const body = {
    kind,
    text: said.text,
    receivedAt,
    occurredAt: null,
    incidentId,
    caller: said.caller ?? (null as Caller | null),
    handling: said.handling ?? '',
    author: authorOf(writer),
  };
  stage.room.line(id, body, writer);
  stage.remember(id, said.text);
}

/** A line that corrects one of the last: a figure that was heard wrong. Returns false when there is nothing to correct. */
export function writeCorrection(stage: SeedStage): boolean {
  const { random, room } = stage;
  const wrong = stage.takeRecent();
  if (!wrong) return false;
  const text = wrong.text.replace(/\d+(?=[人户栋页辆名])/u, (figure) =>
    String(Number(figure) + random.int(1, 3)),
  );
  const isSame = text === wrong.text;
  room.do(
    'log.correct',
    {
      entryId: random.uuid(),
      corrects: wrong.id,
      text: isSame ? `${wrong.text}（补充：已电话核对，情况属实）` : text,
      reason: isSame ? '补充核对情况' : random.pick(['听错，来电人重报', '录入笔误', '与传真核对后更正']),
    },
    stage.writer(),
  );
  return true;
}
