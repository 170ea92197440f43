import type { ReactNode } from 'react';
import { Kbd } from '../../components';
import { Dialog } from '../../components/Dialog';
import { type Catalogues, useText } from '../../i18n';

type Row = readonly [keys: readonly string[], words: keyof Catalogues['shell']];
type Group = { readonly title: keyof Catalogues['shell']; readonly rows: readonly Row[] };

const GROUPS: readonly Group[] = [
  {
    title: 'keys.anywhere',
    rows: [
      [['Ctrl+K'], 'keys.search'],
      [['Ctrl+L'], 'keys.focusComposer'],
      [['F2'], 'keys.phone'],
      [['Ctrl+F2'], 'keys.phoneBack'],
      [['F4'], 'keys.oral'],
      [['Ctrl+1', 'Ctrl+7'], 'keys.outcome'],
      [['Ctrl+Enter'], 'keys.acknowledge'],
      [['Ctrl+Shift+Enter'], 'keys.acknowledgeGroup'],
      [['Ctrl+Shift+A'], 'keys.alerts'],
      [['Ctrl+J'], 'keys.writer'],
      [['Alt+1', 'Alt+9'], 'keys.screens'],
      [['Alt+0'], 'keys.settings'],
      [['Ctrl+Shift+M'], 'keys.morning'],
      [['Alt+I'], 'keys.incident'],
      [['Alt+S', 'Alt+F'], 'keys.documents'],
      [['Alt+T'], 'keys.reminder'],
      [['Alt+O'], 'keys.outline'],
      [['F11'], 'keys.wall'],
      [['Esc'], 'keys.escape'],
      [['F1'], 'keys.help'],
    ],
  },
  {
    title: 'keys.composer',
    rows: [
      [['Enter'], 'keys.submit'],
      [['Shift+Enter'], 'keys.newline'],
      [['Ctrl+Shift+T'], 'keys.phrases'],
      [['Tab'], 'keys.tab'],
    ],
  },
  {
    title: 'keys.planEditor',
    rows: [
      [['Enter'], 'keys.planEdit'],
      [['Insert'], 'keys.planAdd'],
      [['Delete'], 'keys.planDelete'],
      [['Alt+↑', 'Alt+↓'], 'keys.planMove'],
      [['Alt+→', 'Alt+←'], 'keys.planNest'],
      [['Shift+↓'], 'keys.planMany'],
      [['Ctrl+Z', 'Ctrl+Y'], 'keys.planUndo'],
    ],
  },
  {
    title: 'keys.planCompare',
    rows: [[['F7', 'F8'], 'keys.planChanges']],
  },
  {
    title: 'keys.callouts',
    rows: [
      [['1', '8'], 'keys.callResult'],
      [['0'], 'keys.callReadBack'],
    ],
  },
  {
    title: 'keys.lists',
    rows: [
      [['↑', '↓'], 'keys.move'],
      [['Enter'], 'keys.open'],
    ],
  },
];

/** F1: every key that works. */
export function KeyMap({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText('shell');
  return (
    <Dialog title={t('keys.title')} onClose={onClose} testId="key-map" width={860}>
      <div className="keys-columns">
        {GROUPS.map((group) => (
          <section key={group.title} className="keys">
            <h3 className="dim">{t(group.title)}</h3>
            <dl>
              {group.rows.map(([keys, words]) => (
                <div key={words} className="keys-row">
                  <dt>
                    {keys.map((key, place) => (
                      <span key={key}>
                        {place > 0 ? ' … ' : ''}
                        <Kbd>{key}</Kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{t(words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
