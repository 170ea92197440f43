import type { Migration } from '../migrate';

/** What keeps the clock's questions as short as what is due, however many rungs are armed. */
export const rungTargetsMigration: Migration = {
  version: 184,
  name: 'rung_targets',
  sql: `
CREATE INDEX local_targets_mono ON local_targets (boot, mono_at);

-- Rungs laid, moved or ended since their targets were last looked over; that is at the end of the same transaction.
CREATE TABLE local_rungs_touched (
  deadline_id TEXT NOT NULL, rung INTEGER NOT NULL, PRIMARY KEY (deadline_id, rung)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER rungs_laid AFTER INSERT ON rungs
BEGIN INSERT INTO local_rungs_touched (deadline_id, rung) VALUES (NEW.deadline_id, NEW.rung) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER rungs_changed AFTER UPDATE OF deadline_id, rung, state, fire_at ON rungs
BEGIN INSERT INTO local_rungs_touched (deadline_id, rung) VALUES (OLD.deadline_id, OLD.rung), (NEW.deadline_id, NEW.rung) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER rungs_gone AFTER DELETE ON rungs
BEGIN INSERT INTO local_rungs_touched (deadline_id, rung) VALUES (OLD.deadline_id, OLD.rung) ON CONFLICT DO NOTHING;
END;
`,
};
