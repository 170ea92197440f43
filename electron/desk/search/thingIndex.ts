import type { ThingKind } from '../../../shared/search/kinds';
import type { Db } from '../db/statement';
import type { RecordedFact } from '../journal/journal';
import { callerSource } from './callerSource';
import { contactSource } from './contactSource';
import { indexTouched, isHeld } from './lineIndex';
import { REGISTER_SOURCES } from './registerSources';
import { reportSource, runSource } from './runSources';
import { ROOM_SOURCES, type Source } from './sources';
import { putThing, removeThing } from './things';

/** Everything that is searched beside the log. A further kind of thing is one more entry here. */
export const SOURCES: readonly Source[] = [
  ...ROOM_SOURCES,
  callerSource,
  contactSource,
  ...REGISTER_SOURCES,
  runSource,
  reportSource,
];

const byPrefix = new Map<string, Source[]>();
for (const source of SOURCES) {
  for (const prefix of source.facts) byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), source]);
}

/** Brings the index up by one fact, after the projections were. */
export function indexFact(db: Db, fact: RecordedFact): void {
  if (isHeld(db)) return;
  indexTouched(db);
  const sources = byPrefix.get(fact.kind.slice(0, fact.kind.indexOf('.')));
  if (sources === undefined) return;
  for (const source of sources) for (const id of source.changed(db, fact)) refresh(db, source, id);
}

/** Brings one thing of the index up to what the tables say. */
export function indexThing(db: Db, kind: ThingKind, id: string): void {
  if (isHeld(db)) return;
  const things = SOURCES.filter((source) => source.kind === kind).flatMap(
    (source) => source.read(db, id) ?? [],
  );
  const [thing] = things;
  if (thing === undefined) removeThing(db, kind, id);
  else putThing(db, thing);
}

function refresh(db: Db, source: Source, id: string): void {
  const thing = source.read(db, id);
  if (thing === undefined) removeThing(db, source.kind, id);
  else putThing(db, thing);
}
