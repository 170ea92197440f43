import { lazy, type ReactNode, useEffect } from 'react';
import type { Board } from '../../../shared/contract/boardModels';
import { Fetched } from '../../components';
import { useText } from '../../i18n';
import { useNow } from '../clock';
import { useHotkey } from '../hotkeys';
import { useNavigation } from '../navigation';
import { slips, useHush, useSlips } from '.';
import { callLength } from './length';

const load = () => import('./Slip');
const Slip = lazy(load);

/** F2 anywhere: a telephone was picked up. The slip's file is fetched ahead, so that it opens at once. */
export function SlipHost({ board }: { readonly board: Board | undefined }): ReactNode {
  const { slips: calls, shown } = useSlips();
  useHotkey('F2', () => slips().pickUp());
  useHotkey('Ctrl+F2', () => slips().showNext());
  useEffect(() => {
    const timer = setTimeout(() => void load(), 1_000);
    return () => clearTimeout(timer);
  }, []);
  const slip = calls.find((one) => one.id === shown && one.stage === 'call');
  return <Fetched>{slip === undefined ? null : <Slip key={slip.id} slip={slip} board={board} />}</Fetched>;
}

/** What is unfinished on the telephone, in the header of every screen: calls out of sight, incidents still to be recorded, and how long sounds stay soft. */
export function SlipChips(): ReactNode {
  const t = useText('shell');
  const { go } = useNavigation();
  const now = useNow();
  const hush = useHush();
  const { slips: calls, shown } = useSlips();
  const away = calls.filter((slip) => slip.stage === 'call' && slip.id !== shown);
  const incidents = calls.filter((slip) => slip.stage === 'incident');
  const [first] = away;
  const [incident] = incidents;
  const running = away.length === 1 && first?.endedAt === null ? first : undefined;
  return (
    <>
      {hush > 0 ? (
        <span className="hush num" title={t('slip.hushHelp')} role="timer" data-testid="hush">
          {t('slip.hush', { span: callLength(hush) })}
        </span>
      ) : null}
      {first === undefined ? null : (
        <button
          type="button"
          className="btn btn-small num"
          title="Ctrl+F2"
          onClick={() => slips().showNext()}
          data-testid="slip-chip"
        >
          {t('slip.chip', { count: away.length })}
          {running === undefined ? null : (
            <span className="dim">{t('slip.chipNow', { span: callLength(now - running.startedAt) })}</span>
          )}
        </button>
      )}
      {incident === undefined ? null : (
        <button
          type="button"
          className="btn btn-small num"
          onClick={() => go({ screen: 'newIncident', callId: incident.id })}
          data-testid="slip-incident-chip"
        >
          {t('slip.chipIncident', { count: incidents.length })}
        </button>
      )}
    </>
  );
}
