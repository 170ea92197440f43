import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CallOutDraft, DraftedPerson, DraftPerson } from '../../../shared/contract/areas/callouts';
import type { CallOutKind } from '../../../shared/domain/callouts';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Kbd, Time, Words } from '../../components';
import { useText } from '../../i18n';
import { draftId, dropDraftId, useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Check, Segments } from '../parts/Segments';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './callouts.module.css';
import {
  chosenOf,
  forecastFor,
  keyOf,
  MOST_PHONES,
  remediesFor,
  startPerson,
  type Ticks,
} from './draftModel';
import { queuesOf } from './model';
import { PickPeople } from './PickPeople';
import { ForecastLine } from './Rates';
import { RuleWords } from './RuleWords';

type Values = {
  readonly ruleId: string | null;
  readonly phones: number | null;
  readonly relay: boolean | null;
  readonly sentence: string | null;
  readonly ticks: Ticks;
  /** put on the list by hand */
  readonly added: readonly DraftPerson[];
};
const EMPTY: Values = { ruleId: null, phones: null, relay: null, sentence: null, ticks: {}, added: [] };

type Source = {
  readonly warningId: string | null;
  readonly incidentId: string | null;
  readonly kind: CallOutKind;
};

/** Will it be done in time, and what would help. Each remedy is one key: it is taken by pressing it. */
function Arithmetic(props: {
  readonly draft: CallOutDraft;
  readonly people: readonly DraftedPerson[];
  readonly phones: number;
  readonly relay: boolean;
  readonly onChange: (change: Partial<Values>) => void;
}): ReactNode {
  const t = useText('callouts');
  const now = useNow(10_000);
  const { draft, people, phones, relay } = props;
  const { forecast, remaining } = forecastFor(draft, people, phones, relay, now);
  const remedies = remediesFor(draft, people, phones, relay, now);
  if (people.length === 0) return null;
  return (
    <div className={classes.sum} data-late={!forecast.isInTime} data-testid="callout-sum">
      <ForecastLine
        forecast={forecast}
        remaining={remaining}
        limitMinutes={Math.max(0, Math.round((draft.answerDueAt - now) / 60_000))}
      />
      {remedies.length === 0 ? null : (
        <div className={classes.remedies}>
          <span className="dim">{t('remedies')}</span>
          {remedies.map((remedy) => {
            const { minutes } = queuesOf(remedy.placed.remaining, forecast.callSeconds);
            return (
              <button
                key={remedy.kind}
                type="button"
                className="btn btn-small"
                onClick={() =>
                  props.onChange(remedy.kind === 'relay' ? { relay: true } : { phones: remedy.phones })
                }
                data-testid={`remedy-${remedy.kind}`}
              >
                {remedy.kind === 'relay' ? t('remedyRelay') : t('remedyPhone', { count: remedy.phones })}
                <span className="dim num">
                  {t('remedyDone', { minutes })}
                  {remedy.placed.forecast.isInTime ? ` ✓ ${t('inTime')}` : ''}
                </span>
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}

function Form(props: {
  readonly source: Source;
  readonly draft: CallOutDraft;
  readonly values: Values;
  readonly onChange: (change: Partial<Values>) => void;
  readonly onDone: () => void;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const { go, back } = useNavigation();
  const { source, draft, values, onChange } = props;
  const key = `callout.start.${source.warningId ?? ''}.${source.incidentId ?? ''}.${source.kind}`;
  const act = useHeldAct('callout.start', key);
  const [isEmpty, setEmpty] = useState(false);
  const box = useRef<HTMLElement>(null);
  const phones = values.phones ?? draft.phones;
  const relay = values.relay ?? draft.relay;
  const sentence = values.sentence ?? draft.sentence;
  const chosen = chosenOf(draft.people, values.ticks);
  const start = async (): Promise<void> => {
    setEmpty(chosen.length === 0);
    if (chosen.length === 0) return;
    const detail = await act.run({
      callOutId: draftId(key),
      kind: source.kind,
      warningIds: source.warningId === null ? [] : [source.warningId],
      incidentId: source.incidentId,
      ruleId: draft.rule.id,
      people: chosen.map(startPerson),
      phones,
      relay,
      sentence,
    });
    if (detail === null) return;
    dropDraftId(key);
    props.onDone();
    go({ screen: 'callouts', id: detail.id });
  };
  useSaveKey(box, () => void start());
  // The keys belong to this form from the start, and also after a remedy that is not there any more was pressed.
  useEffect(() => box.current?.focus(), []);
  const change = (part: Partial<Values>): void => {
    onChange(part);
    box.current?.focus();
  };
  return (
    <section
      ref={box}
      tabIndex={-1}
      className={classes.screen}
      aria-label={t('newTitle')}
      data-testid="callout-draft"
    >
      <header className={classes.bar}>
        <h1>
          {t('newTitle')} · <Words>{draft.title}</Words>
        </h1>
        <span className="dim">
          {t('answerBy')} <Time at={draft.answerDueAt} />
        </span>
        {draft.isNight ? <span className={classes.tag}>{t('night')}</span> : null}
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy}
          onClick={() => void start()}
          data-testid="callout-start"
        >
          {act.isBusy ? common('saving') : t('start', { count: chosen.length })} <Kbd>Ctrl+Enter</Kbd>
        </button>
        <button type="button" className="btn" onClick={back}>
          {common('cancel')}
        </button>
      </header>
      <ErrorNote error={act.error} />
      {isEmpty && chosen.length === 0 ? (
        <p role="alert" className={classes.notYet}>
          {t('nothingChosen')}
        </p>
      ) : null}
      <Arithmetic draft={draft} people={chosen} phones={phones} relay={relay} onChange={change} />
      <div className={classes.draft}>
        <PickPeople
          draftKey={key}
          people={draft.people}
          ticks={values.ticks}
          onTicks={(ticks) => onChange({ ticks })}
          onAdd={(person) =>
            onChange({
              added: [...values.added, person],
              ticks: { ...values.ticks, [keyOf(person)]: true },
            })
          }
        />
        <div className={classes.draftSide}>
          {source.incidentId === null ? null : (
            <Segments
              label={t('kind')}
              testId="callout-kind"
              value={source.kind}
              onValue={(kind) => go({ screen: 'callouts', incidentId: source.incidentId ?? '', kind })}
              options={[
                { value: 'other', label: t('kind_other') },
                { value: 'relief', label: t('kind_relief') },
              ]}
            />
          )}
          <RuleWords draft={draft} onRule={(ruleId) => onChange({ ruleId, ticks: {}, sentence: null })} />
          <div>
            <p className="field-label">{t('phones')}</p>
            <div className={classes.actions}>
              <Segments
                label={t('phones')}
                testId="callout-phones"
                value={String(phones)}
                onValue={(value) => onChange({ phones: Number(value) })}
                options={Array.from({ length: Math.max(MOST_PHONES, phones) }, (_none, place) => ({
                  value: String(place + 1),
                  label: t('phoneCount', { count: place + 1 }),
                }))}
              />
              <Check
                label={<span title={t('relayHint')}>{t('relay')}</span>}
                checked={relay}
                onChecked={(isRelay) => onChange({ relay: isRelay })}
                testId="callout-relay"
              />
            </div>
          </div>
          <Field label={t('sentence')} hint={t('sentenceHint')}>
            {(ids) => (
              <textarea
                {...ids}
                className={`field ${classes.sentenceInput}`}
                rows={6}
                maxLength={600}
                lang="zh-CN"
                value={sentence}
                onChange={(event) => onChange({ sentence: event.target.value })}
                data-testid="callout-sentence"
              />
            )}
          </Field>
        </div>
      </div>
    </section>
  );
}

/** A new call-out: the rule by colour, who has to be called, over how many telephones, what is read out, and whether it will be done in time. */
export function NewCallOut(props: Source): ReactNode {
  const common = useText('common');
  const { warningId, incidentId, kind } = props;
  const saved = useDraft(`callout.new.${warningId ?? ''}.${incidentId ?? ''}.${kind}`, EMPTY);
  const { ruleId, added } = saved.value;
  const input = useMemo(
    () => ({ warningId, incidentId, kind, ruleId, ...(added.length === 0 ? {} : { extra: [...added] }) }),
    [warningId, incidentId, kind, ruleId, added],
  );
  const found = useDesk('callout.draft', input, { keep: true });
  if (found.data === undefined) {
    return (
      <section className={classes.screen}>
        <ErrorNote error={found.error} kept={false} onRetry={() => void found.refetch()} />
        {found.error === null ? <p className="empty">{common('loading')}</p> : null}
      </section>
    );
  }
  return (
    <Form source={props} draft={found.data} values={saved.value} onChange={saved.set} onDone={saved.drop} />
  );
}
