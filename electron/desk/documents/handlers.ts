import type { SomeHandlers } from '../call';
import { planItems } from '../plans/openItems';
import { reportItems } from '../reports/openItems';
import { tallyItems } from '../tally/openItems';
import { checkHandlers } from './checks/handlers';
import { noticeHandlers } from './notices/handlers';
import { registerItems } from './openItems';
import { correctionHandlers } from './register/corrections';
import { registerHandlers } from './register/handlers';
import { reminderHandlers } from './reminders/handlers';

const FAR = Number.MAX_SAFE_INTEGER;

const todoHandlers: SomeHandlers<'todo.list'> = {
  'todo.list': (_input, { desk }) =>
    [
      ...registerItems(desk.db),
      ...tallyItems(desk.db, desk.now()),
      ...planItems(desk.db, desk.now()),
      ...reportItems(desk.db),
    ].sort((a, b) => (a.dueAt ?? FAR) - (b.dueAt ?? FAR)),
};

export const documentsHandlers = {
  ...registerHandlers,
  ...correctionHandlers,
  ...reminderHandlers,
  ...noticeHandlers,
  ...checkHandlers,
  ...todoHandlers,
};
