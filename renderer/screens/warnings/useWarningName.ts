import type { Warning } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { deskNow } from '../../app/clock';
import { nearTime } from '../../app/time';
import { useLocale, useText } from '../../i18n';

/** One line by which a warning is known among others. */
export function useWarningName(): (warning: Warning) => string {
  const t = useText('warnings');
  const words = labels(useLocale());
  return (warning) =>
    [
      warning.issuer,
      `${warning.kind}${warning.color === null ? '' : ` ${words.warningColor[warning.color]}`}`,
      warning.level === null ? '' : t(warning.level),
      warning.area,
      nearTime(warning.issuedAt ?? warning.receivedAt, deskNow()),
    ]
      .filter((part) => part !== '')
      .join(' · ');
}
