/** Points of a millimetre. */
export const MM = 72 / 25.4;

/** A4 with the margins of GB/T 9704-2012: 37 above, 28 left; what is left is the text box of 156 × 225 mm (domain.md 6.1). Millimetres. */
export const SHEET = { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 } as const;
export const BOX = { width: 156, height: 225 } as const;

/** 22 lines of 28 characters fill the text box. */
export const LINES = 22;
export const CHARS = 28;

/** Points from line to line and from character to character: 28.99 and 15.79. */
export const PITCH = (BOX.height * MM) / LINES;
export const CELL = (BOX.width * MM) / CHARS;

/** 3号, 2号, 4号 and the size of the name on the head, points. */
export const SIZE = { text: 16, title: 22, small: 14, banner: 32 } as const;

/** The dash of the page number stands this far below the text box, millimetres. */
export const FOLIO_GAP = 7;
