import { roles } from '#platform/db/tx.ts';
import type { Room } from '#platform/room.ts';
import type { Source } from './sources.ts';

/** What a room says of itself that does not bear its name: two rooms could say it differently. */
export function strangeNames(rooms: readonly Room[]): string[] {
	return rooms.flatMap((room) => {
		const named = [
			...Object.keys(room.letters),
			...room.news.announced.map(({ name }) => name),
			...room.everyMinute.map(({ due }) => due),
			...Object.keys(room.keeps),
			...Object.keys(room.sees.tables)
		];
		return named.filter((name) => !name.startsWith(`${room.name}.`)).map((name) => `${room.name}: ${name}`);
	});
}

/** Letters that no line declares to the gate, and lines of letters that nobody writes. */
export function undeclared(rooms: readonly Room[]): string[] {
	return rooms.flatMap(({ letters, kinds }) => [
		...Object.keys(letters).filter((name) => !(name in kinds)),
		...Object.keys(kinds).filter((name) => !(name in letters))
	]);
}

/** Rooms that stand on one which comes after them in the list, and parts that point at nothing. */
export function looseEnds(rooms: readonly Room[]): string[] {
	return rooms.flatMap((room, at) => {
		const below = rooms.slice(0, at).map(({ name }) => name);
		const works = room.everyMinute.map(({ name }) => name);
		return [
			...room.uses.filter((name) => !below.includes(name)).map((name) => `${room.name} uses ${name}`),
			...Object.values(room.keeps)
				.filter((work) => !works.includes(work))
				.map((work) => `${room.name} does no ${work} every minute`)
		];
	});
}

/** News that is announced and heard by nobody, or heard and announced by nobody. `triggers` returns who hears it in the database. */
export function unheard(rooms: readonly Room[], triggers: (name: string) => string | undefined): string[] {
	const announced = rooms.flatMap(({ news }) => news.announced);
	const heard = new Set(rooms.flatMap(({ news }) => news.heard.map(({ name }) => name)));
	const said = new Set(announced.map(({ name }) => name));
	return [
		...announced
			.filter(({ name, heardBy }) => (heardBy ? triggers(name) !== heardBy : !heard.has(name)))
			.map(({ name }) => `nobody hears ${name}`),
		...[...heard].filter((name) => !said.has(name)).map((name) => `nobody announces ${name}`)
	];
}

/** Roles that no room takes for its work, that two do, or that nobody may hold. */
export function rolesAstray(rooms: readonly Room[]): string[] {
	const taken = rooms.flatMap((room): readonly string[] => room.roles);
	return [...new Set([...roles, ...taken])].filter(
		(role) => taken.filter((other) => other === role).length !== 1 || !roles.some((known) => known === role)
	);
}

/** Files that list roles for themselves: more than three of them, where one list has all. */
export function otherRoleLists(sources: Source[]): string[] {
	const named = (text: string) => roles.filter((role) => new RegExp(`\\b${role}\\b['"]?\\s*[,:\\]]`).test(text)).length;
	return sources
		.filter(({ path }) => !/\.test\.ts$|^src\/demonstration\//.test(path) && path !== 'src/platform/db/tx.ts')
		.filter(({ text }) => named(text) > 3)
		.map(({ path }) => path);
}

/** Rooms that say they use another and take nothing from it: no hatch, no form, no table. */
export function unused(rooms: readonly Room[], sources: Source[]): string[] {
	return rooms.flatMap(({ name, uses }) => {
		const own = sources.filter(({ path }) => path.startsWith(`src/rooms/${name}/`) && !/\.test\.ts$/.test(path));
		const takes = (other: string) =>
			own.some(({ text }) => new RegExp(`'#${other}[/']|'#rooms/${other}/|\\b${other}\\.\\w`).test(text));
		return uses.filter((other) => !takes(other)).map((other) => `${name} takes nothing from ${other}`);
	});
}

/** Letters, timed work, news and what is held about people: written in a room and left out of its `room.server.ts`. */
export function leftOut(sources: Source[]): string[] {
	const parts = sources.flatMap(({ path, text }) => {
		const room = /^(src\/rooms\/[a-z]+)\/.*\b(?:mail\.server|jobs\.server|events|own-data\.server)\.ts$/.exec(
			path
		)?.[1];
		const names = [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name = '']) => name);
		const isPart = (name: string) => !path.endsWith('mail.server.ts') || name.endsWith('Letter');
		return room ? names.filter(isPart).map((name) => ({ room, path, name })) : [];
	});
	return parts
		.filter(({ room, name }) => {
			const said = sources.find(({ path }) => path === `${room}/room.server.ts`)?.text ?? '';
			return !new RegExp(`\\b${name}\\b`).test(said);
		})
		.map(({ path, name }) => `${path}: ${name}`);
}

/** Files that name every room, as the one list does: whoever builds another would have to know of them. */
export function otherLists(rooms: readonly Room[], sources: Source[]): string[] {
	const names = rooms.map(({ name }) => name).filter((name) => name !== 'platform');
	return sources
		.filter(({ path }) => path !== 'src/rooms.server.ts')
		.filter(({ text }) => names.every((name) => new RegExp(`'${name}'|rooms/${name}/`).test(text)))
		.map(({ path }) => path);
}
