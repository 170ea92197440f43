import { type IpcMain, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Result, refuse } from '../../../shared/contract/errors';
import { CALL_CHANNEL } from '../../../shared/contract/names';
import type { ConsoleProcedureName, ParsedInputOf } from '../../../shared/contract/procedures';
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

/** The schemas are many and the first paint does not need them: they load beside the page. */
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

async function answer(options: GateOptions, call: Call): Promise<Result<unknown>> {
  const { parseInput } = await contract();
  const input = parseInput(call.name, call.input);
  if (!input.ok) return input;
  if (!call.name.startsWith('console.')) return options.callDesk(call.name, input.value, call.as);
  const handler = options.console[call.name as ConsoleProcedureName] as (
    input: unknown,
    as: string | null,
  ) => Promise<Result<unknown>>;
  return handler(input.value, call.as);
}

/** Opens the one door between pages and everything else. A foreign sender is rejected; every other failure is a value. */
export function openGate(options: GateOptions, ipc: IpcMain = ipcMain): void {
  void contract();
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
