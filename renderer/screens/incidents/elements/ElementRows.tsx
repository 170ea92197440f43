import { type ReactNode, useRef, useState } from 'react';
import type { IncidentElements } from '../../../../shared/contract/areas/intake';
import type { Incident } from '../../../../shared/contract/models';
import { extrasOf } from '../../../../shared/domain/incidentExtras';
import type { ElementId } from '../../../../shared/domain/incidentFacts';
import { ELEMENTS } from '../../../../shared/domain/incidentFacts';
import { ErrorNote, Kbd } from '../../../components';
import { useText } from '../../../i18n';
import { draftId, dropDraftId, useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { useHeldAct } from '../../parts/useHeldAct';
import { useSaveKey } from '../../parts/useSaveKey';
import { readMoment, WhenInput } from '../../parts/WhenInput';
import { ElementRow, Extra, type Row } from './ElementRow';
import classes from './elements.module.css';

type Fact = IncidentElements['elements'][number];
type Typed = {
  readonly rows: Readonly<Partial<Record<ElementId, Row>>>;
  readonly extras: Readonly<Record<string, string>>;
  readonly source: string;
  readonly at: string;
};
const NOTHING: Typed = { rows: {}, extras: {}, source: '', at: '' };

const standing = (fact: Fact): Row => ({
  state: fact.state,
  words: fact.state === 'verifying' ? fact.question : fact.text,
});

/** Words in a field that nobody had asked about fill it; a state that was chosen stays. */
function typedRow(before: Row, change: Partial<Row>): Row {
  const row = { ...before, ...change };
  const isFirstWord = change.words !== undefined && change.words.trim() !== '' && row.state === 'open';
  return isFirstWord ? { ...row, state: 'filled' } : row;
}

/**
 * The twelve elements in the order of asking and the further facts of the hazard. What was changed is recorded together, with who says it and as of when;
 * Ctrl+Enter records.
 */
export function ElementRows(props: {
  readonly incident: Incident;
  readonly data: IncidentElements;
  readonly canWrite: boolean;
}): ReactNode {
  const { incident, data, canWrite } = props;
  const t = useText('intake');
  const common = useText('common');
  const key = `incident.elements.${incident.id}`;
  const draft = useDraft<Typed>(key, NOTHING);
  const act = useHeldAct('incident.setElements');
  const [needsSource, setNeedsSource] = useState(false);
  const box = useRef<HTMLElement>(null);
  const { rows, extras, source, at } = draft.value;
  const facts = new Map(data.elements.map((fact) => [fact.element, fact]));
  const isChanged = (fact: Fact): boolean => {
    const row = rows[fact.element];
    const before = standing(fact);
    return row !== undefined && (row.state !== before.state || row.words.trim() !== before.words);
  };
  const changed = data.elements.filter(isChanged);
  const known = (id: string): string => data.extras.find((one) => one.extra === id)?.value ?? '';
  const changedExtras = Object.entries(extras).filter(([id, value]) => value.trim() !== known(id));
  const count = changed.length + changedExtras.length;
  const save = async (): Promise<void> => {
    setNeedsSource(source.trim() === '');
    if (count === 0 || source.trim() === '') {
      box.current?.querySelector<HTMLElement>('[data-testid="elements-source"]')?.focus();
      return;
    }
    const answer = await act.run({
      actId: draftId(key),
      incidentId: incident.id,
      elements: changed.map(({ element }) => {
        const { state, words } = rows[element] ?? { state: 'open' as const, words: '' };
        const isAsked = state === 'verifying';
        return { element, state, text: isAsked ? '' : words, question: isAsked ? words : '' };
      }),
      extras: Object.fromEntries(changedExtras),
      at: at.trim() === '' ? null : readMoment(at, 'past'),
      source,
    });
    if (answer === null) return;
    dropDraftId(key);
    draft.drop();
  };
  useSaveKey(box, () => void save());
  const fields = extrasOf(incident.type).filter(({ figure }) => figure === undefined);
  return (
    <section ref={box} className={`panel ${classes.main}`} aria-label={t('elements')}>
      <h2 className="panel-head">{t('elements')}</h2>
      <div className={classes.rows}>
        {ELEMENTS.flatMap((element) => {
          const fact = facts.get(element);
          if (fact === undefined) return [];
          const row = rows[element] ?? standing(fact);
          return [
            <ElementRow
              key={element}
              fact={fact}
              row={row}
              isChanged={isChanged(fact)}
              canWrite={canWrite}
              onRow={(change) => draft.set({ rows: { ...rows, [element]: typedRow(row, change) } })}
            />,
          ];
        })}
      </div>
      {fields.length === 0 ? null : (
        <div className={classes.extras}>
          {fields.map(({ id }) => (
            <Extra
              key={id}
              incident={incident}
              id={id}
              value={extras[id] ?? known(id)}
              canWrite={canWrite}
              onValue={(value) => draft.set({ extras: { ...extras, [id]: value } })}
            />
          ))}
        </div>
      )}
      {canWrite ? (
        <div className={classes.foot}>
          <Field
            label={t('source')}
            problem={needsSource && source.trim() === '' ? 'empty' : undefined}
            className={classes.extra}
          >
            {(ids) => (
              <input
                {...ids}
                className="field"
                autoComplete="off"
                maxLength={120}
                value={source}
                onChange={(event) => draft.set({ source: event.target.value })}
                data-testid="elements-source"
              />
            )}
          </Field>
          <Field label={t('saidAt')} className={classes.extra}>
            {(ids) => (
              <WhenInput
                {...ids}
                value={at}
                direction="past"
                onValue={(typed) => draft.set({ at: typed })}
                data-testid="elements-at"
              />
            )}
          </Field>
          <button
            type="button"
            className="btn btn-primary"
            disabled={act.isBusy || count === 0}
            onClick={() => void save()}
            data-testid="elements-save"
          >
            {act.isBusy ? common('saving') : t('saveElements')} <Kbd>Ctrl+Enter</Kbd>
          </button>
        </div>
      ) : null}
      <ErrorNote error={act.error} />
    </section>
  );
}
