import { actorOf, type SomeHandlers } from '../call';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { gradeSteps } from './gradeRows';
import { incidentById } from './read';

export const gradeHandlers: SomeHandlers<'incident.confirmGrade' | 'incident.grades'> = {
  'incident.grades': (input, { desk }) =>
    gradeSteps(desk.db, input.incidentId)
      .reverse()
      .map(({ usedGrade: _, usedReportingGrade: __, ...step }) => step),

  'incident.confirmGrade': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const incident =
        incidentById(db, input.incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
      if (incident.state === 'closed') refuseWith('incident_closed');
      if (incident.grade === input.grade && !incident.gradePreliminary) return incident;
      const { grade, way, words } = input;
      const decidedBy = input.decidedBy === '' ? actor.name : input.decidedBy;
      const { proposedGrade: proposed, id } = incident;
      write(
        fact('incident.grade_confirmed', id, actor.accountId, {
          ...{ grade, proposed, decidedBy, way, words },
          author: authorOf(actor),
        }),
      );
      return incidentById(db, id, now) ?? incident;
    });
  },
};
