import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Status } from '../../../shared/contract/boardModels';
import { onConsoleEvent } from '../../bridge/events';
import { Fetched } from '../../components';
import { useText } from '../../i18n';
import { SignInPanel } from '../../screens/signin/SignInPanel';
import { correctClock } from '../clock';
import { Composer } from '../composer/Composer';
import { ErrorBoundary } from '../ErrorBoundary';
import { HelpHost } from '../help/HelpHost';
import { useEscape, useHotkey } from '../hotkeys';
import { LockHost } from '../lock/LockHost';
import { parseRoute, type Route, useNavigation } from '../navigation';
import { OralHost } from '../oral/OralHost';
import { PaletteHost } from '../palette/PaletteHost';
import { Screen } from '../screens';
import { SlipHost } from '../slip/SlipHost';
import { useTypeKeys } from '../typeSize';
import { useBoard } from '../useBoard';
import { WallHost } from '../wall/WallHost';
import { AlertStrip } from './AlertStrip';
import { BackupBand } from './BackupBand';
import { DemoBand } from './bands';
import { ClockQuestion } from './ClockQuestion';
import { EmergencyBand } from './EmergencyBand';
import { Header } from './Header';
import { PasswordBand } from './PasswordBand';
import { Rail } from './Rail';
import { useRegisterKeys } from './registerKeys';
import { Spine } from './Spine';

/** What may be seen before anybody has signed in. */
const OPEN_TO_ALL: ReadonlySet<Route['screen']> = new Set(['board', 'settings', 'alerts']);

/** The desk's clock and main's wish to show a place. */
function useConsoleEvents(): void {
  const { go } = useNavigation();
  useEffect(
    () =>
      onConsoleEvent((event) => {
        if (event.event === 'heartbeat') correctClock(event.at);
        if (event.event !== 'navigate') return;
        const route = parseRoute(event.to);
        if (route !== null) go(route);
      }),
    [go],
  );
}

/**
 * The keyboard follows to the screen that was opened, so that Tab and arrows go on there; not away from the composer,
 * and not when the screen has put the focus somewhere itself.
 */
function useFocusOnScreen(route: Route): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(route);
  useEffect(() => {
    if (shown.current === route) return;
    shown.current = route;
    const at = document.activeElement;
    const isElsewhere = at?.closest('.composer, dialog') != null || (main.current?.contains(at) ?? false);
    if (!isElsewhere) main.current?.focus();
  }, [route]);
  return main;
}

/** The window and the task bar name the room. */
function useTitle(room: string): void {
  const t = useText('shell');
  useEffect(() => {
    document.title = t('title', { room });
  }, [t, room]);
}

function Current({ isSignedIn }: { readonly isSignedIn: boolean }): ReactNode {
  const t = useText('common');
  const { route } = useNavigation();
  if (!isSignedIn && !OPEN_TO_ALL.has(route.screen)) {
    return (
      <div className="screen-signin">
        <SignInPanel />
      </div>
    );
  }
  return (
    <ErrorBoundary resetOn={JSON.stringify(route)}>
      <Fetched fallback={<p className="empty">{t('loading')}</p>}>
        <Screen route={route} />
      </Fetched>
    </ErrorBoundary>
  );
}

/** What every screen stands in: strip, rail, header, spine, composer. */
export function Frame({ status }: { readonly status: Status }): ReactNode {
  const board = useBoard();
  const { route, back, go } = useNavigation();
  const main = useFocusOnScreen(route);
  useConsoleEvents();
  useTitle(status.room?.name ?? '');
  useEscape(back);
  useRegisterKeys(status.signedIn.length > 0);
  useHotkey('Ctrl+Shift+M', () => go({ screen: 'shift', tab: 'morning' }));
  useTypeKeys();
  return (
    <div className="frame">
      <DemoBand isDemo={status.room?.demo ?? false} />
      <EmergencyBand status={status} />
      <AlertStrip board={board} />
      <ClockQuestion />
      <BackupBand />
      <PasswordBand />
      <div className="frame-middle">
        <Rail board={board} />
        <div className="frame-main">
          <Header status={status} board={board} />
          <main className="screen" ref={main} tabIndex={-1}>
            <Current isSignedIn={status.signedIn.length > 0} />
          </main>
          <HelpHost />
        </div>
        <Spine board={board} />
      </div>
      <Composer board={board} isEmergency={status.mode === 'emergency'} />
      <SlipHost board={board} />
      <PaletteHost />
      <LockHost status={status} board={board} />
      <OralHost board={board} isSignedIn={status.signedIn.length > 0} />
      <WallHost isSignedIn={status.signedIn.length > 0} />
    </div>
  );
}
