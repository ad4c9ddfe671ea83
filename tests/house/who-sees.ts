import { rooms } from '#rooms';
import type { Room, Sees } from '#platform/room.ts';
import { cast, type Ids } from './scene/cast.ts';
import type { Placed } from './scene/write.ts';

export const commands = ['see', 'add', 'change', 'remove'] as const;
export type Command = (typeof commands)[number];

/** What the files beside the rooms say together. */
export function matrixOf(all: readonly Room[]) {
	return {
		words: Object.assign({}, ...all.map(({ sees }) => sees.words)) as Record<string, string>,
		speakers: Object.assign({}, ...all.map(({ sees }) => sees.speakers)) as Required<Sees>['speakers'],
		tables: Object.assign({}, ...all.map(({ sees }) => sees.tables)) as Sees['tables']
	};
}
export const matrix = matrixOf(rooms);

/** Tables that stand in another room's file than their own. */
export function strays(): string[] {
	return rooms.flatMap(({ name, sees }) => Object.keys(sees.tables).filter((table) => table.split('.')[0] !== name));
}

const unattended = new Set(['visitor', 'door', 'link', 'job', 'host']);

/** Somebody who speaks, as the words of the matrix need to know her. */
interface Speaker {
	org: string;
	id: string | undefined;
	circle: string | undefined;
	/** The circle to which she belongs as a parent. */
	group: string | undefined;
	hats: string[];
}

function speakerNamed(name: string, ids: Ids): Speaker {
	const person = cast[name];
	const hats = matrix.speakers[name]?.hats ?? [];
	const circle = person?.role?.circle;
	return {
		org: ids.org[person?.org ?? 'ours'],
		id: unattended.has(name) ? undefined : ids.person[name],
		circle: circle && ids.course[circle],
		group: person?.course && ids.course[person.course],
		hats: hats.length ? ['everybody', ...hats] : []
	};
}

/** What each word means of a row. A row of no organisation belongs to whoever may have all. */
const words: Record<string, (row: Placed, speaker: Speaker) => boolean> = {
	all: () => true,
	own: (row, { id }) => id !== undefined && row.of === id,
	others: (row, { id }) => row.of !== id,
	by: (row, { id }) => id !== undefined && row.by === id,
	unattended: (row) => row.by === undefined,
	group: (row, { group }) => group !== undefined && row.circle === group,
	circle: (row, { circle }) => circle !== undefined && row.circle === circle
};

function isMeant(phrase: string, row: Placed, speaker: Speaker): boolean {
	if (row.org !== undefined && row.org !== speaker.org) return false;
	return phrase.split(' ').every((word) => words[word]?.(row, speaker) ?? row.marks?.includes(word) ?? false);
}

/** The rows of a table for which the matrix says that this speaker may do this. */
export function expected(rows: Placed[], table: string, command: Command, name: string, ids: Ids): string[] {
	const speaker = speakerNamed(name, ids);
	const phrases = speaker.hats.flatMap((hat) => matrix.tables[table]?.[command]?.[hat] ?? []);
	const ofTable = rows.filter((row) => row.table === table);
	return ofTable.filter((row) => phrases.some((phrase) => isMeant(phrase, row, speaker))).map((row) => row.key);
}

/** Words in the matrix that mean nothing, and hats nobody wears: a slip of the pen would otherwise mean "none". */
export function slips(): string[] {
	const hats = new Set(['everybody', ...Object.values(matrix.speakers).flatMap((speaker) => speaker.hats)]);
	return Object.entries(matrix.tables).flatMap(([table, row]) =>
		commands.flatMap((command) =>
			Object.entries(row[command] ?? {}).flatMap(([hat, cell]) => {
				const strange = [cell]
					.flat()
					.flatMap((phrase) => phrase.split(' '))
					.filter((word) => !(word in matrix.words));
				return [...strange, ...(hats.has(hat) ? [] : [hat])].map((word) => `${table} ${command}: ${word}`);
			})
		)
	);
}
