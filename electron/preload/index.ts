import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../shared/contract/bridge';
import type { ConsoleEvent } from '../../shared/contract/envelope';
import { CALL_CHANNEL, EVENT_CHANNEL, isPageProcedure } from '../../shared/contract/names';

/** Functions only: neither ipcRenderer nor an event object ever reaches the page. */
const bridge: Bridge = {
  call: async (name, input, as) => {
    if (!isPageProcedure(name)) return { ok: false, error: { code: 'unknown_procedure' } };
    try {
      return await ipcRenderer.invoke(CALL_CHANNEL, { name, input, as });
    } catch (error) {
      // A function or a symbol in the input never leaves the page; a rejection by main is passed on.
      if (!(error instanceof Error && error.message.includes('could not be cloned'))) throw error;
      return { ok: false, error: { code: 'invalid_input', params: { reason: 'not_json' } } };
    }
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
