import { rooms } from '#rooms';
import { importsOf, type Source } from './sources.ts';

/** Which hatches a room may use, as each says itself. Practice → ground; nobody imports learning, nor safeguarding. */
export const mayUse: Record<string, readonly string[]> = Object.fromEntries(
	rooms.map(({ name, uses }) => [name, uses])
);

const roomOf = (path: string) => /^src\/rooms\/([a-z]+)\//.exec(path)?.[1];
const isTest = (path: string) => /\.test\.ts$|examples\.ts$/.test(path);

/** Every import that breaks the map of the house, in words. */
export function brokenImports(sources: Source[]): string[] {
	return sources.flatMap((source) => importsOf(source).flatMap((target) => breach(source.path, target)));
}

function breach(from: string, to: string): string[] {
	const [room, other] = [roomOf(from), roomOf(to)];
	const because = (law: string) => [`${from} imports ${to}: ${law}`];
	if (to.startsWith('src/routes/') && !from.startsWith('src/routes/')) return because('nobody imports routes');
	if (room && to.startsWith('$app/')) return because('rooms run without the web framework');
	if (room && from.endsWith('.ts') && to.endsWith('.svelte'))
		return because('a room’s code runs without its components');
	if (/^src\/(platform|ui)\//.test(from) && other) return because('the ground knows no room');
	if (from.startsWith('src/ui/') && /^src\/(platform|rooms)/.test(to))
		return because('components know nothing of charities');
	if (!room || !other || room === other || isTest(from)) return [];
	if (!(mayUse[room] ?? []).includes(other)) return because(`${room} may not use ${other}`);
	return to.endsWith('/index.server.ts') || isPublic(to) ? [] : because('only the hatch of another room');
}

/** Forms, policies and components of a room may be used as they are; everything else goes through its hatch. */
function isPublic(path: string): boolean {
	return /\/(form|policy|choices|examples)\.ts$|\.svelte$/.test(path);
}

/** SQL outside rooms, platform, scripts and tests. */
export function sqlInRoutes(sources: Source[]): string[] {
	const query = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/;
	return sources
		.filter(
			({ path, text }) => path.startsWith('src/routes/') && query.test(text) && path !== 'src/routes/health/+server.ts'
		)
		.map(({ path }) => `${path} speaks SQL`);
}
