import { checksProcedures } from './checks';
import { noticesProcedures } from './notices';
import { registerProcedures } from './register';
import { remindersProcedures } from './reminders';

/** Procedures of the register of documents, reminders, standing orders and post checks. */
export const documentsProcedures = {
  ...registerProcedures,
  ...remindersProcedures,
  ...noticesProcedures,
  ...checksProcedures,
} as const;
