import { useEffect, useState } from 'react';
import type { RecoveryLook } from '../../../shared/contract/areas/recovery';
import { call } from '../../bridge/client';
import type { Check } from './recovery';

/** So many are looked through by themselves; the others when they are chosen. */
const BY_ITSELF = 3;

type Checks = Readonly<Record<string, Check>>;

/** The next backup to look through: the one that was chosen, else the newest until one is sound. */
function next(look: RecoveryLook, checks: Checks, chosen: string | null): string | null {
  if (Object.values(checks).includes('checking')) return null;
  if (chosen !== null && checks[chosen] === undefined) return chosen;
  const isSound = Object.values(checks).some((check) => typeof check === 'object' && check.ok);
  if (isSound) return null;
  return look.found.slice(0, BY_ITSELF).find((row) => checks[row.id] === undefined)?.id ?? null;
}

/** Looks through the backups one after the other, newest first, until one is sound, and through any that is chosen. */
export function useBackupChecks(look: RecoveryLook | undefined, chosen: string | null): Checks {
  const [checks, setChecks] = useState<Checks>({});
  const id = look === undefined ? null : next(look, checks, chosen);
  useEffect(() => {
    if (id === null) return;
    const set = (check: Check): void => setChecks((before) => ({ ...before, [id]: check }));
    set('checking');
    call('recovery.verify', { backupId: id }).then(set, (problem: unknown) =>
      set({
        ok: false,
        problem: 'file',
        detail: problem instanceof Error ? problem.message : String(problem),
      }),
    );
  }, [id]);
  return checks;
}
