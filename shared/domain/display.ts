/** Sizes of type that a seat may choose, percent of the normal one. */
export const TYPE_SIZES = [100, 115, 130, 150] as const;
export type TypeSize = (typeof TYPE_SIZES)[number];

/** Sets of colours that a seat may choose: the usual one, stronger contrast, one whose colours differ in lightness too. */
export const COLOUR_SETS = ['standard', 'contrast', 'distinct'] as const;
export type ColourSet = (typeof COLOUR_SETS)[number];
