import { type ReactNode, useState } from 'react';
import type { PlanAttachment, Step } from '../../../../shared/plan/types';
import { Viewer } from '../../../app/attachments/Viewer';
import { copyText } from '../../../app/copyText';
import { useText } from '../../../i18n';
import classes from '../runs.module.css';

const MIMES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  txt: 'text/plain',
  csv: 'text/csv',
};

/** By the end of its name: a plan keeps no more of a file than its name and hash. */
function mimeOf(name: string): string {
  return MIMES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '';
}

/**
 * What a step refers to. An address is shown to be read or copied: the console opens no page of the network. A file is
 * one that the room keeps.
 */
export function References({ step }: { readonly step: Step }): ReactNode {
  const t = useText('runs');
  const own = useText('runActs');
  const [copied, setCopied] = useState<number | null>(null);
  const [shown, setShown] = useState<PlanAttachment | null>(null);
  const { links = [], attachments = [] } = step;
  if (links.length === 0 && attachments.length === 0) return null;
  return (
    <ul className={classes.references} aria-label={t('references')} data-testid="step-references">
      {attachments.map((file, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a plan never changes its order
        <li key={place}>
          <button type="button" className="btn btn-small" onClick={() => setShown(file)}>
            {file.name}
          </button>
        </li>
      ))}
      {links.map((link, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a plan never changes its order
        <li key={place}>
          {t('link', { title: link.title })} <span className={classes.address}>{link.url}</span>{' '}
          <button
            type="button"
            className="btn btn-small btn-plain"
            onClick={() => setCopied(copyText(link.url) ? place : null)}
            data-testid="copy-link"
          >
            {own(copied === place ? 'copied' : 'copyLink')}
          </button>
        </li>
      ))}
      {shown === null ? null : (
        <Viewer file={{ ...shown, size: 0, mime: mimeOf(shown.name) }} onClose={() => setShown(null)} />
      )}
    </ul>
  );
}
