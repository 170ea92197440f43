import type { ReactNode } from 'react';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../i18n';
import { KeyList } from '../help/KeyList';
import { KEY_GROUPS } from '../keys';

/** Ctrl+F1: every key that works. */
export default function KeyMap({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText('shell');
  return (
    <Dialog title={t('keys.title')} onClose={onClose} testId="key-map" width={1240}>
      <div className="keys-columns">
        {KEY_GROUPS.map((group) => (
          <section key={group.title} className="keys">
            <h3 className="dim">{t(group.title)}</h3>
            <KeyList rows={group.rows} />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
