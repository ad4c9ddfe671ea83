// What a register says is reckoned from its taps alone: phone, server, command line and tests run this same file, so it imports nothing.

/** One tap, made with signal or without. `saw`: the marks that stood at this key on her screen when she tapped. */
export interface Mark {
	readonly id: string;
	readonly pocket: string;
	/** Counts the taps of one pocket. */
	readonly seq: number;
	readonly key: { readonly subject: string; readonly field: string };
	readonly value: unknown;
	readonly saw: readonly string[];
	/** By the phone's clock: an ISO moment, or milliseconds. */
	readonly at: string | number;
}

/** A tap that no other tap has seen. */
export interface StandingMark {
	readonly id: string;
	readonly value: unknown;
	readonly pocket: string;
	readonly at: string | number;
}

/** What a register says at one key. */
export interface MarkLine {
	readonly subject: string;
	readonly field: string;
	/** What is shown and counted; null where nothing is chosen for anybody, or where the tap itself says nothing. */
	readonly value: unknown;
	/** The pocket that it came from; null where nothing is chosen. */
	readonly by: string | null;
	/** All that stands, the latest first. */
	readonly stands: readonly StandingMark[];
	readonly differs: boolean;
}

/** Every mark once, whatever the order and however often each came. */
export function union(...sets: readonly (readonly Mark[])[]): Mark[] {
	const kept = new Map<string, Mark>();
	for (const mark of sets.flat()) {
		const before = kept.get(mark.id);
		// one id with two contents is nobody's tap; which of them stays must still not hang on the order
		if (!before || canonical(mark) < canonical(before)) kept.set(mark.id, mark);
	}
	return [...kept.values()];
}

/** The ids that came more than once, each named once. */
export function cameAgain(marks: readonly Mark[]): string[] {
	const once = new Set<string>();
	const again = new Set<string>();
	for (const { id } of marks) (once.has(id) ? again : once).add(id);
	return [...again].sort();
}

/** What a register says at each of its keys, by subject and field: the same for whoever holds the same marks. */
export function fold(marks: readonly Mark[]): MarkLine[] {
	const keys = new Map<string, Mark[]>();
	for (const mark of union(marks)) {
		const key = JSON.stringify([mark.key.subject, mark.key.field]);
		const there = keys.get(key);
		if (there) there.push(mark);
		else keys.set(key, [mark]);
	}
	return [...keys.values()].map(lineOf).sort((a, b) => order(a.subject, b.subject) || order(a.field, b.field));
}

/**
 * Of the marks at one key, those that no mark saw. Marks that saw each other in a circle, which no phone makes, all stand: a
 * forged tap takes nothing away.
 */
export function standing(marks: readonly Mark[]): Mark[] {
	const byId = new Map(marks.map((mark) => [mark.id, mark]));
	const seen = new Set(marks.flatMap(({ id, saw }) => saw.filter((other) => other !== id)));
	const settled = new Set<string>();
	const toFollow = marks.filter(({ id }) => !seen.has(id));
	for (let mark = toFollow.pop(); mark; mark = toFollow.pop())
		for (const id of mark.saw) {
			const other = byId.get(id);
			if (!other || id === mark.id || settled.has(id)) continue;
			settled.add(id);
			toFollow.push(other);
		}
	return marks.filter(({ id }) => !settled.has(id));
}

function lineOf(marks: readonly Mark[]): MarkLine {
	const stand = standing(marks).sort(latestFirst);
	const latest = stand[0] as Mark; // a key is there because a mark is, and of some marks some always stand
	const isOpen = isLeftOpen(stand);
	return {
		subject: latest.key.subject,
		field: latest.key.field,
		value: isOpen ? null : latest.value,
		by: isOpen ? null : latest.pocket,
		stands: stand.map(({ id, value, pocket, at }) => ({ id, value, pocket, at })),
		differs: isOpen || new Set(stand.map(({ value }) => canonical(value))).size > 1
	};
}

function latestFirst(a: Mark, b: Mark): number {
	return order(momentOf(b.at), momentOf(a.at)) || order(b.pocket, a.pocket) || order(b.seq, a.seq) || order(b.id, a.id);
}

/** When it was, in milliseconds. A moment without its zone is read as UTC, or two phones in two zones would read it as two. */
export function momentOf(at: string | number): number {
	if (typeof at === 'number') return at;
	const moment = Date.parse(/(z|[+-]\d{2}:?\d{2})$/i.test(at) || !at.includes('T') ? at : `${at}Z`);
	return Number.isNaN(moment) ? -Infinity : moment;
}

/** What nobody chooses for whoever minds the children: which allergies, and who took a child home. */
function isLeftOpen(stand: readonly Mark[]): boolean {
	const differs = (of: (value: unknown) => unknown) => new Set(stand.map(({ value }) => canonical(of(value)))).size > 1;
	const field = stand[0]?.key.field;
	if (field === 'care' || field === 'allergies') return differs((value) => value);
	if (field !== 'out') return differs(allergiesIn);
	const went = stand.filter(({ value }) => value !== null && value !== false);
	return differs((value) => value) || new Set(went.map(({ pocket }) => pocket)).size > 1;
}

function allergiesIn(value: unknown): unknown {
	const { allergies, child } = fieldsOf(value);
	return allergies ?? fieldsOf(child).allergies ?? null;
}

/** The fields of a value that has some. */
export function fieldsOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A value as text, the same however its fields were ordered. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
	return `{${fields
		.sort(([a], [b]) => order(a, b))
		.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
		.join()}}`;
}

function order<T extends string | number>(a: T, b: T): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
