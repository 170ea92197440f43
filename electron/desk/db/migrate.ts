import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder';
import { journalMigration } from './migrations/010_journal';
import { projectionsMigration } from './migrations/020_projections';
import { logMoreMigration } from './migrations/030_log_more';
import { rosterMigration } from './migrations/040_roster';
import { handoverMigration } from './migrations/050_handover';
import { documentsMigration } from './migrations/060_documents';
import { searchMigration } from './migrations/070_search';
import { importsMigration } from './migrations/080_imports';
import { papersMigration } from './migrations/090_papers';
import { dutyMigration } from './migrations/100_duty';
import { statisticsMigration } from './migrations/110_statistics';
import { plansMigration } from './migrations/120_plans';
import { runSubplansMigration } from './migrations/125_run_subplans';
import { tallyMigration } from './migrations/130_tally';
import { drillsMigration } from './migrations/140_drills';
import { reviewsMigration } from './migrations/145_reviews';

import { incidentStatesMigration } from './migrations/148_incident_states';
import { intakeMigration } from './migrations/150_intake';
import { figuresMigration } from './migrations/152_figures';
import { dutiesMigration } from './migrations/154_duties';
import { reportsMigration } from './migrations/156_reports';
import { briefingMigration } from './migrations/158_briefing';
import { responsesMigration } from './migrations/160_responses';
import { lossesMigration } from './migrations/162_losses';
import { contactsMigration } from './migrations/164_contacts';
import { warningsMigration } from './migrations/166_warnings';
import { calloutsMigration } from './migrations/168_callouts';
import { laddersMigration } from './migrations/170_ladders';
import { channelsMigration } from './migrations/172_channels';
import { warningFilesMigration } from './migrations/176_warning_files';
import { channelNewsMigration } from './migrations/177_channel_news';
import { accountsMigration } from './migrations/178_accounts';
import { auditMigration } from './migrations/180_audit';
import { rungTargetsMigration } from './migrations/184_rung_targets';
import { recordingNumbersMigration } from './migrations/186_recording_numbers';
import type { Db } from './statement';

/** A numbered step of the schema. Its text is frozen once shipped; it imports nothing live. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

export const MIGRATIONS: readonly Migration[] = [
  journalMigration,
  projectionsMigration,
  logMoreMigration,
  rosterMigration,
  handoverMigration,
  documentsMigration,
  searchMigration,
  importsMigration,
  papersMigration,
  dutyMigration,
  statisticsMigration,
  plansMigration,
  runSubplansMigration,
  tallyMigration,
  drillsMigration,
  reviewsMigration,
  incidentStatesMigration,
  intakeMigration,
  figuresMigration,
  dutiesMigration,
  reportsMigration,
  briefingMigration,
  responsesMigration,
  lossesMigration,
  contactsMigration,
  warningsMigration,
  calloutsMigration,
  laddersMigration,
  channelsMigration,
  warningFilesMigration,
  channelNewsMigration,
  accountsMigration,
  // audit
  auditMigration,
  rungTargetsMigration,
  recordingNumbersMigration,
];
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

export function schemaVersion(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the schema up, one transaction per step, with a dated copy of the database in `backups/` before the first step of a database that already
 * held data: the steps between leave nothing that anybody would go back to. Returns the versions applied.
 */
export function migrate(
  db: Db,
  home: string,
  now: number,
  migrations: readonly Migration[] = MIGRATIONS,
): number[] {
  const applied: number[] = [];
  for (const migration of migrations) {
    const from = schemaVersion(db);
    if (migration.version <= from) continue;
    if (applied.length === 0 && from > 0 && holdsFacts(db)) copyBefore(db, home, migration, now);
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
    applied.push(migration.version);
  }
  return applied;
}

function holdsFacts(db: Db): boolean {
  return db.prepare('SELECT 1 FROM journal LIMIT 1').get() !== undefined;
}

function copyBefore(db: Db, home: string, migration: Migration, now: number): void {
  const folder = join(home, 'backups');
  makeFolder(folder);
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const path = join(folder, `before-schema-${migration.version}-${stamp}.db`);
  if (existsSync(path)) return;
  // Under another name until it is whole: half a copy must neither pass for one nor fill the disk at every further try.
  const unfinished = join(folder, 'before-schema.unfinished');
  rmSync(unfinished, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
