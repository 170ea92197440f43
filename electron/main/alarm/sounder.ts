import { join } from 'node:path';
import { type Played, playSound } from './play';

/** The file of a level's sound, as the console itself plays it. */
const FILES = ['near.wav', 'near.wav', 'due.wav', 'late.wav'] as const;

export type SounderOptions = {
  /** the folder with the sounds */
  readonly folder: string;
  readonly onPlayed: (played: Played) => void;
  readonly play?: (file: string) => Promise<Played>;
};

/** Sounds on the system without any page. One sound at a time: what comes while one is heard is that same sound. */
export class Sounder {
  readonly #options: SounderOptions;
  #isSounding = false;

  constructor(options: SounderOptions) {
    this.#options = options;
  }

  sound(level: number): void {
    if (this.#isSounding) return;
    this.#isSounding = true;
    const file = FILES[Math.min(Math.max(Math.trunc(level), 0), FILES.length - 1)] ?? 'late.wav';
    const { folder, onPlayed, play = playSound } = this.#options;
    void play(join(folder, file))
      .catch((error: unknown): Played => ({ ok: false, reason: String(error) }))
      .then((played) => {
        this.#isSounding = false;
        onPlayed(played);
      });
  }
}
