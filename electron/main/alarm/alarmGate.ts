import { type IpcMain, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { ALARM_CHANNEL, type AlarmAnswer } from '../../../shared/contract/alarm';
import type { Result } from '../../../shared/contract/errors';
import { isTrusted } from '../gate/decide';
import { senderOf } from '../gate/gate';
import { logLine } from '../log';
import { readAct } from './readAct';

export type AlarmGateOptions = {
  readonly origin: string;
  readonly isOurs: (contentsId: number) => boolean;
  readonly ready: () => void;
  readonly drawn: (ids: readonly string[]) => void;
  readonly acknowledge: (id: string) => Promise<Result<unknown>>;
  readonly open: () => void;
};

async function answer(options: AlarmGateOptions, payload: unknown): Promise<AlarmAnswer> {
  const act = readAct(payload);
  if (act === null) return { ok: false, code: 'invalid_input' };
  if (act.act === 'ready') options.ready();
  else if (act.act === 'drawn') options.drawn(act.ids);
  else if (act.act === 'open') options.open();
  else {
    const result = await options.acknowledge(act.id);
    if (!result.ok) return { ok: false, code: result.error.code };
  }
  return { ok: true };
}

/** The alarm window's own door: it takes four acts from that one page and leads to one procedure of the desk. */
export function openAlarmGate(options: AlarmGateOptions, ipc: IpcMain = ipcMain): void {
  ipc.handle(ALARM_CHANNEL, (event: IpcMainInvokeEvent, payload: unknown) => {
    if (!isTrusted(senderOf(event, options.isOurs), options.origin)) {
      logLine('an act from a foreign page was rejected');
      throw new Error('foreign_sender');
    }
    return answer(options, payload);
  });
}
