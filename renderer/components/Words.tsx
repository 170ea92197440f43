import type { ReactNode } from 'react';

const CHINESE = /(\p{Script=Han}[\p{Script=Han}\d（）〔〕《》“”、，。；：～—…]*)/u;

/**
 * Words that come from documents or from people and may be Chinese on an English screen: those parts say so, for whoever has the screen read out.
 */
export function Words({ children }: { readonly children: string }): ReactNode {
  return children.split(CHINESE).map((part, place) =>
    CHINESE.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are its places
      <span key={place} lang="zh-CN">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
