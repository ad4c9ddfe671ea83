// Forms that carry an id of their own, found in the source, so that a new one is seen without anybody's saying so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourcesIn } from '../house/sources.ts';
import { routes } from './routes.ts';

/** An action whose form has an id of its own, and whether what it asks is done once. */
export interface Keyed {
	action: string;
	once: boolean;
}

/** The schemas that ask for a form's own id: file and name. */
export function keyedSchemas(): Set<string> {
	const parts = sourcesIn('src').flatMap(({ path, text }) =>
		text.split(/^(?=(?:export )?const )/m).map((part) => ({ path, part }))
	);
	const keyed = parts.filter(({ part }) => /\bid: formId\b/.test(part));
	return new Set(keyed.map(({ path, part }) => `${path} ${/^(?:export )?const (\w+)/.exec(part)?.[1]}`));
}

/** Such actions in the file of one page. */
export function keyedIn(route: string, text: string, schemas: ReadonlySet<string>): Keyed[] {
	const [, actions = ''] = text.split('export const actions');
	return actions.split(/^\t(?=(?:async )?'?[\w-]+'?[:(])/m).flatMap((body) => {
		const name = /^(?:async )?'?([\w-]+)/.exec(body)?.[1] ?? '';
		// a page may read the form in two ways: a search in place comes first
		const keyed = [...body.matchAll(/readForm\([\w.]+, (?:[^()?]*\? )?(\w+)/g)].some(([, schema = '']) => {
			const from = new RegExp(`import \\{[^}]*\\b${schema}\\b[^}]*\\} from '#([^']+)'`).exec(text)?.[1];
			return schemas.has(`${from ? `src/${from}` : `src/routes${route}/+page.server.ts`} ${schema}`);
		});
		if (!keyed) return [];
		return [{ action: name === 'default' ? route : `${route}?/${name}`, once: /\bonce\(/.test(body) }];
	});
}

/** Such actions of all pages, and the pages that mint an id and have none. */
export function keyedActions(): { actions: Keyed[]; astray: string[] } {
	const schemas = keyedSchemas();
	const found: { actions: Keyed[]; astray: string[] } = { actions: [], astray: [] };
	for (const route of routes()) {
		const file = join(root, 'src/routes', route.slice(1), '+page.server.ts');
		const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
		const actions = keyedIn(route, text, schemas);
		found.actions.push(...actions);
		if (!actions.length && /\b(randomUUID|uuidv7)\(/.test(text)) found.astray.push(route);
	}
	return found;
}
