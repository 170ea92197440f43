import type { ReactNode } from 'react';
import type { Board, Status } from '../../../shared/contract/boardModels';
import type { Shift } from '../../../shared/contract/models';
import type { ShiftPost } from '../../../shared/domain/vocabulary';
import { useDesk } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { useNow } from '../clock';
import { useNavigation } from '../navigation';
import { SlipChips } from '../slip/SlipHost';
import { clockSeconds, clockTime, isSameDay, monthDay, weekday } from '../time';
import { ChannelMark } from './ChannelMark';
import { PeopleButton } from './People';

const NAMED = [
  'duty_leader',
  'chief_duty_officer',
  'primary_officer',
  'secondary_officer',
] as const satisfies readonly ShiftPost[];

function ShiftLine({ shift }: { readonly shift: Shift }): ReactNode {
  const t = useText('shell');
  const named = NAMED.flatMap((post) =>
    shift.posts.filter((entry) => entry.post === post).map((entry) => ({ post, name: entry.name })),
  );
  return (
    <span className="header-shift" data-testid="header-shift">
      <span className="num">
        <span className="dim">{t('header.shift')} </span>
        {clockTime(shift.startsAt)}–{isSameDay(shift.startsAt, shift.endsAt) ? '' : t('header.nextDay')}
        {clockTime(shift.endsAt)}
      </span>
      {named.map((entry) => (
        <span key={`${entry.post}-${entry.name}`} className="header-post">
          <span className="dim">{t(`header.post.${entry.post}`)} </span>
          {entry.name}
        </span>
      ))}
    </span>
  );
}

function NoShift({ canOpen }: { readonly canOpen: boolean }): ReactNode {
  const t = useText('shell');
  const { go } = useNavigation();
  return (
    <span className="header-shift" data-testid="header-no-shift">
      <span className="dim">{t('header.noShift')}</span>
      {canOpen ? (
        <button type="button" className="btn btn-small" onClick={() => go({ screen: 'shift' })}>
          {t('header.openShift')}
        </button>
      ) : null}
    </span>
  );
}

function Clock(): ReactNode {
  const t = useText('shell');
  const now = useNow();
  const day = weekday(now) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  return (
    <span className="header-clock" role="timer" aria-label={t('header.clock')}>
      <span className="header-date num">
        {monthDay(now)} {t(`header.weekday.${day}`)}
      </span>
      <time className="header-time" data-testid="clock">
        {clockSeconds(now)}
      </time>
    </span>
  );
}

/** Says on every screen that duty is reinforced, and leads to where it is ended. */
function ReinforcedMark(): ReactNode {
  const t = useText('shell');
  const { go } = useNavigation();
  const standing = useDesk('duty.current', {}).data?.reinforced ?? null;
  if (standing === null) return null;
  return (
    <button
      type="button"
      className="btn btn-small header-reinforced"
      title={standing.reason}
      onClick={() => go({ screen: 'shift', tab: 'signOn' })}
      data-testid="header-reinforced"
    >
      {t('header.reinforced')}
    </button>
  );
}

/** Room, shift and people, the health of the channel, and the clock. */
export function Header(props: { readonly status: Status; readonly board: Board | undefined }): ReactNode {
  const { status, board } = props;
  return (
    <header className="header">
      <span className="header-room" data-testid="room-name">
        {status.room?.name}
      </span>
      {board === undefined ? (
        <span className="header-shift" />
      ) : board.shift === null ? (
        <NoShift canOpen={status.signedIn.length > 0} />
      ) : (
        <ShiftLine shift={board.shift} />
      )}
      <SlipChips />
      <ReinforcedMark />
      <ChannelMark health={board?.health} />
      <PeopleButton />
      <Clock />
    </header>
  );
}
