import type { Projectors } from '../projections/body';
import { checkProjectors } from './checks/project';
import { noticeProjectors } from './notices/project';
import { registerProjectors } from './register/project';
import { reminderProjectors } from './reminders/project';

export const documentsProjectors: Projectors = {
  ...registerProjectors,
  ...reminderProjectors,
  ...noticeProjectors,
  ...checkProjectors,
};
