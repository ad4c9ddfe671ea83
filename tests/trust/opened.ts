// Every route, opened once by everybody.
import { addressOf, partsFor, routes, visitors, type Visitor } from './routes.ts';
import type { Answer, Served } from './served.ts';

/** What somebody was answered at a route. */
export interface Opened {
	route: string;
	who: Visitor;
	answer: Answer;
}

/** How a question is asked as somebody. */
export const asWhom = (who: Visitor) => (who === 'visitor' ? {} : { as: who });

/** Opens these routes by everybody; all of them unless told. */
export async function openAll(served: Served, some: readonly string[] = routes()): Promise<Opened[]> {
	const parts = partsFor(served.set, { parent: 'parent', course: 'birch' });
	const opened: Opened[] = [];
	for (const route of some)
		for (const who of visitors)
			opened.push({ route, who, answer: await served.ask(addressOf(route, parts), asWhom(who)) });
	return opened;
}

/** So long may it take on a busy machine, in milliseconds. */
export const timeout = 540_000;
