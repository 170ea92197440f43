import { type ReactNode, useState } from 'react';
import {
  TESTED_CHANNELS,
  type TestedChannel,
  type TestOutcome,
  type TestResult,
} from '../../../../shared/channels/selfTest';
import { CHANNEL_NAMES, reasonWords } from '../../../../shared/wording/channels';
import { type Tried, tryChannel } from '../../../app/channels/tryChannel';
import { fullTime } from '../../../app/time';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useLocale, useText } from '../../../i18n';
import { useHeldAct } from '../../parts/useHeldAct';
import classes from './duty.module.css';

/** What went out, and what the officer said of it. */
type Going = {
  readonly testId: string;
  readonly tried: Readonly<Partial<Record<TestedChannel, Tried>>>;
  readonly said: Readonly<Partial<Record<TestedChannel, 'confirmed' | 'denied'>>>;
};

/** The result of a channel; null while a person has to say. */
function resultOf({ tried, said }: Going, channel: TestedChannel): TestResult | null {
  const one = tried[channel];
  if (one === undefined) return null;
  if (one.outcome !== 'shown') return { channel, outcome: one.outcome, reason: one.reason };
  const outcome: TestOutcome | undefined = said[channel];
  return outcome === undefined ? null : { channel, outcome, reason: '' };
}

function Line(props: {
  readonly channel: TestedChannel;
  readonly going: Going;
  readonly onSaid: (said: 'confirmed' | 'denied') => void;
}): ReactNode {
  const t = useText('channels');
  const locale = useLocale();
  const { channel, going } = props;
  const tried = going.tried[channel];
  const said = going.said[channel];
  const verb = channel === 'sound' ? 'heard' : 'seen';
  return (
    <li data-testid={`self-test-${channel}`} data-said={said ?? tried?.outcome ?? 'trying'}>
      <b>{CHANNEL_NAMES[locale][channel]}</b>
      {tried === undefined ? (
        <span className="dim">{t('trying')}</span>
      ) : tried.outcome === 'shown' ? (
        <>
          <span>{t(`ask.${channel}`)}</span>
          <span className={classes.actions}>
            {(['confirmed', 'denied'] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="btn btn-small"
                aria-pressed={said === one}
                onClick={() => props.onSaid(one)}
                data-testid={`self-test-${channel}-${one}`}
              >
                {t(one === 'confirmed' ? verb : `not_${verb}`)}
              </button>
            ))}
          </span>
        </>
      ) : (
        <span className={tried.outcome === 'failed' ? undefined : 'dim'}>
          {tried.outcome === 'failed' ? t('didFail') : t('absent')} {reasonWords(tried.reason, locale)}
        </span>
      )}
    </li>
  );
}

const NOT_TRIED: Tried = { outcome: 'failed', reason: 'no_answer' };

/** 告警通道自检: tries every channel at once, asks what was seen and heard, and writes the result into the log when all is said. */
export function ChannelTestPanel(): ReactNode {
  const t = useText('channels');
  const locale = useLocale();
  const last = useDesk('duty.channelTest', {}).data ?? null;
  const act = useHeldAct('duty.testChannels');
  const [going, setGoing] = useState<Going | null>(null);
  const start = (): void => {
    const testId = crypto.randomUUID();
    setGoing({ testId, tried: {}, said: {} });
    for (const channel of TESTED_CHANNELS) {
      const note = (tried: Tried): void =>
        setGoing((now) =>
          now?.testId === testId ? { ...now, tried: { ...now.tried, [channel]: tried } } : now,
        );
      tryChannel(channel).then(note, () => note(NOT_TRIED));
    }
  };
  const say = async (channel: TestedChannel, said: 'confirmed' | 'denied'): Promise<void> => {
    if (going === null) return;
    const next = { ...going, said: { ...going.said, [channel]: said } };
    setGoing(next);
    await send(next);
  };
  const send = async (next: Going): Promise<void> => {
    const results = TESTED_CHANNELS.map((channel) => resultOf(next, channel));
    if (!results.every((one) => one !== null)) return;
    if ((await act.run({ testId: next.testId, results })) !== null) setGoing(null);
  };
  const names = (channels: readonly TestedChannel[]): string =>
    channels.map((one) => CHANNEL_NAMES[locale][one]).join(locale === 'zh' ? '、' : ', ');
  const isAllKnown = going !== null && TESTED_CHANNELS.every((channel) => resultOf(going, channel) !== null);
  return (
    <section className={`panel ${classes.box}`} aria-label={t('selfTest')} data-testid="channel-test">
      <h3 className="panel-head">{t('selfTest')}</h3>
      <div className={classes.boxBody}>
        {last === null ? (
          <p className="dim">{t('neverTested')}</p>
        ) : (
          <p data-testid="channel-test-last" data-failed={last.failed.length > 0}>
            <b>{last.failed.length === 0 ? t('passed') : t('notPassed', { channels: names(last.failed) })}</b>{' '}
            <span className="dim num">{t('lastTest', { time: fullTime(last.at), name: last.by })}</span>
          </p>
        )}
        {going === null ? (
          <p className="dim">{t('selfTestHint')}</p>
        ) : (
          <ul className={classes.tries}>
            {TESTED_CHANNELS.map((channel) => (
              <Line
                key={channel}
                channel={channel}
                going={going}
                onSaid={(said) => void say(channel, said)}
              />
            ))}
          </ul>
        )}
        <ErrorNote error={act.error} />
        <div className={classes.actions}>
          {isAllKnown ? (
            <button
              type="button"
              className="btn btn-small btn-primary"
              disabled={act.isBusy}
              onClick={() => void send(going)}
              data-testid="channel-test-save"
            >
              {act.isBusy ? t('saving') : t('record')}
            </button>
          ) : null}
          <button
            type="button"
            className="btn btn-small"
            disabled={act.isBusy}
            onClick={start}
            data-testid="channel-test-start"
          >
            {going === null ? t('start') : t('restart')}
          </button>
        </div>
      </div>
    </section>
  );
}
