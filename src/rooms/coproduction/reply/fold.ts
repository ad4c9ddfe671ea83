import { suppressTable, type SuppressionRule } from '@kith/small-statistics';
import { choiceCount } from '../consultation/form.ts';
import type { ConsultationQuestion, Sought } from '../consultation/queries.server.ts';

/** One answer, or one group to which somebody says she belongs; `who` tells replies apart and is nobody. */
export interface ReplyRow {
	who: number;
	soughtId: string | null;
	place: number | null;
	choice: number | null;
}

/** What was replied, in numbers; null where it is hidden. */
export interface Figures {
	replies: number;
	/** How many say that they belong to each group, by its id. */
	groups: { id: string; count: number | null }[];
	/** How many said at all who they are. */
	said: number | null;
	questions: {
		place: number;
		/** How many answered it: of so many are the others. */
		answered: number | null;
		/** How many chose each, the first first. */
		counts: (number | null)[];
		/** How many answered in own words alone. */
		inWords: number | null;
	}[];
}

/** As reports are published: below five hidden, and so is whatever would give it away. That nobody chose something may be seen. */
const rule: SuppressionRule = { threshold: 5, roundTo: 1, zeros: 'show' };

type Counted = { counts: (number | null)[]; total: number | null };
type Count = (columns: number, at: readonly number[]) => Counted;

/** How many people are in each column, and in all, as they are. */
const exactly: Count = (columns, at) => ({
	counts: Array.from({ length: columns }, (_, column) => at.filter((one) => one === column).length),
	total: at.length
});

/** The same as readers may see it. */
const asShown: Count = (columns, at) => {
	const names = Array.from({ length: columns }, (_, column) => String(column));
	const people = at.map((column, id) => ({ id: String(id), row: 'all', column: String(column) }));
	const { table } = suppressTable({ rows: ['all'], columns: names, people }, rule);
	const seen = (one: { shown: boolean; value?: number } | undefined) => (one?.shown ? (one.value ?? null) : null);
	return { counts: names.map((_, column) => seen(table.cells[0]?.[column])), total: seen(table.total) };
};

interface Asked {
	questions: readonly ConsultationQuestion[];
	groups: readonly Pick<Sought, 'id'>[];
}

function figuresOf(rows: readonly ReplyRow[], replies: number, { questions, groups }: Asked, count: Count): Figures {
	const members = rows.filter(({ soughtId }) => soughtId !== null);
	const said = new Set(members.map(({ who }) => who)).size;
	const inAndOut = (many: number) =>
		count(
			2,
			Array.from({ length: replies }, (_, at) => (at < many ? 0 : 1))
		);
	return {
		replies,
		groups: groups.map(({ id }) => {
			const many = members.filter(({ soughtId }) => soughtId === id).length;
			return { id, count: inAndOut(many).counts[0] ?? null };
		}),
		said: inAndOut(said).counts[0] ?? null,
		questions: questions.map((question) => {
			const choices = choiceCount(question);
			const answers = rows.filter(({ place }) => place === question.place);
			const { counts, total } = count(choices + 1, answers.map(({ choice }) => (choice === null ? choices : choice - 1))); // prettier-ignore
			return {
				place: question.place,
				answered: total,
				counts: counts.slice(0, choices),
				inWords: counts[choices] ?? null
			};
		})
	};
}

/** What was replied, for those who run the project: exact. */
export const exactFigures = (rows: readonly ReplyRow[], replies: number, asked: Asked): Figures =>
	figuresOf(rows, replies, asked, exactly);

/** What was replied, as everybody may see it: small numbers hidden, also against subtraction from how many answered. */
export const shownFigures = (rows: readonly ReplyRow[], replies: number, asked: Asked): Figures =>
	figuresOf(rows, replies, asked, asShown);
