import { z } from 'zod';
import { setting } from './setting';

/** How long open questions about an incident wait until they are asked again (room setting; users.md 02:45). */
export const intakeSetting = setting(
  z.strictObject({ followUpMinutes: z.int().min(5).max(720) }),
  { followUpMinutes: 30 },
  'D',
);
