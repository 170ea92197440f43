import { verifyJournal } from '../../electron/desk/journal/verify';
import { projectionDigests } from '../../electron/desk/projections/digest';
import { rebuildProjections } from '../../electron/desk/projections/project';
import { isStorableText } from '../../shared/contract/fields';
import type { Procedure } from '../../shared/contract/procedure';
import { procedures } from '../../shared/contract/procedures';
import { aLine, type DeskRoom, makeRoom } from '../helpers/deskRoom';
import fc from '../helpers/fc.ts';
import { ACT_NAMES, PROLOGUE, perform } from './anyActs';
import type { FaultFigures } from './figures';
import { HOSTILE_TEXTS, hasField, inputsFor, shapeOf } from './hostile';

export type Fuzzed = FaultFigures & {
  readonly calls: number;
  readonly taken: number;
  readonly crashes: number;
  readonly wrongAccepts: number;
};

/** Calls that would end the session of everything after them come last; passwords cost their time. */
const isLast = (name: string): boolean => /^(session|account)\./.test(name);
const SLOW_SHARE = 8;

const all: Readonly<Record<string, Procedure>> = procedures;

/** A room in which things of most areas stand, so that ids can hit something. */
async function livedIn(): Promise<DeskRoom> {
  const room = await makeRoom();
  const steps = ACT_NAMES.filter((act) => act !== 'restart').map((act, n) => ({
    act,
    choice: { a: n * 7, b: n * 3, c: n * 5 },
  }));
  await perform(room, [...PROLOGUE, ...steps]);
  return room;
}

const idsIn = (room: DeskRoom): readonly string[] => [
  ...new Set([
    ...room.facts().map((fact) => fact.subject),
    room.officer,
    room.supervisor,
    'flash-flood-geohazard',
  ]),
];

/**
 * F19: every procedure is sent inputs made from its own schema, right in form with hostile texts in them, with one part replaced by anything, and wrong beyond doubt.
 * A failure that nobody foresaw counts as a crash; what is wrong beyond doubt and taken counts as lost; then hostile lines are written and read back.
 */
export async function fuzzProcedures(perProcedure: number, seed: number): Promise<Fuzzed> {
  const room = await livedIn();
  const problems: string[] = [];
  const counts = { calls: 0, taken: 0, crashes: 0, wrongAccepts: 0 };
  const names = Object.keys(all).sort((a, b) => Number(isLast(a)) - Number(isLast(b)) || a.localeCompare(b));
  for (const [place, name] of names.entries()) {
    const procedure = all[name];
    if (procedure === undefined) continue;
    const isHarmful =
      /^(session\.(lock|take)|account\.disable)/.test(name) || hasField(shapeOf(procedure.input), 'path');
    const times = isLast(name) ? Math.ceil(perProcedure / SLOW_SHARE) : perProcedure;
    const inputs = fc.sample(inputsFor(procedure.input, idsIn(room), isHarmful), {
      numRuns: times,
      seed: seed + place,
    });
    for (const { input, must } of inputs) {
      const as = counts.calls % 3 === 0 ? room.officer : room.supervisor;
      counts.calls += 1;
      const reply = await room.reply(name, input, as);
      if (reply.ok) counts.taken += 1;
      if (reply.ok && must === 'refuse') {
        counts.wrongAccepts += 1;
        problems.push(`${name} took ${JSON.stringify(input).slice(0, 200)}`);
      }
      if (!reply.ok && reply.error.code === 'internal') {
        counts.crashes += 1;
        problems.push(`${name}: ${room.problems.at(-1)?.slice(0, 400)} <- ${shown(input)}`);
      }
    }
  }
  if ('polluted' in {}) problems.push('a prototype was changed');
  const texts = await storeTexts(room, problems);
  problems.push(...soundness(room));
  room.dispose();
  return {
    ...counts,
    faults: counts.calls,
    acknowledged: texts.stored,
    found: texts.same,
    lost: texts.stored - texts.same + counts.wrongAccepts,
    doubled: 0,
    worstRecovery: 0,
    problems,
  };
}

function shown(input: unknown): string {
  try {
    return (JSON.stringify(input) ?? String(input)).slice(0, 300);
  } catch {
    return 'what JSON cannot say';
  }
}

/** Every text that may be stored is read back as it was written; every other is refused by name. */
async function storeTexts(room: DeskRoom, problems: string[]): Promise<{ stored: number; same: number }> {
  const any = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), {
    numRuns: 300,
    seed: 19,
  });
  let [stored, same] = [0, 0];
  for (const text of [...HOSTILE_TEXTS, ...any]) {
    const entryId = room.newId();
    const reply = await room.reply('log.append', { ...aLine(text), entryId, handling: text.slice(0, 2_000) });
    const isRight = isStorableText(text) && text.trim() !== '' && text.length <= 8_000;
    if (reply.ok !== (isRight && isStorableText(text.slice(0, 2_000))))
      problems.push(`${JSON.stringify(text.slice(0, 40))} was ${reply.ok ? 'taken' : 'refused'}`);
    if (!reply.ok) continue;
    stored += 1;
    const line = await room.call('log.get', { entryId });
    if (line.text === text.trim() && line.handling === text.slice(0, 2_000).trim()) same += 1;
    else
      problems.push(
        `${JSON.stringify(text.slice(0, 40))} came back as ${JSON.stringify(line.text.slice(0, 40))}`,
      );
  }
  return { stored, same };
}

/** After all of it the room is whole: the journal verifies, the file is sound, the tables are those that the journal makes. */
function soundness(room: DeskRoom): readonly string[] {
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  const after = projectionDigests(room.db);
  const different = Object.keys(before).filter((table) => before[table]?.digest !== after[table]?.digest);
  return [
    ...(verifyJournal(room.db).ok ? [] : ['the journal does not verify']),
    ...(room.db.pragma('integrity_check', { simple: true }) === 'ok' ? [] : ['integrity_check']),
    ...(different.length === 0 ? [] : [`rebuilt otherwise: ${different.join(', ')}`]),
  ];
}
