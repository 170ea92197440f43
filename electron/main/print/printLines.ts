import { ok, type Result, refuse } from '../../../shared/contract/result';
import type { PaperTools } from './papers';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** A page of lines as they stand on the screen; no desk is asked for it, since its data may be out of reach. */
export function linesPage(title: string, lines: readonly string[]): string {
  const rows = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  return `<!doctype html><html><head><meta charset="utf-8"><style>
@page{size:A4;margin:20mm}body{font:12pt/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC","WenQuanYi Zen Hei",sans-serif}
h1{font-size:15pt}li{margin:6pt 0;white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body><h1>${escapeHtml(title)}</h1><ol>${rows}</ol></body></html>`;
}

/** Prints lines by the system's dialog. Refusals: no_printer, export_failed. */
export async function printLines(
  tools: Pick<PaperTools, 'open' | 'hasPrinter'>,
  title: string,
  lines: readonly string[],
): Promise<Result<{ readonly isPrinted: boolean }>> {
  if (!(await tools.hasPrinter())) return refuse('no_printer');
  const job = tools.open(linesPage(title, lines), '');
  try {
    return ok({ isPrinted: await job.print() });
  } catch {
    return refuse('export_failed');
  } finally {
    job.close();
  }
}
