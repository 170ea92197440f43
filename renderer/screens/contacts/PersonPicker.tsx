import { type ReactNode, useDeferredValue, useId } from 'react';
import { useDesk } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { labelOf, type PersonValue } from './model';

/** Somebody of the book, found by name, initials or number while typing; words that name nobody stay and are said to. */
export function PersonPicker(props: {
  readonly label: string;
  readonly value: PersonValue;
  /** who cannot be chosen: the entry itself */
  readonly not: string;
  readonly onValue: (value: PersonValue) => void;
  readonly testId: string;
}): ReactNode {
  const t = useText('contacts');
  const list = useId();
  const { value } = props;
  const typed = useDeferredValue(value.label.split('，')[0]?.trim() ?? '');
  const found = useDesk(
    'contact.list',
    { text: typed, includeRemoved: false },
    { keep: true, enabled: typed !== '' },
  ).data;
  const people = (found?.contacts ?? []).filter((one) => one.id !== props.not).slice(0, 20);
  const choose = (label: string): void => {
    const person = people.find((one) => labelOf(one) === label);
    props.onValue({ id: person?.id ?? '', label });
  };
  const isUnknown = value.label.trim() !== '' && value.id === '';
  return (
    <div>
      <input
        className="field"
        list={list}
        value={value.label}
        placeholder={t('personHint')}
        aria-label={props.label}
        aria-invalid={isUnknown}
        autoComplete="off"
        onChange={(event) => choose(event.currentTarget.value)}
        data-testid={props.testId}
      />
      <datalist id={list}>
        {people.map((one) => (
          <option key={one.id} value={labelOf(one)} />
        ))}
      </datalist>
      {isUnknown ? <span className="dim">{t('personUnknown')}</span> : null}
    </div>
  );
}
