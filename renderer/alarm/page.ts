import type { AlarmBridge } from '../../shared/contract/alarm';
import { Alarm } from '../app/alerts/sound';
import { loadSounds } from '../app/alerts/soundFiles';
import { AlarmPage } from './alarmPage';
import './page.css';

const { watchdeskAlarm } = window as unknown as { readonly watchdeskAlarm: AlarmBridge };
loadSounds();
const alarm = new Alarm({ onBlocked: () => {} });
const page = new AlarmPage({
  document,
  bridge: watchdeskAlarm,
  sound: (level) => alarm.setLevel(level),
  afterFrame: (run) => requestAnimationFrame(() => requestAnimationFrame(run)),
});
setInterval(() => page.tick(), 1_000);
