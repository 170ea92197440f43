import { type ReactNode, useState } from 'react';
import type { RosterSwap } from '../../../../shared/contract/areas/roster';
import { plainName, type RosterCell, type RosterPerson } from '../../../../shared/domain/roster';
import { labels } from '../../../../shared/wording/labels';
import { fullTime } from '../../../app/time';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { draftId, dropDraftId, useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './roster.module.css';

type Place = RosterSwap['from'];

function usePlaceWords(): (place: Place) => string {
  const posts = labels(useLocale()).shiftPost;
  return (place) => `${place.day.slice(5)} ${posts[place.post]} ${place.name}`;
}

function Swap({ swap }: { readonly swap: RosterSwap }): ReactNode {
  const t = useText('roster');
  const words = usePlaceWords();
  const { active } = useSession();
  const act = useHeldAct('roster.decideSwap');
  const [answer, setAnswer] = useState('');
  const mayDecide = active?.roles.includes('supervisor') ?? false;
  const decide = (approved: boolean): void => {
    void act.run({ swapId: swap.id, approved, words: answer });
  };
  return (
    <li data-testid="roster-swap" data-state={swap.state}>
      <p>
        <b>{words(swap.from)}</b>{' '}
        {swap.to === null ? t('standIn', { name: swap.substitute?.name ?? '' }) : `⇄ ${words(swap.to)}`}
      </p>
      <p className="dim">
        {swap.requestedBy} <span className="num">{fullTime(swap.requestedAt)}</span> {swap.reason}
      </p>
      {swap.state !== 'open' ? (
        <p>
          <span className={classes.tag}>{t(`swap.${swap.state}`)}</span> {swap.decidedBy} {swap.words}
        </p>
      ) : !mayDecide ? (
        <p className="dim">{t('swapWaits')}</p>
      ) : (
        <div className={classes.actions}>
          <input
            className="field"
            value={answer}
            placeholder={t('swapWords')}
            aria-label={t('swapWords')}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <button
            type="button"
            className="btn btn-small btn-primary"
            disabled={act.isBusy}
            onClick={() => decide(true)}
            data-testid="swap-approve"
          >
            {t('approve')}
          </button>
          <button
            type="button"
            className="btn btn-small"
            disabled={act.isBusy}
            onClick={() => decide(false)}
            data-testid="swap-refuse"
          >
            {t('refuse')}
          </button>
        </div>
      )}
      <ErrorNote error={act.error} />
    </li>
  );
}

const EMPTY = { other: '', substitute: '', reason: '' };

/** Asks for a swap of one person's place: with somebody else's place, or for somebody to stand in. */
export function SwapForm(props: {
  readonly from: Place;
  readonly cells: readonly RosterCell[];
  readonly known: readonly RosterPerson[];
  readonly onDone: () => void;
}): ReactNode {
  const { from, known } = props;
  const t = useText('roster');
  const words = usePlaceWords();
  const key = `swap.${from.day}.${from.shift}.${from.post}.${from.name}`;
  const draft = useDraft(key, EMPTY);
  const act = useHeldAct('roster.requestSwap', key);
  const { other, substitute, reason } = draft.value;
  const places = props.cells
    .filter((cell) => cell.post === from.post && !(cell.day === from.day && cell.shift === from.shift))
    .flatMap(({ day, shift, post, people }) => people.map(({ name }) => ({ day, shift, post, name })))
    .filter((place) => plainName(place.name) !== plainName(from.name));
  const to = places.find((place) => JSON.stringify(place) === other) ?? null;
  const standIn = known.find((one) => plainName(one.name) === plainName(substitute));
  const send = async (): Promise<void> => {
    const person = standIn ?? {
      accountId: null,
      title: '',
      mobile: '',
      officePhone: '',
      satPhone: '',
      state: 'planned' as const,
      name: substitute,
    };
    const answer = await act.run({
      swapId: draftId(key),
      from,
      to,
      substitute: to === null && substitute.trim() !== '' ? { ...person, state: 'planned' } : null,
      reason,
    });
    if (answer === null) return;
    draft.drop();
    dropDraftId(key);
    props.onDone();
  };
  const canSend = reason.trim() !== '' && (to !== null || substitute.trim() !== '');
  return (
    <div className={classes.editor} data-testid="swap-form">
      <h3>
        {t('askSwap')} {words(from)}
      </h3>
      <Field label={t('swapWith')}>
        {(ids) => (
          <select
            {...ids}
            className="field"
            value={other}
            onChange={(event) => draft.set({ other: event.target.value })}
            data-testid="swap-with"
          >
            <option value="">{t('swapStandIn')}</option>
            {places.map((place) => (
              <option key={JSON.stringify(place)} value={JSON.stringify(place)}>
                {words(place)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {to !== null ? null : (
        <Field label={t('substitute')}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              list="roster-known"
              autoComplete="off"
              value={substitute}
              onChange={(event) => draft.set({ substitute: event.target.value })}
              data-testid="swap-substitute"
            />
          )}
        </Field>
      )}
      <Field label={t('reason')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            value={reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            data-testid="swap-reason"
          />
        )}
      </Field>
      <datalist id="roster-known">
        {known.map((one) => (
          <option key={one.name} value={one.name} />
        ))}
      </datalist>
      <ErrorNote error={act.error} />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-small btn-primary"
          disabled={!canSend || act.isBusy}
          onClick={() => void send()}
          data-testid="swap-send"
        >
          {t('sendSwap')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onDone}>
          {t('leave')}
        </button>
      </div>
    </div>
  );
}

export function Swaps({ swaps }: { readonly swaps: readonly RosterSwap[] }): ReactNode {
  const t = useText('roster');
  if (swaps.length === 0) return <p className="empty">{t('noSwaps')}</p>;
  return (
    <ul className={classes.list}>
      {swaps.map((swap) => (
        <Swap key={swap.id} swap={swap} />
      ))}
    </ul>
  );
}
