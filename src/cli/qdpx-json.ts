import { createHash } from 'node:crypto';
import { allCodes, foldedGuid, type Code, type Coding, type Project, type Selection, type Text } from '@kith/refi-qda';
import type { QdpxJson } from './qdpx-form.ts';

/** How a coder is called: by her name where only she has it, else by her GUID. */
export function coderNames(users: Project['users']): (guid: string | undefined) => string | null {
	const count = new Map<string, number>();
	for (const { name } of users) if (name) count.set(name, (count.get(name) ?? 0) + 1);
	const called = new Map(
		users.map(({ guid, name }) => [foldedGuid(guid), name && count.get(name) === 1 ? name : guid])
	);
	return (guid) => (guid === undefined ? null : (called.get(foldedGuid(guid)) ?? guid));
}

/** A project as JSON. Pictures, films and drawings are not in it, nor what leads to them. */
export function jsonOf(whole: Project): QdpxJson {
	const { texts, ...rest } = withoutOthers(whole);
	const coder = coderNames(rest.users);
	return {
		codes: pathsOf(rest.codes),
		texts: texts.map(({ guid, name, content }) => ({
			...{ guid, name: name ?? null, codePoints: content === null ? null : codePointsIn(content) },
			sha256: content === null ? null : createHash('sha256').update(content).digest('hex')
		})),
		passages: texts.flatMap((text) => passagesOf(text, coder)),
		wholeText: texts.flatMap(({ guid, codings }) =>
			codings.map(({ code, by }) => ({ text: guid, coder: coder(by), code }))
		),
		notes: notesOf(whole, texts),
		sets: rest.sets.map(({ guid, name, description, codes, sources, notes }) => ({
			...{ guid, name, description: description ?? null, codes, texts: sources, notes }
		})),
		links: rest.links.map(({ guid, name, direction, origin, target }) => ({
			...{ guid, name: name ?? null, direction: direction ?? null, origin: origin ?? null, target: target ?? null }
		})),
		cases: casesOf(rest),
		kept: keptOf(rest, texts)
	};
}

/** What the way back needs besides; where it came from is not told, as whoever writes is named there. */
function keptOf(project: Omit<Project, 'texts'>, texts: readonly Text[]): QdpxJson['kept'] {
	const { name, basePath, description, by, at, changedBy, changedAt, users, variables, cases, memos, links } = project;
	return {
		...{ name, basePath, description, by, at, changedBy, changedAt, users, variables, cases, memos },
		links: links.map(({ guid, color, notes }) => ({ guid, color, notes })),
		texts: texts.map(({ content: _, ...text }) => text)
	};
}

function pathsOf(codes: readonly Code[], above: string[] = []): QdpxJson['codes'] {
	return codes.flatMap(({ guid, name, codable, color, description, codes: below }) => {
		const path = [...above, name];
		return [{ guid, path, codable, color: color ?? null, description: description ?? null }, ...pathsOf(below, path)];
	});
}

/** How many code points a text has. */
export function codePointsIn(text: string): number {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}

function passagesOf({ guid, content, selections }: Text, coder: ReturnType<typeof coderNames>): QdpxJson['passages'] {
	const words = content ?? '';
	const points = /[\ud800-\udfff]/.test(words) ? [...words] : null;
	const quoted = (start: number, end: number) => points?.slice(start, end).join('') ?? words.slice(start, end);
	return selections.flatMap(({ start, end, codings, by: selectedBy }) =>
		codings.map(({ code, by }) => ({
			...{ text: guid, coder: coder(by ?? selectedBy), code, start, end, quote: quoted(start, end) }
		}))
	);
}

/** Each memo with what it is about. */
function notesOf(project: Project, texts: readonly Text[]): QdpxJson['notes'] {
	const on = new Map<string, QdpxJson['notes'][number]['on']>();
	const about = (kind: string, guid: string | null, notes: readonly string[]) => {
		for (const note of notes.map(foldedGuid)) on.set(note, [...(on.get(note) ?? []), { kind, guid }]);
	};
	about('project', null, project.notes);
	for (const code of allCodes(project.codes)) about('code', code.guid, code.notes);
	const codings = (all: readonly Coding[]) => all.forEach((coding) => about('coding', coding.guid, coding.notes));
	const selection = (each: Selection) => {
		about('selection', each.guid, each.notes);
		codings(each.codings);
	};
	for (const text of texts) {
		about('text', text.guid, text.notes);
		text.selections.forEach(selection);
		codings(text.codings);
	}
	for (const link of project.links) about('link', link.guid, link.notes);
	return project.memos.map(({ guid, name, content }) => ({
		...{ guid, name: name ?? null, text: content, on: on.get(foldedGuid(guid)) ?? [] }
	}));
}

function casesOf({ cases, variables }: Pick<Project, 'cases' | 'variables'>): QdpxJson['cases'] {
	const called = new Map(variables.map(({ guid, name }) => [foldedGuid(guid), name]));
	return cases.map(({ guid, name, values, sources }) => ({
		...{ guid, name: name ?? null, texts: sources },
		values: Object.fromEntries(
			values.map(({ variable, value }) => [called.get(foldedGuid(variable)) ?? variable, value ?? null])
		)
	}));
}

/** A project in which nothing leads to what is not told: pictures, films, drawings, and words that lie nowhere. */
function withoutOthers(project: Project): Project {
	const there = new Set<string>();
	const all = [
		...[
			project.users,
			allCodes(project.codes),
			project.variables,
			project.cases,
			project.texts,
			project.memos,
			project.sets
		],
		...project.texts.flatMap(({ selections, codings }) => [
			selections,
			codings,
			...selections.map((each) => each.codings)
		])
	];
	for (const { guid } of all.flat()) there.add(foldedGuid(guid));
	const is = (guid: string) => there.has(foldedGuid(guid));
	return {
		...project,
		sets: project.sets.map((set) => ({ ...set, sources: set.sources.filter(is) })),
		cases: project.cases.map((one) => ({
			...{ ...one, sources: one.sources.filter(is), selections: one.selections.filter(is) }
		})),
		links: project.links.filter(({ origin, target }) => (!origin || is(origin)) && (!target || is(target)))
	};
}
