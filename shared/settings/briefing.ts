import { z } from 'zod';
import { setting } from './setting';

/** How long the oral card 口头汇报卡 may take to say, in seconds, and how many characters people say in one (users.md: 45 seconds of speech). */
export const briefingSetting = setting(
  z.strictObject({
    oralSeconds: z.int().min(15).max(180),
    charactersPerSecond: z.number().min(2).max(8),
  }),
  { oralSeconds: 45, charactersPerSecond: 4.5 },
  'D',
);
