import { createHash } from 'node:crypto';
import {
	emptyProject,
	foldedGuid,
	type Code,
	type Coding,
	type Project,
	type Selection,
	type Text
} from '@kith/refi-qda';
import type { QdpxJson } from './qdpx-form.ts';
import { coderNames } from './qdpx-json.ts';

type Passage = QdpxJson['passages'][number];

/** A GUID that follows from what it is for, so that the same JSON gives the same file. */
export function guidFrom(...words: readonly (string | number | null)[]): string {
	const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex');
	return [8, 12, 16, 20, 32]
		.map((end, place) => digest.slice([0, 8, 12, 16, 20][place], end))
		.join('-')
		.replace(/^(.{14})./, '$18')
		.replace(/^(.{19})./, '$1a');
}

/** The project that a JSON tells of. What it says counts; what was kept adds who, when and under which GUID, where it still fits. */
export function projectOf(json: QdpxJson, words: ReadonlyMap<string, string>): Project {
	const { kept } = json;
	const before: Project = { ...emptyProject('Kith'), ...kept, texts: [], codes: [], links: [], notes: [] };
	const users = usersOf(json, before.users);
	const texts = json.texts.map(({ guid, name }): Text => {
		const same = kept?.texts.find((text) => foldedGuid(text.guid) === foldedGuid(guid));
		return {
			...(same ?? { notes: [], values: [], selections: [], codings: [] }),
			...{ guid, name: name ?? undefined, content: words.get(foldedGuid(guid)) ?? null },
			...placedIn(guid, json, same, users)
		};
	});
	const project = { ...before, users, texts, codes: treeOf(json.codes) };
	const whole = { ...project, ...gathered(json, before), origin: 'Kith', others: [], graphs: [] };
	attach(json.notes, whole);
	return whole;
}

/** Lets what a memo is about lead to it, where that is not so already. */
function attach(notes: QdpxJson['notes'], project: Project): void {
	const about: Record<string, readonly { guid: string; notes: string[] }[]> = {
		...{ code: flat(project.codes), text: project.texts, link: project.links },
		...{ project: [{ guid: '', notes: project.notes }] }
	};
	for (const { guid, on } of notes)
		for (const { kind, guid: target } of on) {
			const found = about[kind]?.find((each) => foldedGuid(each.guid) === foldedGuid(target ?? ''));
			if (found && !found.notes.some((note) => foldedGuid(note) === foldedGuid(guid))) found.notes.push(guid);
		}
}

/** Everybody who is named as a coder is a user; whoever is none yet becomes one. */
function usersOf(
	{ passages, wholeText }: Pick<QdpxJson, 'passages' | 'wholeText'>,
	before: Project['users']
): Project['users'] {
	const called = coderNames(before);
	const known = new Set(before.map(({ guid }) => called(guid)));
	const fresh = new Set(
		[...passages, ...wholeText].flatMap(({ coder }) => (coder === null || known.has(coder) ? [] : [coder]))
	);
	return [...before, ...[...fresh].map((name) => ({ guid: guidFrom('user', name), name }))];
}

/** Passages and codes of one text: each finds what was kept of it, and what was not there before gets a selection of its own. */
function placedIn(
	text: string,
	json: Pick<QdpxJson, 'passages' | 'wholeText'>,
	same: Omit<Text, 'content'> | undefined,
	users: Project['users']
) {
	const called = coderNames(users);
	const guidOf = new Map(users.map(({ guid }) => [called(guid), guid]));
	const isHere = (passage: { text: string }) => foldedGuid(passage.text) === foldedGuid(text);
	const left = waiting(json.passages.filter(isHere), ({ code, coder, start, end }) =>
		[foldedGuid(code), coder, start, end].join()
	);
	const whole = waiting(json.wholeText.filter(isHere), ({ code, coder }) => [foldedGuid(code), coder].join());
	const selections = (same?.selections ?? []).flatMap((selection): Selection[] => {
		const { codings, by, start, end } = selection;
		const still = codings.filter((each) =>
			left.take([foldedGuid(each.code), called(each.by ?? by), start, end].join())
		);
		return still.length > 0 || codings.length === 0 ? [{ ...selection, codings: still }] : [];
	});
	const codings = (same?.codings ?? []).filter((each) => whole.take([foldedGuid(each.code), called(each.by)].join()));
	const coding = (each: { coder: string | null; code: string }, n: number, what: string): Coding => {
		const by = guidOf.get(each.coder);
		return { guid: guidFrom(what, text, JSON.stringify(each), n), code: each.code, notes: [], ...(by && { by }) };
	};
	return {
		selections: [...selections, ...left.rest().map((each, n) => selectionOf(each, n, coding(each, n, 'coding')))],
		codings: [...codings, ...whole.rest().map((each, n) => coding(each, n, 'whole'))]
	};
}

