import type { EmergencyState } from '../../../shared/contract/areas/rescue';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import { actorOf, type Call } from '../call';
import type { Desk } from '../desk';
import { refuseWith } from '../deskError';
import { entryById } from '../log/read';
import { bodyToKeep } from './lines';
import type { KeptLine, Spool } from './spool';

const SHOWN_LINES = 50;

/** The lines of the log that are kept on another disk while nothing can be written, each once by its id. */
export class LinesMeanwhile {
  readonly #desk: Desk;
  readonly #log: (line: string) => void;
  readonly #lines = new Map<string, KeptLine>();

  constructor(desk: Desk, log: (line: string) => void) {
    this.#desk = desk;
    this.#log = log;
  }

  get count(): number {
    return this.#lines.size;
  }

  get all(): readonly KeptLine[] {
    return [...this.#lines.values()];
  }

  /** The newest, newest first. */
  shown(): EmergencyState['lines'] {
    return [...this.#lines.values()]
      .reverse()
      .slice(0, SHOWN_LINES)
      .map(({ entryId, body, keptAt }) => ({ entryId, text: body.text, name: body.author.name, keptAt }));
  }

  load(lines: readonly KeptLine[]): void {
    for (const line of lines) this.#lines.set(line.entryId, line);
  }

  clear(): void {
    this.#lines.clear();
  }

  /** There is a place on another disk now. */
  keepIn(spool: Spool): void {
    for (const line of this.#lines.values()) spool.append(line);
  }

  /** The line is in the log already: it is only asked for again. */
  isLogged({ entryId }: ParsedInputOf<'log.append'>): boolean {
    try {
      return entryById(this.#desk.db, entryId) !== undefined;
    } catch {
      return false;
    }
  }

  /** Keeps a line, once; the answer is always a refusal: `spooled`, or why it is kept nowhere. Calls `onKept` when it was not kept before. */
  keep(call: Call, input: ParsedInputOf<'log.append'>, spool: Spool | null, onKept: () => void): never {
    const before = this.#lines.get(input.entryId);
    if (before !== undefined && JSON.stringify(before.input) !== JSON.stringify(input))
      refuseWith('id_used', { params: { name: input.entryId } });
    if (before === undefined) {
      this.#append(call, input, spool);
      onKept();
    }
    return refuseWith('spooled', { params: { folder: spool?.folder ?? '' } });
  }

  #append(call: Call, input: ParsedInputOf<'log.append'>, spool: Spool | null): void {
    const actor = actorOf(call);
    const keptAt = this.#desk.now();
    const body = bodyToKeep(input, actor, this.#desk, keptAt);
    if (spool === null) refuseWith('spool_nowhere');
    const line = { entryId: input.entryId, actorId: actor.accountId, keptAt, input, body };
    try {
      spool.append(line);
    } catch (error) {
      this.#log(`a line could not be kept in ${spool.folder}: ${(error as Error).message}`);
      refuseWith('spool_nowhere');
    }
    this.#lines.set(line.entryId, line);
  }
}
