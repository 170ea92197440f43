import type { ReactNode } from 'react';
import { SHIFT_POSTS } from '../../../shared/domain/vocabulary';
import { type AlertLevel, LADDER_CHANNELS, type LadderChannel } from '../../../shared/rules/ladder';
import { labels } from '../../../shared/wording/labels';
import { useLocale, useText } from '../../i18n';
import { Check } from '../parts/Segments';
import type { TypedRung, When } from './ladderModel';
import classes from './rules.module.css';

const WHENS: readonly When[] = ['share', 'before', 'due', 'after'];
const LEVELS: readonly AlertLevel[] = [1, 2, 3];

/** One rung: when it rings, how loud, and whom it addresses. */
export function RungRow(props: {
  readonly rung: TypedRung;
  readonly place: number;
  readonly onChange: (change: Partial<TypedRung>) => void;
  /** null: the only rung stays */
  readonly onRemove: (() => void) | null;
}): ReactNode {
  const { rung, place, onChange, onRemove } = props;
  const t = useText('ladders');
  const posts = labels(useLocale()).shiftPost;
  return (
    <fieldset className={classes.rung} data-testid="rung">
      <legend className="sr-only">{t('rungName', { place })}</legend>
      <span className={classes.small}>{t('rungName', { place })}</span>
      <select
        className="field"
        aria-label={t('when')}
        value={rung.when}
        onChange={(event) => onChange({ when: event.target.value as When })}
        data-testid="rung-when"
      >
        {WHENS.map((when) => (
          <option key={when} value={when}>
            {t(`when.${when}`)}
          </option>
        ))}
      </select>
      <input
        className="field num"
        aria-label={t('value')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        disabled={rung.when === 'due'}
        value={rung.when === 'due' ? '' : rung.value}
        onChange={(event) => onChange({ value: event.target.value })}
        data-testid="rung-value"
      />
      <select
        className="field"
        aria-label={t('level')}
        value={rung.level}
        onChange={(event) => onChange({ level: Number(event.target.value) as AlertLevel })}
        data-testid="rung-level"
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`level.${level}`)}
          </option>
        ))}
      </select>
      <select
        className="field"
        aria-label={t('channel')}
        value={rung.channel}
        onChange={(event) => onChange({ channel: event.target.value as LadderChannel })}
        data-testid="rung-channel"
      >
        {LADDER_CHANNELS.map((channel) => (
          <option key={channel} value={channel}>
            {t(`channel.${channel}`)}
          </option>
        ))}
      </select>
      <span className={classes.posts}>
        {SHIFT_POSTS.map((post) => (
          <Check
            key={post}
            label={posts[post]}
            checked={rung.to.includes(post)}
            onChecked={(isOn) =>
              onChange({ to: SHIFT_POSTS.filter((one) => (one === post ? isOn : rung.to.includes(one))) })
            }
            testId={`rung-to-${post}`}
          />
        ))}
      </span>
      {onRemove === null ? (
        <span />
      ) : (
        <button
          type="button"
          className="btn btn-small"
          aria-label={t('remove', { place })}
          onClick={onRemove}
          data-testid="rung-remove"
        >
          ✕
        </button>
      )}
    </fieldset>
  );
}
