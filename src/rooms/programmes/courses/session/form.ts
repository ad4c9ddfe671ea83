import * as v from 'valibot';
import { day, formId, inOrder, maybe, maybeLines, oneOf, time, whole } from '#platform/forms/fields.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { partKinds, type PartKind, type PlannedPart } from '../template/course-template.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';

const version = whole(1, 1_000_000);

/** What a session is about and when it is. */
export const changeSessionForm = v.pipe(
	v.object({ version, ...inEach('title', 160), day, from: time, to: time }),
	inOneAtLeast('title'),
	v.forward(
		v.partialCheck([['from'], ['to']], inOrder, () => m.programmes_courses_ends_before_it_starts()),
		['to']
	),
	v.transform(({ version, day, from, to, ...typed }) => ({ version, day, from, to, title: gathered(typed, 'title') }))
);
export type SessionChange = v.InferOutput<typeof changeSessionForm>;

/** That a session is cancelled, and why; the reason is told to parents. */
export const cancelSessionForm = v.pipe(
	v.object(inEach('why', 300, maybeLines)),
	inOneAtLeast('why'),
	v.transform((typed) => gathered(typed, 'why'))
);

/** When the group meets again. */
export const reunionForm = v.pipe(
	v.object({ id: formId, day, from: time, to: time }),
	v.forward(
		v.partialCheck([['from'], ['to']], inOrder, () => m.programmes_courses_ends_before_it_starts()),
		['to']
	)
);
export type Reunion = v.InferOutput<typeof reunionForm>;

/** No plan has more parts than this. */
export const mostParts = 30;
/** A part that lasts longer is a slip of the finger. */
const mostMinutes = 600;

/** A part as the coordinator plans it. */
export interface PartPlan extends PlannedPart {
	ledBy: string;
	/** What a parent agreed to lead in it; left out, what stood stays. */
	slotId?: string | null;
}

/** What is done to a plan by one press of a button: kept as it is, or one part moved or taken out. */
export interface PlanAct {
	verb: 'save' | 'up' | 'down' | 'remove';
	part: number;
}

/** A plan as its form sends it: one row a part, `minutes-0`, `title-LANGUAGE-0` and so on; rows without a title are left out. */
export const planForm = v.pipe(
	v.record(v.string(), v.union([v.string(), v.array(v.string())])),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const typed = dataset.value;
		const parts: PartPlan[] = [];
		let wrong = false;
		for (const row of rowsIn(typed)) {
			const read = v.safeParse(partRow, rowOf(typed, row));
			if (read.success) parts.push(partOf(read.output));
			else
				for (const issue of read.issues) {
					wrong = true;
					addIssue({ message: issue.message, path: [pathTo(typed, `${v.getDotPath(issue) ?? 'kind'}-${row}`)] });
				}
		}
		const versionRead = v.safeParse(version, typed.version);
		if (!versionRead.success) addIssue({ message: m.forms_stale() });
		if (wrong || !versionRead.success) return NEVER;
		return { version: versionRead.output, parts: acted(parts, actIn(typed.act)) };
	})
);
export type Plan = v.InferOutput<typeof planForm>;

const partRow = v.pipe(
	v.object({
		...{ kind: oneOf(partKinds), minutes: whole(1, mostMinutes), ledBy: maybe(200) },
		...{ ...inEach('title', 200), ...inEach('materials', 300), ...inEach('risks', 300) }
	}),
	inOneAtLeast('title')
);

function partOf({ kind, minutes, ledBy, ...typed }: v.InferOutput<typeof partRow>): PartPlan {
	const [title, materials, risks] = [gathered(typed, 'title'), gathered(typed, 'materials'), gathered(typed, 'risks')];
	return { kind, minutes, ledBy, title, materials, risks };
}

type Typed = Record<string, string | string[]>;

const texts = ['title', 'materials', 'risks'] as const;
const columns = ['kind', 'minutes', 'ledBy', ...texts.flatMap((text) => languages.map((each) => `${text}-${each}`))];

function rowOf(typed: Typed, row: number): Typed {
	return Object.fromEntries(
		columns.flatMap((name) => (typed[`${name}-${row}`] === undefined ? [] : [[name, typed[`${name}-${row}`] ?? '']]))
	);
}

/** Rows that say something: one that is known already, or a new one that was given a title. */
function rowsIn(typed: Typed): number[] {
	const rows = Array.from({ length: mostParts }, (_, row) => row).filter((row) => typed[`kind-${row}`] !== undefined);
	return rows.filter(
		(row) =>
			typed.new !== String(row) || languages.some((language) => String(typed[`title-${language}-${row}`] ?? '').trim())
	);
}

function pathTo(input: Typed, key: string): v.ObjectPathItem {
	return { type: 'object', origin: 'value', input, key, value: input[key] };
}

function actIn(text: unknown): PlanAct {
	const [verb, part] = String(text ?? '').split(':');
	if (verb === 'up' || verb === 'down' || verb === 'remove') return { verb, part: Number(part) };
	return { verb: 'save', part: -1 };
}

/** The parts after a button was pressed. A part that can't go further stays where it is. */
export function acted<Part>(parts: readonly Part[], { verb, part }: PlanAct): Part[] {
	const after = [...parts];
	const [taken] = verb === 'save' || !(part in after) ? [] : after.splice(part, 1);
	if (taken === undefined || verb === 'remove') return after;
	after.splice(verb === 'up' ? Math.max(0, part - 1) : part + 1, 0, taken);
	return after;
}

/** A part as the fields of its row hold it. */
export interface PartTyped {
	kind: PartKind;
	minutes: string;
	ledBy: string;
	titles: Words;
	materials: Words;
	risks: Words;
}

/** The rows of a plan's form: as they were sent, or as the plan is kept. */
export function partRows(parts: readonly PartPlan[], typed: Record<string, string>): PartTyped[] {
	const sent = rowsIn(typed);
	if (!sent.length)
		return parts.map(({ kind, minutes, ledBy, title, materials = {}, risks = {} }) => ({
			...{ kind, minutes: String(minutes), ledBy, titles: title },
			...{ materials, risks }
		}));
	return sent.map((row) => ({
		kind: partKinds.find((kind) => kind === typed[`kind-${row}`]) ?? 'theme',
		minutes: typed[`minutes-${row}`] ?? '',
		ledBy: typed[`ledBy-${row}`] ?? '',
		titles: typedWords(typed, 'title', row),
		materials: typedWords(typed, 'materials', row),
		risks: typedWords(typed, 'risks', row)
	}));
}

const typedWords = (typed: Record<string, string>, text: (typeof texts)[number], row: number): Words =>
	Object.fromEntries(languages.map((language) => [language, typed[`${text}-${language}-${row}`] ?? '']));

/** How long the parts of such rows last, for the clock; what is no length yet counts nothing. */
export function lengthsOf(rows: readonly PartTyped[]): { minutes: number }[] {
	return rows.map(({ minutes }) => ({ minutes: Math.min(mostMinutes, Math.max(0, Number(minutes) || 0)) }));
}

/** When a course meets: its first day and the time of day. */
export interface CourseTimes {
	firstDay: string;
	from: string;
	to: string;
}
