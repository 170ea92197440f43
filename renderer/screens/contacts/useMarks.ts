import { useState } from 'react';
import type { ContactView } from '../../../shared/contract/areas/contacts';
import type { CallError } from '../../bridge/client';
import { useHeldAct } from '../parts/useHeldAct';
import type { Marks } from './ContactList';

export type Marking = {
  readonly marks: Marks;
  readonly count: number;
  readonly all: (contacts: readonly ContactView[]) => void;
  readonly none: () => void;
  /** confirms what is marked as one act */
  readonly confirm: () => Promise<void>;
  readonly isBusy: boolean;
  readonly error: CallError | null;
  /** how many the last act confirmed */
  readonly confirmed: number | null;
};

/** Entries of the list that are marked and then confirmed together. What is no longer listed is not confirmed unseen. */
export function useMarks(listed: readonly ContactView[]): Marking {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [confirmed, setConfirmed] = useState<number | null>(null);
  const act = useHeldAct('contact.confirm');
  const here = listed.filter((one) => ids.has(one.id) && one.removedAt === null).map((one) => one.id);
  return {
    marks: {
      ids: new Set(here),
      onMark: (id, isMarked) => {
        setConfirmed(null);
        setIds((before) => new Set(isMarked ? [...before, id] : [...before].filter((one) => one !== id)));
      },
    },
    count: here.length,
    all: (contacts) => setIds(new Set(contacts.map((one) => one.id))),
    none: () => setIds(new Set()),
    confirm: async () => {
      if (here.length === 0) return;
      const done = await act.run({ contactIds: here });
      if (done === null) return;
      setConfirmed(done.confirmed);
      setIds(new Set());
    },
    isBusy: act.isBusy,
    error: act.error,
    confirmed,
  };
}
