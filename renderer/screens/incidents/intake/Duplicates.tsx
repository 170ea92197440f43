import { type ReactNode, useDeferredValue } from 'react';
import type { Incident } from '../../../../shared/contract/models';
import type { IncidentType } from '../../../../shared/domain/vocabulary';
import {
  type DuplicateReason,
  type Report,
  suspectedDuplicates,
} from '../../../../shared/rules/intake/duplicates';
import { deskNow } from '../../../app/clock';
import { useHotkey } from '../../../app/hotkeys';
import { useDesk } from '../../../bridge/hooks';
import { Kbd } from '../../../components';
import { type Text, useText } from '../../../i18n';
import { readMoment } from '../../parts/WhenInput';
import own from './intake.module.css';
import type { IncidentDeskForm, IncidentValues } from './values';

type Known = Report & { readonly incident: Incident };

const moment = (typed: string): number | null => (typed.trim() === '' ? null : readMoment(typed, 'past'));

const typedReport = (values: IncidentValues): Report => ({
  place: values.place,
  words: values.summary,
  type: values.type === '' ? null : (values.type as IncidentType),
  occurredAt: moment(values.occurredAt),
  receivedAt: moment(values.receivedAt) ?? deskNow(),
  callback: values.callback,
});

const known = (incident: Incident): Known => ({
  incident,
  place: incident.place,
  words: incident.summary,
  type: incident.type,
  occurredAt: incident.occurredAt,
  receivedAt: incident.receivedAt,
  callback: incident.callback,
});

function reasonWords(reasons: readonly DuplicateReason[], t: Text<'intake'>): string {
  return reasons
    .map((reason) => {
      if (reason.kind === 'time') return t('reasonTime', { minutes: reason.minutes });
      const key = {
        place: 'reasonPlace',
        words: 'reasonWords',
        type: 'reasonType',
        callback: 'reasonCallback',
      } as const;
      return t(key[reason.kind]);
    })
    .join(' · ');
}

/** Open incidents that what is typed may be about; a drill is compared with drills only. */
function useSuspected(desk: IncidentDeskForm, drill: string | null) {
  const open = useDesk('incident.list', { state: 'open' }).data ?? [];
  const values = useDeferredValue(desk.form.watch());
  if (values.place.trim() === '' && values.callback.trim() === '') return [];
  const others = open
    .filter((one) => (one.drill === null) === (drill === null) && !values.others.includes(one.id))
    .map(known);
  return suspectedDuplicates(typedReport(values), others);
}

/**
 * What is typed may be known already: said in a line of the form's foot that is always there, so that nothing moves under the hand. 并入 makes the call a line
 * of the incident that is known; 不是 is remembered with the draft.
 */
export function Duplicates(props: {
  readonly desk: IncidentDeskForm;
  readonly drill: string | null;
  readonly isMerging: boolean;
  readonly onMerge: (incident: Incident) => void;
}): ReactNode {
  const { desk, isMerging, onMerge } = props;
  const t = useText('intake');
  const found = useSuspected(desk, props.drill);
  const [first] = found;
  const incident = first?.incident.incident;
  const dismiss = (): void => {
    if (incident === undefined) return;
    desk.form.setValue('others', [...desk.form.getValues('others'), incident.id], { shouldDirty: true });
  };
  const merge = (): void => {
    if (incident !== undefined && !isMerging) onMerge(incident);
  };
  useHotkey('Alt+M', merge, incident !== undefined);
  useHotkey('Alt+N', dismiss, incident !== undefined);
  return (
    <div className={own.duplicate} aria-live="polite" data-testid="incident-duplicate">
      {first === undefined || incident === undefined ? null : (
        <>
          <strong className={own.cut} title={incident.summary}>
            {t('duplicate', { number: incident.number, title: incident.title })}
          </strong>
          <span className={`dim ${own.cut}`}>
            {reasonWords(first.reasons, t)}
            {found.length > 1 ? ` · ${t('duplicateMore', { count: found.length - 1 })}` : ''}
          </span>
          <button
            type="button"
            className="btn btn-small"
            tabIndex={-1}
            disabled={isMerging}
            onClick={merge}
            data-testid="incident-merge"
          >
            {isMerging ? t('merging') : t('merge')} <Kbd>Alt+M</Kbd>
          </button>
          <button
            type="button"
            className="btn btn-small"
            tabIndex={-1}
            onClick={dismiss}
            data-testid="incident-not-same"
          >
            {t('notSame')} <Kbd>Alt+N</Kbd>
          </button>
        </>
      )}
    </div>
  );
}
