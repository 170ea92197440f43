import './app/zodQuiet';
import './styles/index.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { applyColours } from './app/colours';
import { startHotkeys } from './app/hotkeys';
import { storedScheme } from './app/theme';
import { startEvents } from './bridge/events';
import { prefetchFirstPicture } from './bridge/hooks';
import { startI18n } from './i18n';

document.documentElement.dataset.mantineColorScheme = storedScheme();
applyColours();
startEvents();
prefetchFirstPicture();
startI18n();
startHotkeys();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);

// The bundled face is asked for after the first picture: where the system has a Chinese face it costs nothing.
requestIdleCallback(() => void import('./styles/fallbackFace'));
