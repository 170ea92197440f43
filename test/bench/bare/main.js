// The least that an Electron program with one safe window can be: what every figure of the console is held against.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
// Not awaited: Electron gets ready only after this module has been run to its end.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    backgroundColor: '#14171c',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  return window.loadFile(join(import.meta.dirname, 'page.html'));
});
