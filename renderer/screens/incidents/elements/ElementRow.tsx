import type { ReactNode } from 'react';
import type { IncidentElements } from '../../../../shared/contract/areas/intake';
import type { Incident } from '../../../../shared/contract/models';
import { CHOICES, extrasOf } from '../../../../shared/domain/incidentExtras';
import { ELEMENT_NAMES, ELEMENT_STATE_NAMES } from '../../../../shared/wording/intakeLines';
import { Time } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { Field } from '../../parts/Field';
import classes from './elements.module.css';

type Fact = IncidentElements['elements'][number];
/** One element as it is typed: the words are what is known, or what is asked. */
export type Row = { readonly state: Fact['state']; readonly words: string };
const STATES = ['open', 'filled', 'verifying', 'not_applicable'] as const;

/** Name, state, words, and who said it when. */
export function ElementRow(props: {
  readonly fact: Fact;
  readonly row: Row;
  readonly isChanged: boolean;
  readonly canWrite: boolean;
  readonly onRow: (change: Partial<Row>) => void;
}): ReactNode {
  const { fact, row, isChanged, canWrite, onRow } = props;
  const t = useText('intake');
  const locale = useLocale();
  const name = ELEMENT_NAMES[locale][fact.element];
  const isAsked = row.state === 'verifying';
  return (
    <div className={classes.row} data-state={row.state} data-changed={isChanged} data-testid="element-row">
      <span className={classes.name}>{name}</span>
      <select
        className="field"
        aria-label={`${name} ${t('state')}`}
        disabled={!canWrite}
        value={row.state}
        onChange={(event) => onRow({ state: event.target.value as Row['state'] })}
        data-testid={`element-${fact.element}-state`}
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {ELEMENT_STATE_NAMES[locale][state]}
          </option>
        ))}
      </select>
      <input
        className="field"
        aria-label={`${name} ${t(isAsked ? 'question' : 'content')}`}
        placeholder={isAsked ? t('question') : ''}
        disabled={!canWrite || row.state === 'not_applicable'}
        autoComplete="off"
        maxLength={isAsked ? 200 : 1_000}
        value={row.state === 'not_applicable' ? '' : row.words}
        onChange={(event) => onRow({ words: event.target.value })}
        data-testid={`element-${fact.element}-words`}
      />
      <span className={`dim ${classes.by}`}>
        {fact.changedAt === 0 ? null : (
          <>
            <Time at={fact.changedAt} /> <span title={fact.source}>{fact.source}</span> {fact.by}
          </>
        )}
      </span>
    </div>
  );
}

/** One further fact of the hazard. */
export function Extra(props: {
  readonly incident: Incident;
  readonly id: string;
  readonly value: string;
  readonly canWrite: boolean;
  readonly onValue: (value: string) => void;
}): ReactNode {
  const { id, value, canWrite, onValue } = props;
  const t = useText('intake');
  const locale = useLocale();
  const field = extrasOf(props.incident.type).find((one) => one.id === id);
  if (field === undefined) return null;
  return (
    <Field label={field.label[locale]} className={classes.extra}>
      {(ids) =>
        field.kind === 'choice' ? (
          <select
            {...ids}
            className="field"
            disabled={!canWrite}
            value={value}
            onChange={(event) => onValue(event.target.value)}
            data-testid={`element-extra-${id}`}
          >
            <option value="">{t('choose')}</option>
            {CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {t(choice)}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...ids}
            className="field"
            disabled={!canWrite}
            autoComplete="off"
            maxLength={300}
            title={field.ask[locale]}
            value={value}
            onChange={(event) => onValue(event.target.value)}
            data-testid={`element-extra-${id}`}
          />
        )
      }
    </Field>
  );
}
