/** Facts of statistics. */
export type StatisticsFacts = Record<never, never>;
