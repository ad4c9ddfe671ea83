// What belongs to others, asked for in the place of one's own.
import { isId } from '#platform/db/ids.ts';
import { asWhom, openAll } from './opened.ts';
import { addressOf, missing, partsFor, partsOf, routes, type Visitor } from './routes.ts';
import type { Answer, Served } from './served.ts';

/** Without what any two answers to the same question differ in: the address asked for. */
const bare = ({ status, body }: Answer, value: string) =>
	`${status} ${body.replaceAll(value, 'IT').replaceAll(encodeURIComponent(value), 'IT')}`;

const others = {
	'another organisation': { parent: 'foreigner', course: 'elm' },
	'another course': { parent: 'stranger', course: 'cedar' }
} as const;
/** What is behind a link of one's own opens for whoever has the link. */
const isSecret = (part: string): boolean => ['offer', 'receipt', 'calendar'].includes(part);
/** Whom another course of the same organisation does not concern. */
const ofOneCourse: readonly Visitor[] = ['visitor', 'parent', 'facilitator', 'creche-today', 'weak'];

/** What tells the ids of others from ids of nobody on the pages that are meant: nothing, of so many that were tried. */
export async function othersTold(
	served: Served,
	isMeant: (route: string) => boolean
): Promise<{ found: string[]; swaps: number }> {
	const opened = await openAll(
		served,
		routes().filter((route) => partsOf(route).length > 0 && isMeant(route))
	);
	const ours = partsFor(served.set, { parent: 'parent', course: 'birch' });
	const found: string[] = [];
	let swaps = 0;
	for (const { route, who, answer } of opened)
		for (const part of partsOf(route)) {
			const nowhere = missing(part);
			const unknown = await served.ask(addressOf(route, { ...ours, [part]: nowhere }), asWhom(who));
			const here = ours[part] ?? '';
			if (isId(here) && [403, 404].includes(answer.status) && bare(answer, here) !== bare(unknown, nowhere))
				found.push(`${who} ${route}, ${part}: ${answer.status}, not there: ${unknown.status}`);
			for (const [whose, them] of Object.entries(others)) {
				const theirs = partsFor(served.set, them)[part];
				if (!theirs || theirs === ours[part] || who === 'coordinator-elsewhere') continue;
				if (them.course === 'cedar' && (!ofOneCourse.includes(who) || isSecret(part))) continue;
				const swapped = await served.ask(addressOf(route, { ...ours, [part]: theirs }), asWhom(who));
				swaps++;
				if (bare(swapped, theirs) !== bare(unknown, nowhere))
					found.push(`${who} ${route}, ${part} of ${whose}: ${swapped.status}, not there: ${unknown.status}`);
				if (answer.status === 200 && swapped.status === 200 && unknown.status === 404)
					found.push(`${who} opens ${route} of ${whose}`);
			}
		}
	return { found, swaps };
}
