export { Countdown } from './Countdown';
export { DrillBand, DrillClock } from './DrillBand';
export { ErrorNote } from './ErrorNote';
export { FieldLabel } from './FieldLabel';
export { Kbd } from './Kbd';
export { GradeMark, WarningMark } from './marks';
export { spanText } from './span';
export { Time } from './Time';
export { Words } from './Words';
