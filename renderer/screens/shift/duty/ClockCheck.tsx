import { type ReactNode, useEffect, useRef, useState } from 'react';
import { clockTimeWithSeconds, DAY_MS, dayOf, startOfDay } from '../../../../shared/domain/time';
import { clockOff } from '../../../../shared/wording/duty';
import { deskNow, useNow } from '../../../app/clock';
import { isComposingKey } from '../../../app/hotkeys';
import { useLocale, useText } from '../../../i18n';
import classes from './duty.module.css';

export type Checked = { readonly shownAt: number; readonly trueAt: number; readonly source: string };

/** `08:31:20`, `083120` or `8:31` nearest to `near`; null when it is no time of day. */
export function trueTime(typed: string, near: number): number | null {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[：。.\s]/g, ':')
    .replace(/:+$/, '');
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(plain) ?? /^(\d{2})(\d{2})(\d{2})?$/.exec(plain);
  if (!found) return null;
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const at = (startOfDay(dayOf(near)) ?? 0) + ((hour * 60 + minute) * 60 + second) * 1_000;
  // Around midnight the true time may be of the day before or after.
  return [at - DAY_MS, at, at + DAY_MS].reduce((best, one) =>
    Math.abs(one - near) < Math.abs(best - near) ? one : best,
  );
}

/** 对时: the officer compares the console's time with a true one. Pressing fixes what was shown at that moment. */
export function ClockCheck(props: {
  readonly checked: Checked | null;
  readonly onChecked: (checked: Checked | null) => void;
}): ReactNode {
  const t = useText('duty');
  const locale = useLocale();
  const now = useNow();
  const [typed, setTyped] = useState('');
  const [source, setSource] = useState('');
  const { checked, onChecked } = props;
  const read = trueTime(typed, now);
  const again = useRef<HTMLButtonElement>(null);
  const isTaken = useRef(false);
  // The control that was pressed is gone: the focus stays in the form, so that Ctrl+Enter goes on working.
  useEffect(() => {
    if (isTaken.current && checked !== null) again.current?.focus();
    isTaken.current = false;
  }, [checked]);
  const take = (trueAt: number | null): void => {
    isTaken.current = true;
    const shownAt = Math.floor(deskNow() / 1_000) * 1_000;
    onChecked({ shownAt, trueAt: trueAt ?? shownAt, source: source.trim() });
  };
  if (checked !== null) {
    const off = clockOff(checked.trueAt - checked.shownAt, locale);
    return (
      <p className={classes.clock} data-testid="sign-on-clock-checked">
        <b className="num">{clockTimeWithSeconds(checked.shownAt)}</b>
        {off === null ? t('clockRight') : t('clockOff', { time: clockTimeWithSeconds(checked.trueAt), off })}
        <button ref={again} type="button" className="btn btn-small" onClick={() => onChecked(null)}>
          {t('again')}
        </button>
      </p>
    );
  }
  return (
    <div className={classes.clock}>
      <time className={classes.bigClock} data-testid="sign-on-clock-shown">
        {clockTimeWithSeconds(now)}
      </time>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => take(null)}
        data-testid="sign-on-clock-right"
      >
        {t('isRight')}
      </button>
      <label>
        <span className="field-label">{t('trueTime')}</span>
        <input
          className="field num"
          value={typed}
          placeholder="08:30:00"
          autoComplete="off"
          aria-invalid={typed !== '' && read === null}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposingKey(event.nativeEvent)) return;
            event.preventDefault();
            if (read !== null) take(read);
          }}
          data-testid="sign-on-clock-true"
        />
      </label>
      <label>
        <span className="field-label">{t('clockSource')}</span>
        <input
          className="field"
          value={source}
          placeholder={t('clockSourceHint')}
          onChange={(event) => setSource(event.target.value)}
          data-testid="sign-on-clock-source"
        />
      </label>
      <button
        type="button"
        className="btn btn-small"
        disabled={read === null}
        onClick={() => take(read)}
        data-testid="sign-on-clock-take"
      >
        {t('takeTime')}
      </button>
    </div>
  );
}
