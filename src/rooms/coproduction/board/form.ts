import * as v from 'valibot';
import { chosen, formId, line, maybe, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';

/** How a board stands: nobody adds yet, cards come, they are read back, it is kept as it is. */
export type BoardState = 'closed' | 'open' | 'reading' | 'kept';

export const boardMost = { question: 160, column: 60, screens: 8, hours: 4 } as const;

/** The places of columns, from 1 on. */
export const columnPlaces = [1, 2, 3, 4] as const;

/** What a board asks, and what its columns are called. */
export interface BoardFields {
	question: Words;
	columns: Words[];
}

const fields = {
	...inEach('question', boardMost.question),
	...inEach('column1', boardMost.column),
	...inEach('column2', boardMost.column, maybe),
	...inEach('column3', boardMost.column, maybe),
	...inEach('column4', boardMost.column, maybe)
};

type Typed = Parameters<typeof gathered>[0];

/** What was typed of a board: its question, and the columns that have a name. */
function boardOf(typed: Typed): BoardFields {
	const columns = columnPlaces.map((place) => gathered(typed, `column${place}`));
	return { question: gathered(typed, 'question'), columns: columns.filter((name) => Object.keys(name).length) };
}

/** A board of which the words may still be changed: a question and one column at least, each in one language at least. */
export const changeBoardForm = v.pipe(
	v.object(fields),
	inOneAtLeast('question'),
	inOneAtLeast('column1'),
	v.transform((typed) => boardOf(typed))
);

/** A new board, with the id that makes sending it twice harmless, and the step of a workshop that it is for. */
export const newBoardForm = v.pipe(
	v.object({ id: formId, step: v.optional(chosen), ...fields }),
	inOneAtLeast('question'),
	inOneAtLeast('column1'),
	v.transform(({ id, step, ...typed }) => ({ id, step, ...boardOf(typed) }))
);

/** The code on the wall, as it was typed. */
export const boardCodeForm = v.object({ code: line(60) });

/** Which column was on the page that was read out. */
export const readColumnForm = v.object({ column: whole(1, 4) });

/** Which screen shows the board no more. */
export const endScreenForm = v.object({ screen: chosen });
