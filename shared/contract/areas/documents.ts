import { z } from 'zod';
import { query } from '../procedure';
import { checksProcedures } from './checks';
import { openItem } from './handover';
import { noticesProcedures } from './notices';
import { registerProcedures } from './register';
import { remindersProcedures } from './reminders';

/** Procedures of the register of documents, reminders, standing orders and post checks. */
export const documentsProcedures = {
  ...registerProcedures,
  ...remindersProcedures,
  ...noticesProcedures,
  ...checksProcedures,
  /** What stands open in these registers, the next due first: 待办 on the board, also before anybody has signed in. */
  'todo.list': query('seat', z.strictObject({}), z.array(openItem)),
} as const;
