import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/contract/bridge';
import type { ConsoleEvent } from '../../shared/contract/envelope';
import { CALL_CHANNEL, EVENT_CHANNEL, isPageProcedure } from '../../shared/contract/names';

/** Functions only: neither ipcRenderer nor an event object ever reaches the page. */
const bridge: Bridge = {
  call: async (name, input, as) => {
    if (!isPageProcedure(name)) return { ok: false, error: { code: 'unknown_procedure' } };
    return ipcRenderer.invoke(CALL_CHANNEL, { name, input, as });
  },
  listen: (listener) => {
    const pass = (_event: unknown, data: ConsoleEvent): void => listener(data);
    ipcRenderer.on(EVENT_CHANNEL, pass);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, pass);
    };
  },
  platform: process.platform,
};

contextBridge.exposeInMainWorld('watchdesk', bridge);
