import type { Source } from './sources.ts';

const isTest = (path: string) => /\.test\.ts$/.test(path);
const server = (path: string) =>
	/^src\/(rooms|platform|routes|hooks)/.test(path) && path.endsWith('.ts') && !isTest(path);

/** What a file may not be or hold, and why. Each rule answers the lines that break it. */
export const rules: Record<string, (source: Source) => string[]> = {
	'a file stays under 300 lines': ({ text }) =>
		text.split('\n').length > 301 ? [`${text.split('\n').length} lines`] : [],
	'a page’s server file stays under 120 lines': ({ path, text }) =>
		path.endsWith('+page.server.ts') && text.split('\n').length > 121 ? [`${text.split('\n').length} lines`] : [],
	'no drawer for odds and ends': ({ path }) =>
		/(^|\/)(utils?|helpers?|services?|types|misc|common)(\.server)?\.ts$/.test(path) ? [path] : [],
	'no default exports': ({ path, text }) =>
		/^src\//.test(path) && path.endsWith('.ts') ? found(text, /^export default/m) : [],
	'no enums': ({ text }) => found(text, /^(export )?(const )?enum /m),
	'no state kept by a server module': ({ path, text }) => (server(path) ? found(text, /^(export )?let /m) : []),
	'only the transaction’s own file makes one': ({ path, text }) =>
		path !== 'src/platform/db/tx.ts' && path.startsWith('src/') ? found(text, /\bas (unknown as )?Tx\b/) : [],
	'no raw HTML': ({ path, text }) => (path.endsWith('.svelte') ? found(text, /\{@html/) : []),
	'no inline styles: the content policy forbids them': ({ path, text }) =>
		path.endsWith('.svelte') && !path.includes('(dev)') ? found(text, /\sstyle[=:]/) : [],
	'nothing put off': ({ path, text }) =>
		path.startsWith('tests/house') ? [] : found(text, /\b(TODO|FIXME|XXX)\b|\.only\(|test\.todo/),
	'no check is silenced': ({ path, text }) =>
		path.startsWith('tests/house')
			? []
			: found(text, /eslint-disable|@ts-(ignore|nocheck|expect-error)|:\s*any\s*[;,)=>\]|&\[]|\bas any\b/)
};

function found(text: string, pattern: RegExp): string[] {
	return pattern.exec(text)?.slice(0, 1) ?? [];
}

/** Steps that only ever happen inside a command that records, each with the command it is part of. */
export const partsOfCommands: Record<string, string> = {
	welcomeToCircle: 'a place is given: registration records',
	partFromCircle: 'a place ends: registration records',
	expectAtCreche: 'a crèche place is given or ends: creche-place records',
	writeConsents: 'somebody joins or answers: person and consent record',
	keepReceipt: 'somebody joins: registration records',
	letOldLinksGo: 'a round that forgets links after their time; nothing about anybody is lost'
};

/** Commands of rooms that write, leave no audit row and call no other command that does. */
export function unrecorded(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => /^src\/rooms\/.*\/commands\.server\.ts$/.test(path))
		.flatMap(({ path, text }) => {
			const parts = text.split(/^(?=export (?:async )?function )/m).filter((part) => part.startsWith('export'));
			const recorders = new Set(namesThatRecord(text));
			return parts
				.filter(
					(part) =>
						!/\b(record|recorded)\(/.test(part) &&
						![...recorders].some((name) => new RegExp(`\\b${name}\\(`).test(part.slice(part.indexOf('{'))))
				)
				.filter((part) => writes.test(part))
				.map((part) => /function (\w+)/.exec(part)?.[1] ?? '')
				.filter((name) => !(name in partsOfCommands))
				.map((name) => `${path}: ${name}`);
		});
}

const writes = /\.(insertInto|updateTable|deleteFrom)\(/;

/** Functions of a file, exported or not, and imported commands, whose calling leaves an audit row. */
function namesThatRecord(text: string): string[] {
	const own = text.split(/^(?=(?:export )?(?:async )?function )/m).filter((part) => /\brecord\(/.test(part));
	const imported = [...text.matchAll(/import \{([^}]+)\} from '[^']*(?:commands|index)\.server\.ts'/g)].flatMap(
		([, names]) => (names ?? '').split(',')
	);
	return [...own.map((part) => /function (\w+)/.exec(part)?.[1] ?? ''), ...imported.map((name) => name.trim())].filter(
		Boolean
	);
}

/** Loads and actions that reach data otherwise than through the transaction of whoever asks. */
export function besideTheTransaction(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => path.startsWith('src/routes/') && path.endsWith('.ts') && !isTest(path))
		.filter(({ text }) => /from '(pg|kysely)'|connection\.ts|inTransaction/.test(text))
		.map(({ path }) => path)
		.filter((path) => path !== 'src/routes/health/+server.ts');
}
