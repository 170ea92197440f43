import { type ReactNode, useState } from 'react';
import type { Incident } from '../../../shared/contract/models';
import type { IncidentType } from '../../../shared/domain/vocabulary';
import { deskNow } from '../../app/clock';
import { DrillBand, ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { dropDraft, readDraft } from '../parts/draft';
import { Reader } from '../parts/inputs';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import { writtenMoment } from '../parts/WhenInput';
import classes from './incidents.module.css';
import { Duplicates } from './intake/Duplicates';
import { ElementsPart } from './intake/ElementsPart';
import own from './intake/intake.module.css';
import { DrillPart, Extras, Judgement, When, Who } from './intake/OtherParts';
import { ScriptPanel } from './intake/ScriptPanel';
import {
  type IncidentDeskForm,
  type IncidentValues,
  incidentInput,
  mergeInput,
  noElements,
} from './intake/values';
import { Callback, HowMany, What, Where } from './intake/WhatParts';
import { typedCounts } from './people';

export { Counts } from './Counts';

type Props = {
  readonly draftKey: string;
  readonly parentId: string | null;
  /** the line of the call that reports it */
  readonly callLineId?: string | undefined;
  readonly presetType?: IncidentType | undefined;
  /** the drill that opens it: it is a part of that */
  readonly drill?: string | null;
  /** what is known before anything was typed */
  readonly preset?:
    | { readonly place: string; readonly callback: string; readonly source: string }
    | undefined;
  readonly onRecorded: (incident: Incident) => void;
  readonly onCancel?: () => void;
};

/** A draft in which nothing was said would only bring an old received time back. */
function forgetEmptyDraft(draftKey: string): void {
  const draft = readDraft<Partial<IncidentValues>>(draftKey);
  if (draft !== null && !draft.callback && !draft.place && !draft.summary && !draft.title)
    dropDraft(draftKey);
}

function useIncidentForm(props: Props): IncidentDeskForm {
  const { draftKey, parentId, preset } = props;
  const t = useText('incidents');
  useState(() => forgetEmptyDraft(draftKey));
  return useDeskForm<'incident.record', IncidentValues>({
    name: 'incident.record',
    draftKey,
    defaults: {
      callback: preset?.callback ?? '',
      occurredAt: '',
      receivedAt: writtenMoment(deskNow()),
      place: preset?.place ?? '',
      type: props.presetType ?? '',
      title: '',
      summary: '',
      casualties: typedCounts(null),
      source: preset?.source ?? t('sourceDefault'),
      caller: { unit: '', name: '', post: '', phone: '' },
      grade: '',
      sensitive: false,
      isDrill: false,
      drill: '',
      elements: noElements(),
      flags: {},
      extras: {},
      others: [],
    },
    toInput: (values, id, reader) =>
      incidentInput(values, id, parentId, reader, props.callLineId, props.drill ?? null),
  });
}

/** Throwing the draft away, which can be taken back. */
function Discard({ desk }: { readonly desk: IncidentDeskForm }): ReactNode {
  const t = useText('incidents');
  const [thrown, setThrown] = useState<IncidentValues | null>(null);
  return thrown === null ? (
    <button
      type="button"
      className="btn btn-plain"
      onClick={() => setThrown(desk.discard())}
      data-testid="incident-discard"
    >
      {t('discard')}
    </button>
  ) : (
    <button
      type="button"
      className="btn btn-plain"
      onClick={() => {
        desk.form.reset(thrown);
        setThrown(null);
      }}
      data-testid="incident-restore"
    >
      {t('discarded')}
    </button>
  );
}

/**
 * One report as a caller gives it: the call-back number, the place and what happened first, with the words to read out beside it. The received time is that
 * of opening the form, since the limits run from the call and not from the last key. Ctrl+Enter records.
 */
export function IncidentForm(props: Props): ReactNode {
  const { parentId } = props;
  const t = useText('incidents');
  const common = useText('common');
  const desk = useIncidentForm(props);
  const merging = useHeldAct('incident.mergeCall');
  const box = useFocusFirst<HTMLDivElement>();
  const save = async (): Promise<void> => {
    const incident = await desk.submit();
    if (incident !== null) props.onRecorded(incident);
  };
  const merge = async (known: Incident): Promise<void> => {
    const reader = new Reader(deskNow());
    const values = desk.form.getValues();
    const input = incidentInput(values, desk.id, null, reader, props.callLineId, known.drill);
    const incident = await merging.run(mergeInput(input, desk.id, known.id));
    if (incident === null) return;
    desk.discard();
    props.onRecorded(incident);
  };
  useSaveKey(box, () => void save());
  const isDrill = desk.form.watch('isDrill');
  const drillName = props.drill ?? (isDrill ? desk.form.watch('drill') : null);
  const isFirst = parentId === null && (props.drill ?? null) === null;
  return (
    <div ref={box} className={classes.form} data-testid="incident-form">
      <DrillBand name={drillName} />
      <div className={own.withScript}>
        <div className={own.inner}>
          <div className={classes.columns}>
            <div className={classes.column}>
              <Callback desk={desk} />
              <Where desk={desk} />
              <What desk={desk} />
              <HowMany desk={desk} />
              <Extras desk={desk} />
            </div>
            <div className={classes.column}>
              <When desk={desk} />
              <Who desk={desk} />
              <Judgement desk={desk} />
              {isFirst ? <DrillPart desk={desk} isDrill={isDrill} /> : null}
              <ElementsPart desk={desk} />
            </div>
          </div>
          <ScriptPanel desk={desk} />
        </div>
      </div>
      <div className={classes.foot}>
        {isFirst ? (
          <Duplicates
            desk={desk}
            drill={drillName}
            isMerging={merging.isBusy}
            onMerge={(known) => void merge(known)}
          />
        ) : null}
        <ErrorNote error={desk.error} onRetry={() => void save()} />
        <ErrorNote error={merging.error} />
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-primary"
            disabled={desk.isSaving}
            onClick={() => void save()}
            data-testid="incident-save"
          >
            {desk.isSaving ? common('saving') : t('saveIncident')} <Kbd>Ctrl+Enter</Kbd>
          </button>
          {props.onCancel === undefined ? null : (
            <button type="button" className="btn" onClick={props.onCancel}>
              {common('back')} <Kbd>Esc</Kbd>
            </button>
          )}
          <span className={classes.spacer} />
          <Discard desk={desk} />
        </div>
      </div>
    </div>
  );
}
