import type { Room } from '#platform/room.ts';

/** The parts that the README of every room has, in this order, so that a newcomer finds hers in the fourth as in the first. */
export const parts = ['Nouns', 'Who may', 'Uses', 'Publishes', 'Worth knowing'] as const;

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, token = '']) => token);

/** The text of each part of a README, by its heading; what comes before the first says what the room is for. */
export function partsOf(readme: string): Map<string, string> {
	const [, ...rest] = readme.split(/^## /m);
	return new Map(rest.map((part) => [part.split('\n')[0]?.trim() ?? '', part.slice(part.indexOf('\n'))]));
}

/** What the README of a room leaves out, or has wrong: a part, a noun, a room that it uses. */
export function wrongIn(readme: string, room: Pick<Room, 'name' | 'uses'>, nouns: readonly string[]): string[] {
	const found = partsOf(readme);
	const heads = [...found.keys()];
	const named = quoted(found.get('Nouns') ?? '');
	const uses = quoted(found.get('Uses') ?? '');
	return [
		...(heads.join() === parts.join() ? [] : [`its parts are ${heads.join(', ')}`]),
		...nouns.filter((noun) => !named.includes(noun)).map((noun) => `no word of ${noun}`),
		...room.uses.filter((name) => !uses.includes(name)).map((name) => `it uses ${name}`),
		...uses.filter((name) => !room.uses.includes(name)).map((name) => `it does not use ${name}`)
	].map((wrong) => `${room.name}: ${wrong}`);
}

const ours = /^(?:src|tests|scripts|docs|db|bin|bench|packages)\//;

/** Paths of the checkout that a text names: in marks of code where they begin with one of our folders, and wherever a link leads. */
export function pathsIn(text: string, folder: string): string[] {
	const marked = quoted(text).filter((token) => ours.test(token) && !/[…<{*\s]/.test(token));
	const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
		.map(([, to = '']) => to)
		.filter((to) => !/^[a-z]+:|^\//.test(to))
		.map((to) => new URL(to, `file:///${folder}`).pathname.slice(1));
	return [...marked.map((token) => token.replace(/:\d+$/, '')), ...links];
}
