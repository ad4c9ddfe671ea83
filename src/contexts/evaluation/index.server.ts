// The door of this room: what pages may use. No other room imports it.
export { importDataset } from './dataset/commands.server.ts';
export { guessColumns, isWhole, type Columns } from './dataset/columns.ts';
export { openCohortReport, refreshReport } from './report/commands.server.ts';
export { getReport, listReports } from './report/queries.server.ts';
export { directionOf, type Change, type Person } from './change/analysis.ts';
export { figure, headlineOf, sentencesOf } from './change/sentences.ts';
export type { Summary, SummaryRow } from './change/summary.ts';
export { reportWords } from './report/words.ts';
export { reportPdf, type PrintedSection } from './report/pdf.server.ts';
