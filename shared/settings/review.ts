import { z } from 'zod';
import { setting } from './setting';

/** How long after the closing of an incident its after-action review is to be complete (domain.md 4: 14 days). */
export const reviewSetting = setting(z.strictObject({ days: z.int().min(1).max(90) }), { days: 14 }, 'D');
