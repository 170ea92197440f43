import { clientConnection } from '../desk/connections';
import { AlertClock } from '../desk/deadlines/clock';
import { openDesk } from '../desk/openDesk';
import { makeRouter } from '../desk/router';
import type { Services } from '../desk/services';
import { inlinePool } from '../desk/workers/pool';
import type { Context } from './context';
import type { Door } from './door';

/**
 * Opens the home with the desk's own modules. Its alert clock stands still: what falls due meanwhile is raised by the console when it starts, where
 * somebody hears it. Throws OpenFailure.
 */
export function openLocalDoor({ home, io }: Context): Door {
  const { desk, close } = openDesk({ home });
  const timers = { setTimeout: () => null, clearTimeout: () => undefined };
  const services: Services = {
    clock: new AlertClock(desk, desk.clocks, timers, () => undefined),
    workers: inlinePool(home),
    resources: io.resources,
    version: io.version,
    ...(io.verifierPage === undefined ? {} : { verifierPage: io.verifierPage }),
    failure: null,
    checksOutput: io.env['WATCHDESK_CHECK_OUTPUT'] === '1',
  };
  const router = makeRouter(desk, services, (line) => io.stderr(`desk: ${line}\n`));
  const connection = clientConnection();
  let id = 0;
  return {
    kind: 'local',
    call: (procedure, input, as) => {
      id += 1;
      return router({ id, procedure, input, ...(as === undefined ? {} : { as }) }, connection);
    },
    close: async () => close(),
  };
}
