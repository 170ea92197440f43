import type { ReactNode } from 'react';
import type { BackupState } from '../../../shared/contract/areas/recovery';
import type { Locale } from '../../../shared/wording/labels';
import { placeWords, problemWords } from '../../../shared/wording/recoveryLines';
import { useDesk } from '../../bridge/hooks';
import { useLocale, useText } from '../../i18n';
import { useNavigation } from '../navigation';
import { fullTime } from '../time';

type Words = ReturnType<typeof useText<'shell'>>;

function whatFails(state: BackupState, t: Words, locale: Locale): readonly string[] {
  const { unsavedSince, isLate, places, journalFile } = state;
  return [
    ...(isLate && unsavedSince !== null ? [t('backup.bandLate', { time: fullTime(unsavedSince) })] : []),
    ...places.flatMap(({ place, failure }) =>
      failure === null
        ? []
        : [
            t('backup.bandFailing', {
              place: placeWords(place, locale),
              problem: problemWords(failure.problem, locale),
            }),
          ],
    ),
    ...(journalFile.state === 'failing'
      ? [t('backup.bandJournal', { problem: problemWords(journalFile.problem, locale) })]
      : []),
  ];
}

/** Copies that are late or fail are said on every screen until they are good again. */
export function BackupBand(): ReactNode {
  const t = useText('shell');
  const locale = useLocale();
  const { go } = useNavigation();
  const state = useDesk('backup.state', {}).data;
  const lines = state === undefined ? [] : whatFails(state, t, locale);
  if (lines.length === 0) return null;
  return (
    <div className="down-band" role="alert" data-testid="backup-band">
      <b>{t('backup.band')}</b>
      <span>{lines.join(locale === 'zh' ? '；' : '; ')}</span>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => go({ screen: 'settings', tab: 'backups' })}
        data-testid="backup-band-open"
      >
        {t('backup.open')}
      </button>
    </div>
  );
}
