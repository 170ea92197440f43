import { type KeyboardEvent, memo, type ReactNode } from 'react';
import type { LiveItem } from '../../../shared/contract/areas/handover';
import { labels } from '../../../shared/wording/labels';
import { isComposingKey } from '../../app/hotkeys';
import { clockTime } from '../../app/time';
import { Countdown } from '../../components';
import { useLocale, useText } from '../../i18n';
import classes from './handover.module.css';

const SIGN = { confirmed: '✓', objection: '！', changed: '↻', report: '›', answer: '' } as const;

/** What an item still needs, or how it was answered, as a sign with its words. */
function Mark({ item }: { readonly item: LiveItem }): ReactNode {
  const t = useText('handover');
  const state = item.needs ?? item.answer?.verdict ?? 'answer';
  return (
    <span className={classes.mark} data-state={state}>
      <span aria-hidden="true" className={classes.box}>
        {SIGN[state]}
      </span>
      <span className={state === 'answer' ? 'sr-only' : classes.markWord}>{t(`state_${state}`)}</span>
    </span>
  );
}

type Props = {
  readonly item: LiveItem;
  readonly isChosen: boolean;
  readonly onChoose: (key: string) => void;
  readonly onEnter: (item: LiveItem) => void;
};

/** One open item on one line, with its state below. Enter confirms it, or asks for what it still needs. */
export const ItemRow = memo(function ItemRow({ item, isChosen, onChoose, onEnter }: Props): ReactNode {
  const t = useText('handover');
  const locale = useLocale();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey || isComposingKey(event))
      return;
    event.preventDefault();
    onEnter(item);
  };
  const owner = item.named ?? item.owner[locale];
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-item=""
        data-key={item.key}
        data-group={item.group}
        data-needs={item.needs ?? 'none'}
        data-readback={item.needsReadBack}
        aria-current={isChosen}
        tabIndex={isChosen ? 0 : -1}
        onFocus={() => onChoose(item.key)}
        onKeyDown={onKeyDown}
        data-testid="handover-item"
      >
        <Mark item={item} />
        <span className={classes.words}>
          <span className={classes.rowTitle}>
            {item.incidentId === null ? null : (
              <span className={classes.tag}>{labels(locale).openItemGroup[item.group]}</span>
            )}
            {item.title[locale]}
          </span>
          {item.state[locale] === '' ? null : <span className={classes.state}>{item.state[locale]}</span>}
          {item.opinion === '' ? null : (
            <span className={classes.said}>{t('opinionSaid', { words: item.opinion })}</span>
          )}
          {item.answer?.verdict === 'objection' ? (
            <span className={classes.said}>{t('objectionSaid', { words: item.answer.words })}</span>
          ) : null}
          {item.movedFrom === null ? null : (
            <span className={classes.said}>{t('movedFrom', { time: clockTime(item.movedFrom) })}</span>
          )}
        </span>
        <span className={classes.next}>
          {item.dueAt === null ? null : <Countdown dueAt={item.dueAt} />}
          <span className={classes.nextWords}>{item.next[locale]}</span>
        </span>
        <span className={classes.owner}>{owner}</span>
      </button>
    </li>
  );
});
