/** One line of the report of a fault: what was done, what the desk had acknowledged, what was found afterwards. */
export type FaultFigures = {
  readonly faults: number;
  readonly acknowledged: number;
  readonly found: number;
  readonly lost: number;
  readonly doubled: number;
  /** from the fault to the first answer, seconds */
  readonly worstRecovery: number;
  readonly problems: readonly string[];
};

export function describeFigures(name: string, figures: FaultFigures): string {
  const { faults, acknowledged, found, lost, doubled, worstRecovery } = figures;
  return `${name}: faults injected ${faults} / acknowledged ${acknowledged} / found ${found} / lost ${lost} / doubled ${doubled} / worst recovery ${worstRecovery.toFixed(2)} s`;
}
