import { spawn } from 'node:child_process';
import type { Locale } from '../words';
import type { Trouble } from './guard';

type Told = { readonly title: string; readonly message: string };

const WORDS: Readonly<Record<Locale, Readonly<Record<Trouble, (pid: number) => Told>>>> = {
  zh: {
    lost: () => ({ title: '值守台意外中断', message: '正在自动重新打开。请留意到时事项。' }),
    silent: () => ({
      title: '值守台没有反应',
      message: '如不恢复，将在 20 秒后自动重新打开。请留意到时事项。',
    }),
    gave_up: (pid) => ({
      title: '值守台打不开',
      message: `多次自动重新打开都没有成功，时限现在无人提醒。请用其他办法盯住时限，并手动打开值守台；要停止鸣响，结束进程 ${pid}。`,
    }),
  },
  en: {
    lost: () => ({
      title: 'Watchdesk ended unexpectedly',
      message: 'It is being opened again. Mind what is due.',
    }),
    silent: () => ({
      title: 'Watchdesk does not respond',
      message: 'Unless it recovers it is opened again in 20 seconds. Mind what is due.',
    }),
    gave_up: (pid) => ({
      title: 'Watchdesk cannot be opened',
      message: `Several automatic starts failed, and nothing reminds you of deadlines now. Watch them in another way and open Watchdesk by hand; to stop the sound end process ${pid}.`,
    }),
  },
};

export const wordTrouble = (trouble: Trouble, locale: Locale, pid: number): Told =>
  WORDS[locale][trouble](pid);

const WINDOWS_BALLOON =
  "Add-Type -AssemblyName System.Windows.Forms; $i = New-Object System.Windows.Forms.NotifyIcon; $i.Icon = [System.Drawing.SystemIcons]::Warning; $i.Visible = $true; $i.ShowBalloonTip(20000, $env:WATCHDESK_TITLE, $env:WATCHDESK_MESSAGE, 'Warning'); Start-Sleep 20; $i.Dispose()";

/** The command that puts the words on this desktop; they travel as arguments or in the environment, never as code. */
export function tellCommand(
  told: Told,
  platform: string,
): readonly [program: string, args: readonly string[], env: Readonly<Record<string, string>>] {
  const env = { WATCHDESK_TITLE: told.title, WATCHDESK_MESSAGE: told.message };
  if (platform === 'win32')
    return ['powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_BALLOON], env];
  if (platform === 'darwin') {
    const code =
      'display notification (system attribute "WATCHDESK_MESSAGE") with title (system attribute "WATCHDESK_TITLE")';
    return ['osascript', ['-e', code], env];
  }
  return [
    'notify-send',
    ['--urgency=critical', '--expire-time=0', '--app-name=Watchdesk', '--', told.title, told.message],
    {},
  ];
}

/** Says it on the desktop; `onFailed` hears why it could not. */
export function tellDesktop(told: Told, onFailed: (reason: string) => void): void {
  const [program, args, env] = tellCommand(told, process.platform);
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    windowsHide: true,
    timeout: 60_000,
  });
  child.once('error', (error) => onFailed(error.message));
  child.once('exit', (code) => {
    if (code !== 0) onFailed(`${program} ended with ${code ?? 'a signal'}`);
  });
}
