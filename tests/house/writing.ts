import type { Source } from './sources.ts';

const isTest = (path: string) => /\.(test|spec)\.ts$/.test(path);
/** Seconds, in thousands, that are fewer than vitest.config.ts gives every test. */
const fewer = /(\d{1,2}|1[0-7]\d)_000/.source;
const server = (path: string) =>
	/^src\/(rooms|platform|routes|hooks)/.test(path) && path.endsWith('.ts') && !isTest(path);

/** Tests that look whether nothing happens for a while, or kill at any moment, which no condition tells: the list only grows shorter. */
const waitsForNothing = new Set([
	'src/platform/jobs/keep-running.test.ts',
	'src/platform/db/request-tx.db.test.ts',
	'src/platform/db/embedded.db.test.ts',
	'tests/deep/kills.test.ts'
]);

/** What a file may not be or hold, and why. Each rule returns the lines that break it. */
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
	'whoever is signed in goes to the door as herself': ({ path, text }) =>
		path.startsWith('src/routes/(app)') ? found(text, /locals\.door\(/) : [],
	'a rule says no in one way: refusal, or the form’s own refuse': ({ path, text }) =>
		path.startsWith('src/routes/') ? found(text, /fail\(409/) : [],
	'a form is read by readForm, within its bounds': ({ path, text }) =>
		path.startsWith('src/') && path !== 'src/platform/forms/sent.server.ts' ? found(text, /\.formData\(\)/) : [],
	'what only tests begin with lies in tests/cast': ({ path }) =>
		path.startsWith('src/') && /(^|\/)scene\.ts$/.test(path) ? [path] : [],
	'no raw HTML': ({ path, text }) => (path.endsWith('.svelte') ? found(text, /\{@html/) : []),
	'no inline styles: the content policy forbids them': ({ path, text }) =>
		path.endsWith('.svelte') && !path.includes('(dev)') ? found(text, /\sstyle[=:]/) : [],
	'no test waits for a fixed time: it waits for what it waits for': ({ path, text }) =>
		isTest(path) && !waitsForNothing.has(path)
			? found(text, /^\s*await (sleep\(\d|new Promise[^;\n]*setTimeout\([^;\n]*\d\)|\w+\.waitForTimeout\()/m)
			: [],
	'whoever waits in a test waits for more than ten seconds: a busy machine is no fault': ({ path, text }) =>
		isTest(path) && !path.startsWith('tests/house/writing')
			? found(text, /\b(waitFor|poll|toBe\w+|click|waitForSelector)\([^\n]*timeout: \d{1,4}\b(?!_)/)
			: [],
	'no test gives itself less time than all others have': ({ path, text }) =>
		isTest(path) && !path.startsWith('tests/house/writing')
			? found(
					text,
					new RegExp(`\\{ timeout: ${fewer} \\},( async| \\(|$)|^\\t*\\},? ${fewer}\\);$|testTimeout: ${fewer} `, 'm')
				)
			: [],
	'only the long trials say that something may take no longer': ({ path, text }) =>
		isTest(path) && !path.endsWith('-time.test.ts') && !path.startsWith('tests/house')
			? found(text, /expect\((performance|Date)\.now\(\) - \w+\)\.toBeLess/)
			: [],
	'a function, a shape or a class that is offered says its promise': ({ path, text }) =>
		/^(src|packages\/[a-z-]+\/src)\/.*\.ts$/.test(path) && !isTest(path) && !/\/routes\/|\.child\.ts$/.test(path)
			? [...text.matchAll(offered)].map(([, name = '']) => name)
			: [],
	'a function returns: people and forms answer': ({ text }) =>
		found(
			text,
			/\/\*\*[^/]*(?:[.;:,] |\* )[Aa]nswers (?:its|his|her|their|a|an|the|null|undefined|whether|how many)\b[^/]*\*\/\n\s*(?:export )?(?:async )?function/
		),
	'nothing put off': ({ path, text }) =>
		path.startsWith('tests/house') ? [] : found(text, /\b(TODO|FIXME|XXX)\b|\.only\(|test\.todo/),
	'no check is silenced': ({ path, text }) =>
		path.startsWith('tests/house')
			? []
			: found(text, /eslint-disable|@ts-(ignore|nocheck|expect-error)|:\s*any\s*[;,)=>\]|&\[]|\bas any\b/)
};

/** Something offered with no comment right above it. */
const offered =
	/(?<!\*\/)\n(?=export )export (?:(?:async )?function\*?|interface|class|const(?= \w+ = (?:async )?\([^\n]*=>)) (\w+)/g;

function found(text: string, pattern: RegExp): string[] {
	return pattern.exec(text)?.slice(0, 1) ?? [];
}

/** Steps that only ever happen inside a command that records, each with the command it is part of. */
export const partsOfCommands: Record<string, string> = {
	welcomeToCircle: 'a place is given: registration records',
	partFromCircle: 'a place ends: registration records',
	expectAtCreche: 'a crèche place is given or ends: creche-place records',
	writeConsents: 'somebody joins or answers: person and consent record',
	keepTypedChildren: 'somebody joins: registration records',
	keepTypedNeeds: 'somebody joins: registration records',
	keepReceipt: 'somebody joins: registration records',
	keepTaps: 'something is noted on a register: register, walk-in, absence and settling record',
	claimSession: 'a session is planned, moved or cancelled: session and reschedule record',
	writeBands: 'a course is made or changed: cohort records',
	writeMeetings: 'a course is made or a block laid: cohort and block record',
	addBlock: 'a group is made or its next block laid: cohort and block record',
	writePlanAnew: 'a session is planned: session record',
	writeParts: 'a course is made or a session planned: cohort and session record',
	eraseFor: 'a person is erased from every room: whoever erases records it once',
	mintLink: 'a letter is written: its link is made then, and only the hash of it is kept',
	mintVoteLink: 'a letter is written: its link is made then, and only the hash of it is kept',
	castPaper: 'casting leaves no row in the trail, which would say who voted (decision 65): the one exception',
	heldLetter: 'a letter is written: its link is made then, and only the hash of it is kept',
	offerLetter: 'a letter is written: its link is made then, and only the hash of it is kept',
	openOwnInvitation: 'she opens her own questionnaire: the link is hers, and answering records',
	remindToAnswer: 'work of the minute that writes letters; each letter is a row of its own',
	mayReach: 'a message is planned or sent: what the gate said is a row of its own',
	letOldRulingsGo: 'work of the minute that forgets rulings and changes after their time',
	letOldRepliesGo: 'work of the minute that forgets answers to texts after their time',
	letOldMarksGo: 'work of the minute that forgets taps after their time; what stood stays on the register',
	letOldLinksGo: 'work of the minute that forgets links after their time; nothing about anybody is lost',
	letOldAnswerLinksGo: 'work of the minute that forgets links after their time; nothing about anybody is lost'
};

/** Functions of rooms that write, leave no audit row and call no command that does, wherever in a room they stand. */
export function unrecorded(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => /^src\/rooms\/.*\.server\.ts$/.test(path) && !path.endsWith('index.server.ts'))
		.flatMap(({ path, text }) => {
			const functions = functionsOf(text);
			const imported = importedCommands(text);
			return [...functions]
				.filter(([, one]) => one.isOpen)
				.filter(([name]) => {
					const all = reached(name, functions);
					return writes.test(all) && !/\b(record|recorded|noteAccess)\(/.test(all) && !calls(all, imported);
				})
				.map(([name]) => name)
				.filter((name) => !(name in partsOfCommands))
				.map((name) => `${path}: ${name}`);
		});
}

const writes = /\.(insertInto|updateTable|deleteFrom)\(|sql`\s*(insert|update|delete)\b/;
const calls = (text: string, names: readonly string[]) => names.some((name) => new RegExp(`\\b${name}\\(`).test(text));

/** The functions of a file by name, each with its text, and whether others may call it. */
function functionsOf(text: string): Map<string, { body: string; isOpen: boolean }> {
	const parts = text.split(/^(?=(?:export )?(?:async )?function |(?:export )?const )/m);
	return new Map(
		parts.flatMap((body) => {
			const name = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(body)?.[1];
			return name ? [[name, { body, isOpen: body.startsWith('export') }] as const] : [];
		})
	);
}

/** The text of a function with that of every function of its file that it comes to call. */
function reached(name: string, functions: Map<string, { body: string }>, seen = new Set<string>()): string {
	const one = functions.get(name);
	if (!one || seen.has(name)) return '';
	seen.add(name);
	const others = [...functions.keys()].filter((other) => calls(one.body, [other]));
	return one.body + others.map((other) => reached(other, functions, seen)).join('');
}

/** Commands that a file takes from elsewhere; those leave an audit row themselves. */
function importedCommands(text: string): string[] {
	return [...text.matchAll(/import \{([^}]+)\} from '[^']*(?:commands|index|staff)(?:\.server)?\.ts'/g)]
		.flatMap(([, names]) => (names ?? '').split(','))
		.map((name) => name.trim().replace(/^type /, ''))
		.filter((name) => name && !(name in partsOfCommands));
}

/** Loads and actions that reach data otherwise than through the transaction of whoever asks. */
export function besideTheTransaction(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => path.startsWith('src/routes/') && path.endsWith('.ts') && !isTest(path))
		.filter(({ text }) => /from '(pg|kysely)'|connection\.ts|inTransaction/.test(text))
		.map(({ path }) => path)
		.filter((path) => path !== 'src/routes/health/+server.ts');
}
