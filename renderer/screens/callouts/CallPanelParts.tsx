import { type ReactNode, useId } from 'react';
import type { AttemptResult, ReadBack } from '../../../shared/domain/callouts';
import { Kbd } from '../../components';
import { useText } from '../../i18n';
import { Check, Segments } from '../parts/Segments';
import classes from './callouts.module.css';
import { type Line, READ_BACK_POINTS, RESULT_KEYS, type Spoke } from './model';

/** The three points that are read back, each ticked as it is heard. */
export function ReadBackTicks(props: {
  readonly value: ReadBack;
  readonly onValue: (value: ReadBack) => void;
}): ReactNode {
  const t = useText('callouts');
  const { value } = props;
  const isAll = READ_BACK_POINTS.every((point) => value[point]);
  return (
    <fieldset className={classes.readBack} data-testid="call-readback">
      <legend className="sr-only">{t('readBack')}</legend>
      <span className="field-label">{t('readBack')}</span>
      {READ_BACK_POINTS.map((point) => (
        <Check
          key={point}
          label={t(`point.${point}`)}
          checked={value[point]}
          onChecked={(isTicked) => props.onValue({ ...value, [point]: isTicked })}
          testId={`call-readback-${point}`}
        />
      ))}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => props.onValue({ what: !isAll, where: !isAll, when: !isAll })}
        data-testid="call-readback-all"
      >
        {t('readBackAll')} <Kbd>0</Kbd>
      </button>
    </fieldset>
  );
}

/** Who spoke: the person, or a registered deputy by name. Somebody else is the result 他人接听. */
export function WhoSpoke(props: {
  readonly spoke: Spoke;
  readonly deputy: string;
  /** names of the registered deputies */
  readonly deputies: readonly string[];
  readonly onSpoke: (spoke: Spoke) => void;
  readonly onDeputy: (name: string) => void;
}): ReactNode {
  const t = useText('callouts');
  const id = useId();
  return (
    <div className={classes.spoke}>
      <span className="field-label">{t('spoke')}</span>
      <Segments
        label={t('spoke')}
        testId="call-spoke"
        value={props.spoke}
        onValue={props.onSpoke}
        options={[
          { value: 'self', label: t('spoke.self') },
          { value: 'deputy', label: t('spoke.deputy') },
        ]}
      />
      {props.spoke === 'self' ? null : (
        <>
          <input
            className={`field ${classes.deputy}`}
            list={id}
            aria-label={t('deputy')}
            placeholder={t('deputy')}
            title={t('deputyHint')}
            autoComplete="off"
            maxLength={60}
            value={props.deputy}
            onChange={(event) => props.onDeputy(event.target.value)}
            data-testid="call-deputy"
          />
          <datalist id={id}>
            {props.deputies.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </div>
  );
}

/** The eight results of an attempt, one key each. */
export function ResultKeys(props: {
  readonly isBusy: boolean;
  readonly onResult: (result: AttemptResult) => void;
}): ReactNode {
  const t = useText('callouts');
  return (
    <fieldset className={classes.results} aria-label={t('result')} data-testid="call-results">
      {RESULT_KEYS.map(({ key, result }) => (
        <button
          key={result}
          type="button"
          className={`btn ${result === 'answered_confirmed' ? 'btn-primary' : ''}`}
          disabled={props.isBusy}
          onClick={() => props.onResult(result)}
          data-testid={`call-result-${result}`}
        >
          <Kbd>{key}</Kbd> {t(`result.${result}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** The number that is dialled, large, and the others of the same person. */
export function NumberChoice(props: {
  readonly lines: readonly Line[];
  readonly chosen: Line | null;
  readonly onChosen: (line: Line) => void;
}): ReactNode {
  const t = useText('callouts');
  const { chosen, lines } = props;
  if (chosen === null) return <p className={classes.noNumber}>{t('noNumberHere')}</p>;
  return (
    <>
      <span className={`num ${classes.number}`} data-testid="call-number">
        {chosen.number}
      </span>
      {lines.length < 2 ? (
        <span className="dim">{t(`way.${chosen.way}`)}</span>
      ) : (
        <Segments
          label={t('number')}
          testId="call-lines"
          value={`${chosen.way} ${chosen.number}`}
          onValue={(value) => {
            const line = lines.find((one) => `${one.way} ${one.number}` === value);
            if (line !== undefined) props.onChosen(line);
          }}
          options={lines.map((line) => ({
            value: `${line.way} ${line.number}`,
            label: t(`way.${line.way}`),
          }))}
        />
      )}
    </>
  );
}
