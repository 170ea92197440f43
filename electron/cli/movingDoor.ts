import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../shared/contract/envelope';
import type { InputOf, ProcedureName } from '../../shared/contract/procedures';
import { isHomeWanted } from '../desk/wanted';
import type { Door } from './door';

const LOOK_MS = 250;

/**
 * A home that a command opened itself and gives up as soon as a console wants it: what is on its way is finished, the home is closed, and everything
 * after it goes through that console, with the same sign-in. A command that feeds for days never keeps the duty room shut.
 */
export class MovingDoor implements Door {
  readonly #home: string;
  readonly #openAgain: () => Promise<Door>;
  #door: Door;
  #underWay = 0;
  #moving: Promise<void> | null = null;
  #signIn: InputOf<'session.signIn'> | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(home: string, local: Door, openAgain: () => Promise<Door>) {
    this.#home = home;
    this.#door = local;
    this.#openAgain = openAgain;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
  }

  get kind(): Door['kind'] {
    return this.#door.kind;
  }

  readonly call: Door['call'] = async (procedure, input, as) => {
    this.#look();
    // No pause when nothing moves: in it another call could begin to move and close the door under this one.
    while (this.#moving !== null) await this.#moving;
    if (procedure === 'session.signIn') this.#signIn = input as InputOf<'session.signIn'>;
    return this.#pass(procedure, input, as);
  };

  readonly close = async (): Promise<void> => {
    clearInterval(this.#timer);
    await this.#moving;
    await this.#door.close();
  };

  async #pass<N extends ProcedureName>(procedure: N, input: InputOf<N>, as?: string): Promise<Reply> {
    this.#underWay += 1;
    try {
      return await this.#door.call(procedure, input, as);
    } finally {
      this.#underWay -= 1;
    }
  }

  #look(): void {
    if (this.#moving !== null || this.#door.kind !== 'local' || !isHomeWanted(this.#home)) return;
    this.#moving = this.#move().finally(() => {
      this.#moving = null;
    });
  }

  async #move(): Promise<void> {
    while (this.#underWay > 0) await wait(10);
    await this.#door.close();
    try {
      this.#door = await this.#openAgain();
      if (this.#signIn !== null) await this.#pass('session.signIn', this.#signIn);
    } catch {
      this.#door = GONE;
    }
  }
}

/** Nobody is there any more: every call is answered so. */
const GONE: Door = {
  kind: 'socket',
  call: () => Promise.resolve({ id: 0, ok: false, error: { code: 'desk_unavailable' } }),
  close: () => Promise.resolve(),
};
