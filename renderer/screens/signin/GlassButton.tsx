import { lazy, type ReactNode, useState } from 'react';
import { Fetched } from '../../components';
import { useText } from '../../i18n';

const GlassDialog = lazy(() => import('./GlassDialog'));

/** Opens the emergency reset, which two people do together. */
export function GlassButton(): ReactNode {
  const t = useText('signin');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="btn btn-small btn-plain"
        onClick={() => setOpen(true)}
        data-testid="glass-open"
      >
        {t('glassOpen')}
      </button>
      {isOpen ? (
        <Fetched>
          <GlassDialog onClose={() => setOpen(false)} />
        </Fetched>
      ) : null}
    </>
  );
}
