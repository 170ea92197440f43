import { ACCOUNT_LINES } from './accountLines';
import { BRIEFING_LINES } from './briefingLines';
import { CALLOUT_LINES } from './calloutLines';
import { CHANNEL_LINES } from './channelLines';
import { CONTACT_LINES } from './contactLines';
import { DUTY_LINES } from './dutyLines';
import { FIGURE_LINES } from './figureLines';
import { INCIDENT_LINES } from './incidentLines';
import { INTAKE_LINES } from './intakeLines';
import { LADDER_LINES } from './ladderLines';
import type { Pair } from './lineReader';
import { LOSS_LINES } from './lossLines';
import { RECOVERY_LINES } from './recoveryLines';
import { REPORT_LINES } from './reportWords';
import { RESCUE_LINES } from './rescueLines';
import { RESPONSE_LINES } from './responseLines';
import { REVIEW_LINES } from './reviewLines';
import { TALLY_LINES } from './tallyLines';
import { WARNING_FILE_LINES } from './warningFileLines';
import { WARNING_LINES } from './warningLines';

/** Lines of the areas that word their own facts. */
export const AREA_LINES: Readonly<Record<string, Pair>> = {
  ...TALLY_LINES,
  ...REVIEW_LINES,
  ...INCIDENT_LINES,
  // incident rules
  ...DUTY_LINES,
  // intake
  ...INTAKE_LINES,
  // figures and people
  ...FIGURE_LINES,
  // incident reports
  ...REPORT_LINES,
  // briefing and clocks
  ...BRIEFING_LINES,
  // responses
  ...RESPONSE_LINES,
  // contacts
  ...CONTACT_LINES,
  // warnings
  ...WARNING_LINES,
  ...WARNING_FILE_LINES,
  // call-outs
  ...CALLOUT_LINES,
  // ladders and grouping
  ...LADDER_LINES,
  // accounts and seat
  ...ACCOUNT_LINES,
  // audit
  // recovery
  ...RECOVERY_LINES,
  ...RESCUE_LINES,
  // comfort
  // channels and evidence
  ...CHANNEL_LINES,
  // losses
  ...LOSS_LINES,
};
