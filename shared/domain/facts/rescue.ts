/** Why the room's data take no more lines. */
export const EMERGENCY_CODES = ['disk_full', 'read_only', 'disk_failing', 'data_corrupt'] as const;
export type EmergencyCode = (typeof EMERGENCY_CODES)[number];

/** Facts of the emergency mode, written when writing works again. Times UTC milliseconds. */
export type RescueFacts = {
  readonly 'emergency.began': { readonly code: EmergencyCode; readonly at: number };
  readonly 'emergency.ended': {
    readonly at: number;
    readonly beganAt: number;
    /** lines that were kept elsewhere meanwhile and are in the log now */
    readonly lines: number;
    /** the folder that kept them; empty where there was none */
    readonly folder: string;
  };
};
