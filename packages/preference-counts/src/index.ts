export type { DotElection, DotPaper, Election, Option, Paper } from './election.ts';
export type { Count, CountedOption, Lot, Method, Result, Stage, Tie, TieRule } from './result.ts';

export { stv } from './stv/stv.ts';
export { approval } from './most/approval.ts';
export { dots } from './most/dots.ts';
export { resultOf } from './result-of.ts';
export type { Counted } from './result-of.ts';
export { lotFrom, lotInOrder } from './lot.ts';
export { digestOf } from './digest.ts';
export { choicesFromRanks } from './ranks.ts';

export { readBlt } from './blt/read-blt.ts';
export { writeBlt } from './blt/write-blt.ts';
export { readDots } from './csv/read-dots.ts';
export { writeDots } from './csv/write-dots.ts';
export { WrongPapers } from './wrong-papers.ts';
export type { WrongPapersReason } from './wrong-papers.ts';
