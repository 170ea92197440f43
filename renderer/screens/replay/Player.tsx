import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { clockSeconds } from '../../app/time';
import { Kbd } from '../../components';
import { useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import { markWords } from './marks';
import classes from './replay.module.css';
import { momentOf, type Played } from './useReplay';

const SPEEDS = ['1', '2', '4', '8'] as const;
type Speed = (typeof SPEEDS)[number];
const STEP_MS = 1_200;

/** Goes on by itself from event to event until the last one. */
function usePlaying(count: number, cursor: number, onCursor: (cursor: number) => void) {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>('1');
  useEffect(() => {
    if (!isPlaying) return;
    if (cursor >= count) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onCursor(cursor + 1), STEP_MS / Number(speed));
    return () => clearTimeout(timer);
  }, [isPlaying, speed, cursor, count, onCursor]);
  const toggle = (): void => {
    if (!isPlaying && cursor >= count) onCursor(0);
    setPlaying(!isPlaying);
  };
  return { isPlaying, toggle, speed, setSpeed };
}

/** The line of time with a mark at every event, and the keys of the player while it has the focus: ← → Home End, P. */
export function Player(props: {
  readonly played: Played;
  readonly cursor: number;
  readonly onCursor: (cursor: number) => void;
}): ReactNode {
  const { played, cursor, onCursor } = props;
  const t = useText('replay');
  const count = played.events.length;
  const slider = useRef<HTMLDivElement>(null);
  const { isPlaying, toggle, speed, setSpeed } = usePlaying(count, cursor, onCursor);
  const place = (at: number): string => `${((at - played.from) / (played.to - played.from)) * 100}%`;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = {
      ArrowRight: cursor + 1,
      ArrowLeft: cursor - 1,
      Home: 0,
      End: count,
    }[event.key];
    if (to !== undefined) onCursor(Math.max(0, Math.min(count, to)));
    else if (event.key === 'p' || event.key === 'P') toggle();
    else return;
    event.preventDefault();
  };
  const moment = momentOf(played, cursor);
  return (
    <div className={classes.player} data-testid="replay-player">
      <div className={classes.playerLine}>
        <button
          type="button"
          className="btn btn-small btn-primary"
          onClick={toggle}
          aria-pressed={isPlaying}
          data-testid="replay-play"
        >
          {t(isPlaying ? 'pause' : 'play')} <Kbd>P</Kbd>
        </button>
        <Segments
          label={t('speed')}
          value={speed}
          onValue={setSpeed}
          options={SPEEDS.map((value) => ({ value, label: `${value}×` }))}
          testId="replay-speed"
        />
        <b className="num" data-testid="replay-moment">
          {clockSeconds(moment)}
        </b>
        <span className="dim num" data-testid="replay-place">
          {t('place', { at: cursor, all: count })}
        </span>
        <span className={classes.spacer} />
        <span className="dim">{t('keys')}</span>
      </div>
      <div className={classes.track}>
        <div
          ref={slider}
          role="slider"
          tabIndex={0}
          aria-label={t('time')}
          aria-valuemin={0}
          aria-valuemax={count}
          aria-valuenow={cursor}
          aria-valuetext={clockSeconds(moment)}
          className={classes.slider}
          onKeyDown={onKeyDown}
          data-testid="replay-track"
        />
        {played.events.map(({ event }, index) => {
          const marks = played.replay.marks[index] ?? [];
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: an event is named by its place in the journal
              key={index}
              type="button"
              tabIndex={-1}
              className={classes.mark}
              data-mark={marks[0] ?? 'plain'}
              style={{ left: place(event.at) }}
              title={`${clockSeconds(event.at)} ${markWords(marks, t)}`}
              onClick={() => {
                onCursor(index + 1);
                slider.current?.focus();
              }}
            />
          );
        })}
        <span className={classes.cursor} style={{ left: place(moment) }} aria-hidden="true" />
      </div>
    </div>
  );
}
