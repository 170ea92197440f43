import { type ReactNode, useState } from 'react';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { useHeldAct } from '../parts/useHeldAct';
import type { Ladders } from './ladderModel';
import classes from './rules.module.css';

/** How long the room has to reach a leader once a ladder asks for the call. */
export function CallMinutes(props: { readonly all: Ladders; readonly mayChange: boolean }): ReactNode {
  const { all, mayChange } = props;
  const t = useText('ladders');
  const common = useText('common');
  const [typed, setTyped] = useState(String(all.callMinutes));
  const [hasTried, setTried] = useState(false);
  const change = useHeldAct('settings.change');
  const value = Number(typed.normalize('NFKC').trim());
  const isBad = !Number.isInteger(value) || value < 1 || value > 60;
  const save = async (): Promise<void> => {
    setTried(true);
    if (!isBad) await change.run({ key: 'alertLadders', value: { ...all, callMinutes: value } });
  };
  return (
    <form
      className={classes.callMinutes}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={t('callMinutes')}
        hint={t('callMinutesHint')}
        problem={hasTried && isBad ? 'not_a_number' : undefined}
      >
        {(ids) => (
          <input
            {...ids}
            className="field num"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            disabled={!mayChange}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            data-testid="call-minutes"
          />
        )}
      </Field>
      {mayChange && typed.trim() !== String(all.callMinutes) ? (
        <button
          type="submit"
          className="btn btn-small"
          disabled={change.isBusy}
          data-testid="call-minutes-save"
        >
          {change.isBusy ? common('saving') : t('save')}
        </button>
      ) : null}
      <ErrorNote error={change.error} />
    </form>
  );
}
