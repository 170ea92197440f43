/** What a drawn plan consists of, before it is SVG. Pixels; a piece has its own origin at its top left. */
import type { Step } from '../types';

export type NodeShape = Step['step'] | 'choice' | 'fork' | 'until' | 'spawn' | 'wait' | 'subplan' | 'end';
export type Point = readonly [x: number, y: number];
export type Item =
  | {
      readonly item: 'node';
      readonly shape: NodeShape;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly title: readonly string[];
      /** who and by when */
      readonly under: readonly string[];
      readonly isMandatory: boolean;
    }
  | {
      readonly item: 'frame';
      readonly of: 'lane' | 'loop' | 'subplan';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly title: string;
    }
  | {
      readonly item: 'line';
      readonly points: readonly Point[];
      readonly hasArrow: boolean;
      readonly isBack: boolean;
    }
  | {
      readonly item: 'label';
      readonly x: number;
      readonly y: number;
      readonly lines: readonly string[];
      readonly anchor: 'middle' | 'start';
    };

/** A part of the drawing: entered at the top and left at the bottom on its axis. */
export type Piece = {
  readonly width: number;
  readonly height: number;
  readonly axis: number;
  /** false: every way through it meets an end */
  readonly goesOn: boolean;
  readonly items: readonly Item[];
};

export function moved(items: readonly Item[], dx: number, dy: number): readonly Item[] {
  return items.map((item) => {
    if (item.item === 'line')
      return { ...item, points: item.points.map(([x, y]): Point => [x + dx, y + dy]) };
    return { ...item, x: item.x + dx, y: item.y + dy };
  });
}

export const line = (points: readonly Point[], hasArrow = false, isBack = false): Item => ({
  item: 'line',
  points,
  hasArrow,
  isBack,
});
