import { type ReactNode, useId } from 'react';

/** One field of the board: title, count, an act at the right, and a list that scrolls by itself. */
export function Panel(props: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly aside?: ReactNode;
  readonly className: string;
  readonly testId: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section
      className={`panel board-panel ${props.className}`}
      aria-labelledby={id}
      data-testid={props.testId}
    >
      <header className="panel-head">
        <h2 id={id}>{props.title}</h2>
        {props.count === undefined || props.count === 0 ? null : (
          <span className="figure num">{props.count}</span>
        )}
        <span className="panel-aside">{props.aside}</span>
      </header>
      <div className="panel-body">{props.children}</div>
    </section>
  );
}

/** Nothing there, and what to do when there is. */
export function Empty(props: {
  readonly words: string;
  readonly todo?: string;
  readonly act?: string;
  readonly onAct?: (() => void) | undefined;
}): ReactNode {
  return (
    <div className="empty">
      <p>{props.words}</p>
      {props.onAct === undefined || props.act === undefined ? null : (
        <p className="empty-todo">
          {props.todo}
          <button type="button" className="btn btn-small" onClick={props.onAct}>
            {props.act}
          </button>
        </p>
      )}
    </div>
  );
}
