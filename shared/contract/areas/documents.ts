import { registerProcedures } from './register';

/** Procedures of the register of documents, reminders, standing orders and post checks. */
export const documentsProcedures = {
  ...registerProcedures,
} as const;
