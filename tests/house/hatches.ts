import { wingsMayUse } from './nouns.ts';
import { importsOf, namesFrom, type Source } from './sources.ts';

/** How many functions a hatch may hold: more, and the other room wants something that this room should say in one. */
export const widest = 15;

const wings = Object.keys(wingsMayUse).join('|');
const isTest = (path: string) => /\.test\.ts$|\.child\.ts$|examples\.ts$/.test(path);
const isHatch = (path: string) =>
	new RegExp(`^src/rooms/([a-z]+|(programmes|evaluation)/(${wings}))/index\\.server\\.ts$`).test(path);

/** The part of the house that has a hatch of its own: a wing of programmes or of evaluation, or a room. */
function partOf(path: string): string | undefined {
	return new RegExp(`^src/rooms/((?:programmes|evaluation)/(?:${wings})|[a-z]+)/`).exec(path)?.[1];
}

/** Imports that pass by a hatch, or that go through one from where none is needed. */
export function besideTheHatch(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => path.startsWith('src/') && !isTest(path))
		.flatMap((source) =>
			importsOf(source).flatMap((target) => {
				const why = whyNot(source.path, target);
				return why ? [`${source.path} imports ${target}: ${why}`] : [];
			})
		);
}

function whyNot(from: string, to: string): string | undefined {
	const [part, other] = [partOf(from), partOf(to)];
	if (isHatch(to)) {
		if (!part) return 'hatches are for rooms; whoever stands outside imports the noun itself';
		return part === other ? 'nobody goes through her own hatch' : undefined;
	}
	if (!part || !other || part === other || isWholeRoom(part, other)) return;
	return to.endsWith('.server.ts') ? 'what reads or writes data is behind the hatch' : undefined;
}

/** What a room says as a whole, such as what it holds about a person, is made of all its wings. */
const isWholeRoom = (part: string, other: string) => other.startsWith(`${part}/`);

/** Names that a hatch holds out and that no other room or wing takes. */
export function idleExports(sources: Source[]): string[] {
	const taken = new Set(
		sources
			.filter(({ path }) => partOf(path) && !isTest(path))
			.flatMap((source) => namesFrom(source).map(({ name, target }) => `${target} ${name}`))
	);
	return hatchesOf(sources).flatMap(({ path, names }) =>
		names.filter(({ name }) => !taken.has(`${path} ${name}`)).map(({ name }) => `${path} holds out ${name} to nobody`)
	);
}

/** Hatches that hold out more functions than one can keep in mind; types come along with them. */
export function wideHatches(sources: Source[]): string[] {
	return hatchesOf(sources).flatMap(({ path, names }) => {
		const functions = names.filter(({ isType }) => !isType).length;
		return functions > widest ? [`${path} holds out ${functions} functions`] : [];
	});
}

function hatchesOf(sources: Source[]) {
	return sources.filter(({ path }) => isHatch(path)).map((hatch) => ({ path: hatch.path, names: namesFrom(hatch) }));
}
