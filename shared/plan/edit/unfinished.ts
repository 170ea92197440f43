/** What a plan still says in words that were put there for a person to replace. */
import { PLACEHOLDERS } from './blank';
import type { PlanPath } from './source';
import { type EditNode, isMap, walkNodes } from './tree';

export type Unfinished = { readonly path: PlanPath; readonly field: PlanPath };

/** 待写 and 待补 come from the skeleton of a new plan and from imports; the rest from new blocks. */
const MARK = /待写|待补。$/;
const OPTION = /^选项\d+$/;

const isPlaceholder = (text: string): boolean =>
  MARK.test(text) || PLACEHOLDERS.has(text) || OPTION.test(text);

/** Every field that still holds such words, in the order of the file; Chinese ones only, since the English follow them. */
export function unfinished(root: EditNode): readonly Unfinished[] {
  const found: Unfinished[] = [];
  for (const node of walkNodes(root)) {
    const inner = new Set(node.children.map((child) => String(child.path.at(-2))));
    const visit = (value: unknown, field: PlanPath): void => {
      if (typeof value === 'string' && isPlaceholder(value)) found.push({ path: node.path, field });
      if (Array.isArray(value)) for (const [index, entry] of value.entries()) visit(entry, [...field, index]);
      else if (isMap(value)) for (const [key, entry] of Object.entries(value)) visit(entry, [...field, key]);
    };
    for (const [key, value] of Object.entries(node.raw))
      if (!inner.has(key) && !key.endsWith('_en')) visit(value, [key]);
  }
  return found;
}
