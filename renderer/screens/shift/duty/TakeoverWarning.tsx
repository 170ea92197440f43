import type { ReactNode } from 'react';
import { takeoverWarning } from '../../../../shared/channels/selfTest';
import { CHANNEL_NAMES } from '../../../../shared/wording/channels';
import { useNow } from '../../../app/clock';
import { useNavigation } from '../../../app/navigation';
import { useDesk } from '../../../bridge/hooks';
import { useLocale, useText } from '../../../i18n';
import classes from './duty.module.css';

/** Says at a takeover that the alert channels were not tested for it, or did not pass. Nothing is held up by it. */
export function TakeoverWarning(): ReactNode {
  const t = useText('channels');
  const locale = useLocale();
  const now = useNow(60_000);
  const { go } = useNavigation();
  const last = useDesk('duty.channelTest', {}).data;
  const warning = last === undefined ? null : takeoverWarning(last, now);
  if (warning === null) return null;
  const channels =
    warning.kind === 'failed'
      ? warning.failed.map((one) => CHANNEL_NAMES[locale][one]).join(locale === 'zh' ? '、' : ', ')
      : '';
  return (
    <p className={classes.warning} role="note" data-testid="takeover-warning" data-kind={warning.kind}>
      <span>{warning.kind === 'missing' ? t('warnMissing') : t('warnFailed', { channels })}</span>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => go({ screen: 'shift', tab: 'signOn' })}
        data-testid="takeover-test"
      >
        {t('warnGo')}
      </button>
    </p>
  );
}
