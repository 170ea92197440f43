import { Emergency, type EmergencyOptions } from '../../../electron/desk/rescue/emergency';
import { makeRouter } from '../../../electron/desk/router';
import type { DeskEvent, Reply } from '../../../shared/contract/envelope';
import type { AppError } from '../../../shared/contract/errors';
import { aLine, type DeskRoom } from '../../helpers/deskRoom';

/** A room whose desk has an emergency mode, as the console's own has. */
export type RescueRoom = {
  readonly room: DeskRoom;
  readonly emergency: Emergency;
  readonly events: DeskEvent[];
  /** lines of the emergency mode's own log */
  readonly said: string[];
  readonly ask: (procedure: string, input: unknown) => Promise<Reply>;
  readonly line: (
    text: string,
    entryId?: string,
  ) => Promise<{ readonly id: string; readonly error: AppError | null }>;
};

/** Puts the emergency mode into a room that is open, as a start of the console does. */
export function withEmergency(
  room: DeskRoom,
  options: Omit<EmergencyOptions, 'desk' | 'emit' | 'log'> = {},
): RescueRoom {
  const events: DeskEvent[] = [];
  const said: string[] = [];
  const emergency = new Emergency({
    desk: room.desk,
    emit: (event) => events.push(event),
    log: (line) => said.push(line),
    catchUp: () => room.services.clock.catchUp(),
    ...options,
  });
  const router = makeRouter(room.desk, { ...room.services, emergency }, (line) => room.problems.push(line));
  room.services.clock.onUnwritten = (error) => emergency.noticed(error);
  room.services.clock.isHeld = () => emergency.mode === 'emergency';
  room.services.clock.onUnraised = (rungs) => emergency.unraised(rungs);
  emergency.start();
  const ask = (procedure: string, input: unknown): Promise<Reply> =>
    router({ id: 1, procedure, input, as: room.officer }, room.seat);
  return {
    room,
    emergency,
    events,
    said,
    ask,
    line: async (text, entryId = room.newId()) => {
      const reply = await ask('log.append', { ...aLine(text), entryId });
      return { id: entryId, error: reply.ok ? null : reply.error };
    },
  };
}

/** Ids of the lines by people, in the order of their numbers. */
export const linesOf = (room: DeskRoom): string[] =>
  room.db
    .prepare<[], { id: string }>('SELECT id FROM log_entries WHERE human_number IS NOT NULL ORDER BY number')
    .all()
    .map(({ id }) => id);
