import { createTheme, type MantineColorSchemeManager } from '@mantine/core';

export type Scheme = 'dark' | 'light';
const SCHEME_KEY = 'watchdesk.scheme';

export function storedScheme(): Scheme {
  return localStorage.getItem(SCHEME_KEY) === 'light' ? 'light' : 'dark';
}

/** Keeps dark or light for this seat; there is no `auto`, the room decides. */
export const schemeManager: MantineColorSchemeManager = {
  get: () => storedScheme(),
  set: (value) => localStorage.setItem(SCHEME_KEY, value === 'light' ? 'light' : 'dark'),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => localStorage.removeItem(SCHEME_KEY),
};

const FACE =
  '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans SC Variable", sans-serif';

/** One look for every input: 30 px high, label above, hint or problem below. */
const INPUT = {
  defaultProps: {
    size: 'xs',
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
  },
  classNames: {
    input: 'mantine-input',
    label: 'mantine-label',
    description: 'mantine-note',
    error: 'mantine-error',
  },
} as const;

/** Mantine speaks our tokens: no shadows, 4 px corners, one teal-blue accent, 14 px. */
export const theme = createTheme({
  fontFamily: FACE,
  headings: { fontFamily: FACE, fontWeight: '600' },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  colors: {
    accent: [
      '#e3f6f8',
      '#c9e9ee',
      '#9dd6de',
      '#6fc2ce',
      '#4bb1c0',
      '#37a3b4',
      '#2b8b9b',
      '#1d6f7d',
      '#145663',
      '#0b3f49',
    ],
    dark: [
      '#e6e9ee',
      '#b4bbc6',
      '#939ca9',
      '#6b7480',
      '#3b424d',
      '#2a3039',
      '#20252d',
      '#1a1e25',
      '#14171c',
      '#0f1216',
    ],
  },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  components: {
    TextInput: INPUT,
    PasswordInput: INPUT,
    NativeSelect: INPUT,
    Checkbox: { defaultProps: { size: 'xs' } },
    Table: { defaultProps: { fz: 13, verticalSpacing: 4, horizontalSpacing: 8 } },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
});
