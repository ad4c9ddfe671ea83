// The door of this room: what pages may use. No other room imports it.
export { importDataset } from './dataset/commands.server.ts';
export { guessColumns, isWhole, type Columns } from './dataset/columns.ts';
export { openCohortReport, refreshReport } from './report/commands.server.ts';
export { getReport, listReports, listUnreported } from './report/queries.server.ts';
export { directionOf, type Change, type Person } from './change/analysis.ts';
export { figure, headlineOf, sentencesOf } from './change/sentences.ts';
export type { Summary, SummaryRow } from './change/summary.ts';
export { reportWords } from './report/words.ts';
export { reportPdf, type PrintedSection } from './report/pdf.server.ts';
export { importWording, WrongWording, type ImportedWording } from './measure/commands.server.ts';
export { importOwnWording, ownLanguages, ownMeasureIds } from './measure/own-words.server.ts';
export { listMeasures, languagesOf, newestWording, type MeasureLine } from './measure/queries.server.ts';
export { readWords, type Words } from './measure/wording.ts';
export { moveWave, planWave } from './wave/commands.server.ts';
export { usualDays } from './wave/days.ts';
export {
	getWave,
	listMeasuresAsked,
	listOpenWaves,
	listWavePage,
	type CountedWave,
	type Wave
} from './wave/queries.server.ts';
export { listHandable, listInvitations, type OwnInvitation } from './wave/people.server.ts';
export { handOver, openOwnInvitation } from './wave/link.server.ts';
export { letOldAnswerLinksGo, roundOfAnswerReminders, roundOfInvitations } from './wave/jobs.server.ts';
export { invitationLetter } from './wave/mail.server.ts';
export { declineAnswering, finishAnswering, saveAnswers, startAnswering } from './answering/commands.server.ts';
export { getVisit, type Visit } from './answering/visit.server.ts';
export { getCoverage, type Coverage } from './answering/coverage.server.ts';
export { copyFor, eraseFor } from './own-data.server.ts';
export { listCoursesToAsk, planUsualWaves } from './wave/courses.server.ts';
