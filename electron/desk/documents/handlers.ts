import { checkHandlers } from './checks/handlers';
import { noticeHandlers } from './notices/handlers';
import { correctionHandlers } from './register/corrections';
import { registerHandlers } from './register/handlers';
import { reminderHandlers } from './reminders/handlers';

export const documentsHandlers = {
  ...registerHandlers,
  ...correctionHandlers,
  ...reminderHandlers,
  ...noticeHandlers,
  ...checkHandlers,
};
