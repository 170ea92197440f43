/**
 * Chromium's own switches for this machine. Root cannot use Chromium's outer sandbox (a window's `sandbox: true`
 * stays); a virtual screen has no GPU, and starting without one is faster.
 */
export function electronFlags(where: { readonly isVirtual: boolean }): readonly string[] {
  const flags: string[] = [];
  if (process.platform === 'linux' && process.getuid?.() === 0) flags.push('--no-sandbox');
  if (where.isVirtual) flags.push('--disable-gpu');
  return flags;
}
