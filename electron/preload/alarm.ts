import { contextBridge, ipcRenderer } from 'electron';
import {
  ALARM_CHANNEL,
  ALARM_VIEW_CHANNEL,
  type AlarmAct,
  type AlarmAnswer,
  type AlarmBridge,
  type AlarmView,
} from '../../shared/contract/alarm';

const ask = (act: AlarmAct): Promise<AlarmAnswer> => ipcRenderer.invoke(ALARM_CHANNEL, act);

/** The alarm window can say four things to main and nothing to the desk. */
const bridge: AlarmBridge = {
  acknowledge: (id) => ask({ act: 'acknowledge', id }),
  open: () => void ask({ act: 'open' }),
  drawn: (ids) => void ask({ act: 'drawn', ids }),
  listen: (listener) => {
    ipcRenderer.on(ALARM_VIEW_CHANNEL, (_event, view: AlarmView) => listener(view));
    void ask({ act: 'ready' });
  },
};

contextBridge.exposeInMainWorld('watchdeskAlarm', bridge);
