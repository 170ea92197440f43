import { type ReactNode, useState } from 'react';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote, Kbd } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './callouts.module.css';
import type { Person } from './model';
import { showDetail } from './useCallFlow';

/** 改号 in place: the right number takes the place of the wrong one on the list and in the contacts book, and the call goes on. */
export function CorrectNumber(props: {
  readonly callOutId: string;
  readonly person: Person;
  readonly wrong: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const { callOutId, person, wrong } = props;
  const [right, setRight] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const list = useHeldAct('callout.setNumber');
  const book = useHeldAct('contact.correctNumber');
  const box = useFocusFirst<HTMLFormElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const number = right.normalize('NFKC').trim();
    setEmpty(number === '');
    if (number === '') return;
    const detail = await list.run({ callOutId, personId: person.id, number });
    if (detail === null) return;
    showDetail(detail);
    const { contactId } = person;
    // Where the book does not take it, the form stays and says so: on the list it is right already.
    if (contactId !== null && wrong !== '' && (await book.run({ contactId, wrong, right: number })) === null)
      return;
    props.onClose();
  };
  return (
    <form
      ref={box}
      className={classes.inlineForm}
      aria-label={t('correct')}
      data-testid="correct-number"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field label={t('right', { wrong })} problem={isEmpty ? 'empty' : undefined} className={classes.c3}>
        {(ids) => (
          <input
            {...ids}
            className="field num"
            inputMode="tel"
            autoComplete="off"
            maxLength={40}
            value={right}
            onChange={(event) => setRight(event.target.value)}
            data-testid="correct-right"
          />
        )}
      </Field>
      <div className={`${classes.c3} ${classes.actions} ${classes.end}`}>
        <button
          type="submit"
          className="btn btn-primary btn-small"
          disabled={list.isBusy || book.isBusy}
          data-testid="correct-save"
        >
          {list.isBusy || book.isBusy ? common('saving') : t('correctSave')} <Kbd>Enter</Kbd>
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <div className={classes.c6}>
        {book.error === null ? null : <p>{t('listOnly')}</p>}
        <ErrorNote error={list.error ?? book.error} />
      </div>
    </form>
  );
}
