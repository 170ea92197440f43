import { accountProjectors } from '../accounts/project';
import { auditFact, auditProjectors } from '../audit/project';
import { briefingProjectors } from '../briefing/project';
import { calloutProjectors } from '../callouts/project';
import { channelProjectors } from '../channels/project';
import { contactsProjectors } from '../contacts/project';
import type { Db } from '../db/statement';
import { alertProjectors } from '../deadlines/project';
import { documentsProjectors } from '../documents/project';
import { dutyProjectors } from '../duty/project';
import { exportProjectors } from '../exports/project';
import { figuresProjectors } from '../figures/project';
import { handoverProjectors } from '../handover/project';
import { importsProjectors } from '../imports/project';
import { incidentProjectors } from '../incidents/project';
import { intakeProjectors } from '../intake/project';
import { type RecordedFact, readFacts } from '../journal/journal';
import { ladderProjectors } from '../ladders/project';
import { logProjectors } from '../log/project';
import { logMoreProjectors } from '../logMore/project';
import { lossProjectors } from '../losses/project';
import { papersProjectors } from '../papers/project';
import { planProjectors } from '../plans/project';
import { recoveryProjectors } from '../recovery/project';
import { reportsProjectors } from '../reports/project';
import { rescueProjectors } from '../rescue/project';
import { responseProjectors } from '../responses/project';
import { reviewProjectors } from '../review/project';
import { rosterProjectors } from '../roster/project';
import { runProjectors } from '../runs/project';
import { emptyIndex, fillIndex } from '../search/fill';
import { holdIndex } from '../search/lineIndex';
import { searchProjectors } from '../search/project';
import { indexFact } from '../search/thingIndex';
import { settingsProjectors } from '../settings/project';
import { shiftProjectors } from '../shifts/project';
import { statisticsProjectors } from '../statistics/project';
import { tallyProjectors } from '../tally/project';
import { warningFileProjectors } from '../warnings/fileRows';
import { warningProjectors } from '../warnings/project';
import type { Projectors } from './body';
import { PROJECTION_TABLES } from './tables';

const projectors: Projectors = {
  ...accountProjectors,
  ...shiftProjectors,
  ...logProjectors,
  ...incidentProjectors,
  ...figuresProjectors,
  ...intakeProjectors,
  ...warningProjectors,
  ...warningFileProjectors,
  ...planProjectors,
  ...runProjectors,
  ...alertProjectors,
  ...exportProjectors,
  ...settingsProjectors,
  ...ladderProjectors,
  ...rosterProjectors,
  ...dutyProjectors,
  ...handoverProjectors,
  ...logMoreProjectors,
  ...rescueProjectors,
  ...documentsProjectors,
  ...searchProjectors,
  ...papersProjectors,
  ...statisticsProjectors,
  ...tallyProjectors,
  ...importsProjectors,
  ...reviewProjectors,
  ...responseProjectors,
  // incident reports
  ...reportsProjectors,
  ...briefingProjectors,
  ...lossProjectors,
  ...calloutProjectors,
  ...channelProjectors,
  ...contactsProjectors,
  ...recoveryProjectors,
  // audit
  ...auditProjectors,
};

/** Facts that change no projection. */
const SILENT = new Set<string>([
  'journal.redacted',
  'session.signed_out',
  'session.locked',
  'session.unlocked',
  'session.refused',
  'account.pin_set',
]);

/** Brings the projections up by one fact. A fact that this version does not know is an error: a screen must never show less than the journal holds. */
export function project(db: Db, fact: RecordedFact): void {
  const projector = (projectors as Record<string, ((db: Db, fact: RecordedFact) => void) | undefined>)[
    fact.kind
  ];
  auditFact(db, fact);
  if (projector) projector(db, fact);
  else if (!SILENT.has(fact.kind)) throw new Error(`no projection for the fact ${fact.kind}`);
  indexFact(db, fact);
}

/** Empties every projection and refills it from the journal, in one transaction. Returns how many facts were taken. */
export function rebuildProjections(db: Db): number {
  const refill = db.transaction(() => {
    for (const table of [...PROJECTION_TABLES].reverse()) db.prepare(`DELETE FROM ${table}`).run();
    emptyIndex(db);
    let facts = 0;
    holdIndex(db, true);
    try {
      for (const fact of readFacts(db)) {
        project(db, fact);
        facts += 1;
      }
    } finally {
      holdIndex(db, false);
    }
    fillIndex(db);
    db.prepare("DELETE FROM local_state WHERE name = 'projections_stale'").run();
    return facts;
  });
  // The journal is read row by row while other tables are written; the driver forbids that unless told that it is meant.
  db.unsafeMode(true);
  try {
    return refill.immediate();
  } finally {
    db.unsafeMode(false);
  }
}
