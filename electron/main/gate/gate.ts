import { type IpcMain, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ConsoleProcedureName } from '../../../shared/contract/consoleProcedures';
import { CALL_CHANNEL } from '../../../shared/contract/names';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import { type Result, refuse } from '../../../shared/contract/result';
import { logLine, messageOf } from '../log';
import { originOf } from '../protocol/fileMap';
import { type Call, isTrusted, readCall, type Sender } from './decide';

export type ConsoleHandlers = {
  readonly [N in ConsoleProcedureName]: (
    input: ParsedInputOf<N>,
    as: string | null,
  ) => Promise<Result<unknown>>;
};

export type GateOptions = {
  readonly consoleOrigin: string;
  readonly isOurs: (contentsId: number) => boolean;
  readonly callDesk: (name: string, input: unknown, as: string | null) => Promise<Result<unknown>>;
  readonly console: ConsoleHandlers;
  /** told of every call that was let through and what came of it */
  readonly onAnswered: (call: Call, result: Result<unknown>) => void;
};

/** The schemas are many, and main needs them for what it answers itself only: they load when that is first asked. */
const contract = (): Promise<typeof import('../../../shared/contract/parse')> =>
  import('../../../shared/contract/parse');

export function senderOf(event: IpcMainInvokeEvent, isOurs: (contentsId: number) => boolean): Sender {
  const frame = event.senderFrame;
  return {
    isOurs: isOurs(event.sender.id),
    isMainFrame: frame !== null && frame.parent === null && frame === event.sender.mainFrame,
    origin: frame === null ? null : originOf(frame.url),
  };
}

/** What goes to the desk is checked by the desk, against the same contract: twice would only take twice the time. */
async function answer(options: GateOptions, call: Call): Promise<Result<unknown>> {
  if (!call.name.startsWith('console.')) return options.callDesk(call.name, call.input, call.as);
  const { parseInput } = await contract();
  const input = parseInput(call.name, call.input);
  if (!input.ok) return input;
  const handler = options.console[call.name as ConsoleProcedureName] as (
    input: unknown,
    as: string | null,
  ) => Promise<Result<unknown>>;
  return handler(input.value, call.as);
}

/** Opens the one door between pages and everything else. A foreign sender is rejected; every other failure is a value. */
export function openGate(options: GateOptions, ipc: IpcMain = ipcMain): void {
  ipc.handle(CALL_CHANNEL, async (event, payload: unknown) => {
    if (!isTrusted(senderOf(event, options.isOurs), options.consoleOrigin)) {
      logLine('a call from a foreign page was rejected');
      throw new Error('foreign_sender');
    }
    const call = readCall(payload);
    if (!call.ok) return call;
    let result: Result<unknown>;
    try {
      result = await answer(options, call.value);
    } catch (error) {
      const ref = `main-${Date.now().toString(36)}`;
      logLine(`${ref} ${call.value.name}: ${messageOf(error)}`);
      result = refuse('internal', { ref });
    }
    options.onAnswered(call.value, result);
    return result;
  });
}
