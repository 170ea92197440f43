import type { EmergencyCode } from '../../../shared/domain/facts/rescue';
import type { Desk } from '../desk';
import { type FolderProblem, folderProblem, namedFolders, rememberedFolder, rememberFolder } from './places';
import { type isOtherDisk, type Kept, readSpool, Spool, settleSpool } from './spool';

/** When and why nothing could be written. */
export type Emergent = { readonly code: EmergencyCode; readonly since: number };

type Found = Pick<Kept, 'lines' | 'heard'> & { readonly began: Emergent };

type Options = {
  readonly desk: Desk;
  readonly log: (line: string) => void;
  readonly isOtherDisk: typeof isOtherDisk | undefined;
};

/** The folders on other disks in which lines are kept: the one that a person chose before those that the room's setting names. */
export class SpoolPlaces {
  readonly #options: Options;
  #chosen: string | null = null;
  #named: readonly string[] = [];
  #spool: Spool | null = null;
  /** the next start will look through the chosen folder */
  isRemembered = true;

  constructor(options: Options) {
    this.#options = options;
  }

  get all(): readonly string[] {
    return [...(this.#chosen === null ? [] : [this.#chosen]), ...this.#named];
  }

  /** At a start: makes the note of the chosen folder while there is room for it, so that writing over it needs none. */
  prepare(): void {
    this.read();
    if (this.#chosen === null) rememberFolder(this.#options.desk.home, null);
  }

  /** Reads anew which folders there are. */
  read(): void {
    const { desk } = this.#options;
    this.#spool = null;
    this.#chosen ??= rememberedFolder(desk.home);
    this.#named = namedFolders(desk);
  }

  /** Takes the folder that a person chose, or says why not. */
  choose(folder: string): FolderProblem | null {
    const { home } = this.#options.desk;
    const why = folderProblem(folder, home, this.#options.isOtherDisk);
    if (why !== null) return why;
    this.#chosen = folder;
    this.#spool = null;
    this.isRemembered = rememberFolder(home, folder);
    return null;
  }

  /** The first folder in which lines can be kept now, or null. */
  fit(): string | null {
    const { desk, isOtherDisk: isOther } = this.#options;
    return this.all.find((folder) => folderProblem(folder, desk.home, isOther) === null) ?? null;
  }

  /** The file to keep lines in, or null. */
  spool({ code, since }: Emergent): Spool | null {
    const folder = this.fit();
    if (folder === null) return null;
    if (this.#spool?.folder !== folder) this.#spool = new Spool(folder, this.#room, since, code);
    return this.#spool;
  }

  /** What a folder keeps of this room; nothing where it cannot be read. */
  load(folder: string): Found | null {
    try {
      const kept = readSpool(folder, this.#room);
      if (kept === null) return null;
      const { code, beganAt, lines, heard } = kept;
      return { began: { code, since: beganAt }, lines, heard };
    } catch (error) {
      this.#options.log(`what ${folder} keeps could not be read: ${(error as Error).message}`);
      return null;
    }
  }

  /** The kept lines are in the log: the files are put away. */
  settle(): void {
    this.#spool = null;
    for (const folder of this.all) {
      try {
        settleSpool(folder, this.#room, this.#options.desk.now());
      } catch (error) {
        // Looked through again at the next start; a line of one id is stored once.
        this.#options.log(`what ${folder} keeps could not be put away: ${(error as Error).message}`);
      }
    }
  }

  get #room(): string {
    return this.#options.desk.keys?.room ?? '';
  }
}
