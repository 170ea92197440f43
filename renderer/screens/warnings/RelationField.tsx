import type { ReactNode } from 'react';
import type { Warning } from '../../../shared/contract/models';
import { WARNING_STATUSES } from '../../../shared/domain/warnings';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import type { Values } from './readingValues';
import { useWarningName } from './useWarningName';
import classes from './warnings.module.css';

/** What a message is (new, change, lifting), whether it is meant in earnest, and which warning of ours it is about. */
export function RelationField(props: {
  readonly values: Values;
  readonly parents: readonly string[];
  readonly candidates: readonly string[];
  readonly inForce: readonly Warning[];
  readonly onChange: (change: Partial<Values>) => void;
  readonly children: ReactNode;
}): ReactNode {
  const { values, onChange } = props;
  const t = useText('warnings');
  const nameOf = useWarningName();
  const likely = new Set([...props.parents, ...props.candidates]);
  const listed = [
    ...props.inForce.filter(({ id }) => likely.has(id)),
    ...props.inForce.filter(({ id }) => !likely.has(id)),
  ];
  const isKnown =
    values.parentId === '' || values.parentId === 'none' || listed.some((one) => one.id === values.parentId);
  const kinds = ['alert', 'update', 'cancel'] as const;
  return (
    <div className={`${classes.wide} ${classes.relation}`}>
      <Segments
        label={t('messageKind')}
        testId="reading-message"
        value={kinds.find((one) => one === values.message) ?? null}
        onValue={(message) => onChange({ message })}
        options={kinds.map((value) => ({ value, label: t(`word_${value}`) }))}
      />
      <select
        className="field"
        aria-label={t('status')}
        value={values.status}
        onChange={(event) => onChange({ status: event.target.value as Values['status'] })}
        data-testid="reading-status"
      >
        {WARNING_STATUSES.map((value) => (
          <option key={value} value={value}>
            {t(`word_${value}`)}
          </option>
        ))}
      </select>
      {values.message === 'alert' ? null : (
        <Field
          label={t(values.message === 'cancel' ? 'liftsWhich' : 'changesWhich')}
          className={classes.grow}
        >
          {(ids) => (
            <select
              {...ids}
              className="field"
              value={values.parentId}
              onChange={(event) => onChange({ parentId: event.target.value })}
              data-testid="reading-parent"
            >
              <option value="">{t('chooseWarning')}</option>
              {listed.map((warning) => (
                <option key={warning.id} value={warning.id}>
                  {nameOf(warning)}
                </option>
              ))}
              {isKnown ? null : <option value={values.parentId}>{t('namedWarning')}</option>}
              <option value="none">{t('notHere')}</option>
            </select>
          )}
        </Field>
      )}
      {props.children}
    </div>
  );
}
