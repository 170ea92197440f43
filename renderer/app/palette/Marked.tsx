import { Fragment, type ReactNode } from 'react';
import type { Snippet } from '../../../shared/search/marks';

/** A piece of text with what was found in it marked. */
export function Marked({ snippet }: { readonly snippet: Snippet }): ReactNode {
  const { text, marks } = snippet;
  let at = 0;
  const parts = marks.map(([from, to]) => {
    const before = text.slice(at, from);
    at = to;
    return (
      <Fragment key={from}>
        {before}
        <mark>{text.slice(from, to)}</mark>
      </Fragment>
    );
  });
  return (
    <>
      {snippet.isCutBefore ? '…' : ''}
      {parts}
      {text.slice(at)}
      {snippet.isCutAfter ? '…' : ''}
    </>
  );
}
