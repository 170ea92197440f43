import { makeRoom } from '../helpers/deskRoom';
import { poison } from './poison';

/** `run-ts.ts test/faults/poisonedHome.ts HOME`: a room in which every text that was typed is hostile. Prints the fields that hold one. */
export async function main([home]: readonly string[]): Promise<number> {
  if (home === undefined) throw new Error('usage: poisonedHome.ts HOME');
  const room = await makeRoom({ home, now: Date.now() });
  const { fields, texts } = await poison(room, 160, 8);
  room.close();
  process.stdout.write(`${JSON.stringify({ fields: [...fields].sort(), texts })}\n`);
  return 0;
}
