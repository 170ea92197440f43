import type { ReactNode } from 'react';
import type { CallOutDetail, DraftPerson } from '../../../shared/contract/areas/callouts';
import { draftId, dropDraftId } from '../parts/draft';
import { useHeldAct } from '../parts/useHeldAct';
import { AddPeople } from './AddPeople';
import { showDetail } from './useCallFlow';

/** Puts somebody on the list of a call-out that goes on: last in the numbering of the sheet, on the telephone with the fewest left. */
export function AddToCallOut(props: {
  readonly detail: CallOutDetail;
  readonly onClose: () => void;
}): ReactNode {
  const { detail } = props;
  const act = useHeldAct('callout.add');
  const add = async (person: DraftPerson): Promise<boolean> => {
    const key = `callout.add.${detail.id}.${person.contactId ?? person.number}`;
    const shown = await act.run({
      callOutId: detail.id,
      actId: draftId(key),
      warningIds: [],
      people: [person],
      sentence: '',
    });
    if (shown === null) return false;
    dropDraftId(key);
    showDetail(shown);
    return true;
  };
  return (
    <AddPeople
      draftKey={`callout.add.${detail.id}`}
      known={detail.people}
      isBusy={act.isBusy}
      error={act.error}
      onAdd={add}
      onClose={props.onClose}
    />
  );
}
