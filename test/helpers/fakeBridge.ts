import type { Bridge } from '../../shared/contract/bridge';
import type { Area, ConsoleEvent } from '../../shared/contract/envelope';
import { type AppError, ok, type Result, refuse } from '../../shared/contract/errors';
import type { AnyProcedureName, InputOf, OutputOf } from '../../shared/contract/procedures';

/** One call that a page made. */
export type SeenCall = {
  readonly name: AnyProcedureName;
  readonly input: unknown;
  readonly as: string | null;
};

type Answer<N extends AnyProcedureName> =
  | OutputOf<N>
  | Result<OutputOf<N>>
  | Promise<OutputOf<N> | Result<OutputOf<N>>>;
type Handler<N extends AnyProcedureName> = (input: InputOf<N>, as: string | null) => Answer<N>;
export type Handlers = { [N in AnyProcedureName]?: Handler<N> };

/** A stand-in for `window.watchdesk`: answers with handlers, remembers every call, and speaks as the desk would. */
export type FakeBridge = Bridge & {
  readonly calls: SeenCall[];
  /** replaces or adds handlers */
  answer(handlers: Handlers): void;
  emit(event: ConsoleEvent): void;
  changed(...areas: Area[]): void;
  /** the inputs of the calls of one procedure, oldest first */
  inputsOf<N extends AnyProcedureName>(name: N): InputOf<N>[];
};

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'error' in value);

export function refusal(error: AppError): Result<never> {
  const { code, ...extra } = error;
  return refuse(code, extra);
}

/** Makes a bridge; a procedure without a handler is refused as `unknown_procedure`. */
export function createFakeBridge(handlers: Handlers = {}): FakeBridge {
  const calls: SeenCall[] = [];
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const known: Handlers = { ...handlers };
  const emit = (event: ConsoleEvent): void => {
    for (const listener of listeners) listener(event);
  };
  return {
    platform: 'linux',
    calls,
    answer: (more) => Object.assign(known, more),
    emit,
    changed: (...areas) => emit({ event: 'changed', areas }),
    inputsOf: <N extends AnyProcedureName>(name: N) =>
      calls.filter((seen) => seen.name === name).map((seen) => seen.input as InputOf<N>),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async call<N extends AnyProcedureName>(name: N, input: InputOf<N>, as: string | null) {
      calls.push({ name, input: structuredClone(input), as });
      const handler = known[name] as Handler<N> | undefined;
      if (handler === undefined) return refuse('unknown_procedure', { params: { name } });
      const answer = await handler(input, as);
      return (isResult(answer) ? answer : ok(answer)) as Result<OutputOf<N>>;
    },
  };
}

/** Puts a bridge where the page looks for it. */
export function installBridge(bridge: Bridge): void {
  Object.defineProperty(window, 'watchdesk', { value: bridge, configurable: true, writable: true });
}
