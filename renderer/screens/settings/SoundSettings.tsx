import { type ReactNode, useId, useState } from 'react';
import { PATTERNS, SOUND_NAMES, type SoundName } from '../../../shared/channels/sounds';
import { reasonWords } from '../../../shared/wording/channels';
import { tryOnce } from '../../app/alerts/play';
import { MIN_VOLUME, setVolume, useVolume } from '../../app/alerts/volume';
import { useLocale, useText } from '../../i18n';

/** How loud this machine sounds, and how each sound is told from the others by ear. */
export function SoundSettings(): ReactNode {
  const t = useText('channels');
  const locale = useLocale();
  const id = useId();
  const volume = useVolume();
  const [said, setSaid] = useState('');
  const listen = async (name: SoundName): Promise<void> => {
    setSaid('');
    const { outcome, reason } = await tryOnce(name, PATTERNS[name].loudness * volume);
    setSaid(
      outcome === 'shown'
        ? `${t('didPlay')} ${t(`sound.${name}`)}`
        : `${t('didFail')} ${reasonWords(reason, locale)}`,
    );
  };
  return (
    <section className="panel" data-testid="sound-settings">
      <h2 className="panel-head">{t('sounds')}</h2>
      <div className="settings-body sound-settings">
        <label htmlFor={id}>{t('volume')}</label>
        <input
          id={id}
          type="range"
          min={MIN_VOLUME * 100}
          max={100}
          step={10}
          value={Math.round(volume * 100)}
          onChange={(event) => setVolume(Number(event.target.value) / 100)}
          data-testid="sound-volume"
        />
        <span className="num">{Math.round(volume * 100)} %</span>
        <span>{t('listen')}</span>
        <span className="sound-tests">
          {SOUND_NAMES.map((name) => (
            <button
              key={name}
              type="button"
              className="btn btn-small"
              onClick={() => void listen(name)}
              data-testid={`sound-${name}`}
            >
              {t(`sound.${name}`)}
            </button>
          ))}
        </span>
        <span role="status" className="dim" data-testid="sound-said">
          {said}
        </span>
      </div>
      <p className="settings-note dim">{t('soundsHint')}</p>
    </section>
  );
}
