import type { ReactNode } from 'react';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import type { DeskForm } from '../parts/useDeskForm';
import classes from './incidents.module.css';
import { PEOPLE_COUNTS, type PeopleCount } from './people';

/** The six counts of people; an empty field is nought. */
export function Counts<V extends { casualties: Record<PeopleCount, string> }>(props: {
  readonly values: (count: PeopleCount) => object;
  readonly problem: (count: PeopleCount) => ReturnType<DeskForm<'incident.record', V>['problem']>;
}): ReactNode {
  const t = useText('incidents');
  return (
    <div className={classes.counts}>
      {PEOPLE_COUNTS.map((count) => (
        <Field key={count} label={t(count)} problem={props.problem(count)}>
          {(ids) => (
            <input
              {...ids}
              {...props.values(count)}
              className="field num"
              inputMode="numeric"
              autoComplete="off"
              placeholder="0"
              data-testid={`incident-${count}`}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
