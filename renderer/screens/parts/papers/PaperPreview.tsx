import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PaperRef } from '../../../../shared/contract/areas/papers';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { Dialog } from '../../../components/Dialog';
import { useText } from '../../../i18n';
import classes from './papers.module.css';
import { layOut } from './sheets';

const ZOOMS = [0.5, 0.6, 0.75, 0.9, 1, 1.25, 1.5] as const;

/**
 * The paper as it will be printed, sheet by sheet, inside a frame that runs no script: the desk's page is laid out on sheets from outside.
 */
export default function PaperPreview(props: {
  readonly paper: PaperRef;
  readonly masked: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('papers');
  const { paper, masked } = props;
  const page = useDesk('paper.preview', { paper, masked });
  const frame = useRef<HTMLIFrameElement>(null);
  const [pages, setPages] = useState<number | null>(null);
  const [zoom, setZoom] = useState(0.9);
  const data = page.data;

  useEffect(() => {
    const doc = frame.current?.contentDocument;
    if (data === undefined || doc === null || doc === undefined) return;
    setPages(layOut(doc, data.html, (at, all) => t('sheet', { page: at, pages: all })));
  }, [data, t]);

  // Keys pressed while the focus is in the frame stay there: Esc has to leave the preview all the same.
  const { onClose } = props;
  useEffect(() => {
    const doc = frame.current?.contentDocument;
    if (pages === null || doc === null || doc === undefined) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    doc.addEventListener('keydown', onKey);
    return () => doc.removeEventListener('keydown', onKey);
  }, [pages, onClose]);

  useEffect(() => {
    const root = frame.current?.contentDocument?.documentElement;
    if (pages !== null) root?.style.setProperty('zoom', String(zoom));
  }, [zoom, pages]);

  const step = (by: number): void => {
    const at = ZOOMS.findIndex((one) => one >= zoom);
    setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))] ?? zoom);
  };
  return (
    <Dialog
      title={t('previewTitle', { title: data?.title ?? '' })}
      onClose={props.onClose}
      testId="paper-preview"
      width={1240}
    >
      <div className={classes.bar}>
        <button
          type="button"
          className="btn btn-small"
          data-autofocus
          onClick={() => step(-1)}
          data-testid="preview-smaller"
        >
          {t('zoomOut')}
        </button>
        <span className="num">{Math.round(zoom * 100)} %</span>
        <button type="button" className="btn btn-small" onClick={() => step(1)} data-testid="preview-larger">
          {t('zoomIn')}
        </button>
        <span className={classes.spacer} />
        <span role="status" data-testid="preview-pages">
          {pages === null ? t('composing') : t('pageCount', { pages })}
        </span>
      </div>
      <ErrorNote error={page.error} kept={false} />
      <div className={classes.desk}>
        {/* Without allow-scripts nothing in it runs; same origin so that the sheets can be measured from here. */}
        <iframe
          ref={frame}
          className={classes.frame}
          sandbox="allow-same-origin"
          title={data?.title ?? t('preview')}
          data-testid="preview-frame"
        />
      </div>
    </Dialog>
  );
}
