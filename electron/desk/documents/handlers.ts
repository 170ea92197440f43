import { correctionHandlers } from './register/corrections';
import { registerHandlers } from './register/handlers';

export const documentsHandlers = {
  ...registerHandlers,
  ...correctionHandlers,
};
