import { cleanup, configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { App } from '../../renderer/app/App';
import { dropComposer } from '../../renderer/app/composer';
import { dropHelp } from '../../renderer/app/help/state';
import { startHotkeys } from '../../renderer/app/hotkeys';
import { dropPalette } from '../../renderer/app/palette/state';
import { dropSlips } from '../../renderer/app/slip';
import { closeWall } from '../../renderer/app/wall/state';
import { setWantedAccount } from '../../renderer/bridge/active';
import { startEvents } from '../../renderer/bridge/events';
import { setLocked } from '../../renderer/bridge/lock';
import { queryClient } from '../../renderer/bridge/queryClient';
import { startI18n } from '../../renderer/i18n';
import type { Bridge } from '../../shared/contract/bridge';
import type { Locale } from '../../shared/wording/labels';
import { installBridge } from './fakeBridge';

// Screens in files of their own are transformed when they are first opened, on a machine that may be busy.
configure({ asyncUtilTimeout: 30_000 });

let stops: (() => void)[] = [];

/** What main.tsx starts, without drawing: bridge, catalogues, change stream, keys. */
export function startPage(bridge: Bridge, locale: Locale = 'zh'): void {
  installBridge(bridge);
  startI18n(locale);
  stops = [...stops, startEvents(), startHotkeys()];
}

/** Opens the whole page on a bridge. */
export function openPage(bridge: Bridge, locale: Locale = 'zh'): UserEvent {
  startPage(bridge, locale);
  render(<App />);
  return userEvent.setup();
}

/** Draws one component on a started page. */
export function show(element: ReactNode): void {
  render(element);
}

/** The page goes, as in a reload: what is in local storage stays. */
export function leavePage(): void {
  cleanup();
  for (const stop of stops) stop();
  stops = [];
  queryClient.clear();
  dropComposer();
  dropSlips();
  dropPalette();
  dropHelp();
  closeWall();
  setLocked(false);
}

/** The page goes and nothing stays; for afterEach. */
export function forgetPage(): void {
  leavePage();
  setWantedAccount(null);
  localStorage.clear();
  sessionStorage.clear();
  delete document.documentElement.dataset.painted;
}
