import type { ReactNode } from 'react';
import { useText } from '../../../i18n';
import classes from './flow.module.css';
import type { Follow } from './useFollow';
import type { Viewport } from './useViewport';

/** Size and place of the drawing by buttons. */
export function FlowTools(props: {
  readonly view: Viewport;
  readonly follow: Follow;
  /** a run moves on; a plan alone has nothing to follow */
  readonly isRun: boolean;
  readonly before?: ReactNode;
}): ReactNode {
  const { view, follow } = props;
  const t = useText('runs');
  const own = useText('flow');
  const button = (name: string, onClick: () => void, id: string, text = name): ReactNode => (
    <button
      type="button"
      className="btn btn-small"
      title={name}
      // Words that are seen are the name, as they are said to who works by voice.
      aria-label={/\p{L}/u.test(text) ? undefined : name}
      onClick={onClick}
      data-testid={id}
    >
      {text}
    </button>
  );
  return (
    <div className={classes.tools}>
      {props.before}
      {button(t('zoomOut'), () => view.zoom(0.8), 'flow-out', '−')}
      {button(t('zoomIn'), () => view.zoom(1.25), 'flow-in', '+')}
      {button(t('fit'), follow.fit, 'flow-fit', own('all'))}
      {button(own('fitWidth'), follow.fitWidth, 'flow-fit-width', own('across'))}
      {props.isRun ? (
        <>
          {button(t('toCurrent'), follow.toCurrent, 'flow-current', own('now'))}
          <label className={classes.follow} title={t('follow')}>
            <input
              type="checkbox"
              checked={follow.isFollowing}
              onChange={(event) => follow.setFollowing(event.target.checked)}
              data-testid="flow-follow"
            />
            {own('follow')}
          </label>
        </>
      ) : null}
    </div>
  );
}