const selectionOf = (each: Passage, n: number, coding: Coding): Selection => ({
	...{ guid: guidFrom('selection', JSON.stringify(each), n), name: each.quote, start: each.start, end: each.end },
	...{ codings: [coding], notes: [], ...(coding.by && { by: coding.by }) }
});

/** Things by a key, of which each is taken once; those that nobody took stay in their order. */
function waiting<T>(all: readonly T[], keyOf: (each: T) => string) {
	const byKey = new Map<string, T[]>();
	for (const each of all) byKey.set(keyOf(each), [...(byKey.get(keyOf(each)) ?? []), each]);
	const taken = new Set<T>();
	return {
		take(key: string): boolean {
			const found = byKey.get(key)?.shift();
			if (found !== undefined) taken.add(found);
			return found !== undefined;
		},
		rest: () => all.filter((each) => !taken.has(each))
	};
}

/** Codes by their paths: whoever has one name less is above. */
function treeOf(codes: QdpxJson['codes']): Code[] {
	const roots: Code[] = [];
	const open: Code[] = [];
	for (const { guid, path, codable, color, description } of codes) {
		const code: Code = { guid, name: path.at(-1) ?? '', codable, notes: [], codes: [] };
		if (color !== null) code.color = color;
		if (description !== null) code.description = description;
		const above = open[path.length - 2];
		(path.length > 1 && above ? above.codes : roots).push(code);
		open.splice(path.length - 1, Infinity, code);
	}
	return roots;
}

const flat = (codes: readonly Code[]): Code[] => codes.flatMap((code) => [code, ...flat(code.codes)]);

/** Memos, sets, links and cases: as the JSON says, with what was kept of each. */
function gathered(json: QdpxJson, before: Project) {
	const { notes, sets, links, cases } = json;
	const keptOf = <T extends { guid: string }>(all: readonly T[], guid: string) =>
		all.find((each) => foldedGuid(each.guid) === foldedGuid(guid));
	const named = (name: string | null) => (name === null ? {} : { name });
	return {
		memos: notes.map(({ guid, name, text }) => ({
			...(keptOf(before.memos, guid) ?? { selections: [], codings: [], notes: [], values: [] }),
			...{ guid, ...named(name), content: text }
		})),
		sets: sets.map(({ guid, name, description, codes, texts, notes: members }) => ({
			...{ guid, name, codes, sources: texts, notes: members, ...(description !== null && { description }) }
		})),
		links: links.map(({ guid, name, direction, origin, target }) => ({
			...(keptOf(json.kept?.links ?? [], guid) ?? { notes: [] }),
			...{ guid, ...named(name), ...(direction && { direction }) },
			...{ ...(origin && { origin }), ...(target && { target }) }
		})),
		...casesOf(cases, before)
	};
}

/** Cases with what they are by variables; a variable that nobody knows yet is one of text. */
function casesOf(cases: QdpxJson['cases'], before: Project): Pick<Project, 'cases' | 'variables'> {
	const variables = [...before.variables];
	const variableOf = (called: string) => {
		const known = variables.find(({ guid, name }) => name === called || guid === called);
		if (known) return known.guid;
		variables.push({ guid: guidFrom('variable', called), name: called, type: 'Text' });
		return guidFrom('variable', called);
	};
	const made = cases.map(({ guid, name, texts, values }): Project['cases'][number] => {
		const kept = before.cases.find((each) => foldedGuid(each.guid) === foldedGuid(guid));
		const valueOf = ([called, value]: [string, string | null]): Project['cases'][number]['values'][number] => {
			const variable = variableOf(called);
			const kind = kept?.values.find((each) => foldedGuid(each.variable) === foldedGuid(variable))?.kind ?? 'TextValue';
			return value === null ? { variable } : { variable, kind, value };
		};
		return {
			...(kept ?? { codes: [], selections: [] }),
			...{ guid, ...(name !== null && { name }), sources: texts, values: Object.entries(values).map(valueOf) }
		};
	});
	return { cases: made, variables };
}
