/** What a workbook may unpack to, in bytes; how far down and to the right anything may stand in it. */
export const largestUnpacked = 40_000_000;
export const mostRows = 50_000;
export const widest = 500;

/** Why a workbook could not be read. */
export type WorkbookProblem = { problem: 'large' } | { problem: 'damaged' } | { problem: 'unsaved'; cell: string };

/** What the thread that reads workbooks gives back. */
export type WorkbookAnswer = { sheets: { name: string; rows: string[][] }[]; problem?: undefined } | WorkbookProblem;
