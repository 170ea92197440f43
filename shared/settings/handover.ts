import { z } from 'zod';
import { filled } from '../contract/fields';
import { setting } from './setting';

/** What is handed from hand to hand at every change, and how near the change a report must be settled (domain.md 1.5; users.md 08:30). */
export const handoverSetting = setting(
  z.strictObject({
    /** 移交物品, in the order in which they are handed over */
    objects: z.array(filled(40)).max(30),
    /** a report due before this many minutes after the change is sent or named to a person first */
    reportWindowMinutes: z.int().min(0).max(120),
  }),
  { objects: ['钥匙', '印章登记', '卫星电话', '密码设备'], reportWindowMinutes: 20 },
  'D',
);
