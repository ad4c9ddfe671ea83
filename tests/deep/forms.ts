// Every page and form of the demonstration, found as people find them: by links, by letters, and by what comes after a form.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digitsAt } from '#platform/identity/totp.ts';
import { root } from '../house/sources.ts';
import { routes } from '../trust/routes.ts';
import { joiningForm } from './visitor.ts';
import { Walker, type Found } from './walker.ts';

/** Where a form goes, as whom, and what it asks and held. */
export interface Form {
	path: string;
	cookie: string;
	fields: string[];
	held: Record<string, string>;
	/** what nobody sees or types, as the page has it */
	hidden: Record<string, string>;
}

/** What was met on the way, and who looks at each page. */
export interface Met {
	look?: (found: Found, who: string, cookie: string) => void;
	forms: Map<string, Form>;
	pages: Set<string>;
	/** links that do not answer, and where they stand */
	dead: Set<string>;
	/** kinds of documents that were opened */
	documents: Set<string>;
}

function attribute(tag: string, name: string): string | undefined {
	const from = tag.indexOf(` ${name}="`);
	if (from < 0) return undefined;
	const start = from + name.length + 3;
	return tag.slice(start, tag.indexOf('"', start)).replaceAll('&amp;', '&');
}

function formsOf({ path: page, html }: Found, cookie: string): Form[] {
	const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([form]) => form);
	return forms
		.filter((form) => /^<form[^>]*method="post"/i.test(form))
		.flatMap((form) => {
			const others = [...form.matchAll(/<button\b[^>]*>/gi)].map(([tag]) => attribute(tag, 'formaction'));
			const actions = [attribute(/^<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? page, ...others.filter(isText)];
			return actions.map((action) => formTo(action, form));
		});

	function formTo(action: string, form: string): Form {
		const to = new URL(action, `http://x${page}`);
		const inputs = [...form.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/gi)].map(([tag]) => tag);
		const named = inputs.map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''] as const);
		const held = Object.fromEntries(named.filter(([name]) => name));
		const path = to.pathname + to.search;
		const unseen = inputs.filter((tag) => attribute(tag, 'type') === 'hidden');
		const hidden = Object.fromEntries(
			unseen.map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''])
		);
		const fields = ['id', ...Object.keys(held)];
		// or everything after them would be asked by nobody
		if (path === '/sign-out') return { path, cookie: '', fields, held, hidden };
		return { path, cookie, fields, held: path.endsWith('/team?/end') ? {} : held, hidden };
	}
}

const isText = (text: string | undefined): text is string => text !== undefined;

/** Addresses that differ in nothing but whom or what they are about. */
export const shapeOf = (path: string) =>
	path
		.replace(/^\/(en|es)(?=\/together\/because\/)/, '')
		.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#')
		.replace(/\/[\w-]{40,}/g, '/#')
		.replace(/(\/booklets\/#)\/[\w-]+/, '$1/#')
		.replace(/\/(exercises|activities)\/(?!#|new\b)[a-z-]+/, '/$1/known')
		.replace(
			/(\/guide)\/\d(\/tasks)?(\/[a-z-]+)?/,
			(_, guide, tasks = '', task = '') => `${guide}/#${tasks}${task && '/known'}`
		)
		.replace(/\/\d+(?=$|\?)/, '/#');
const isElsewhere = (path: string) => /\.(css|woff2)(\?|$)|\/demo\/|^\/(leave|health|look|_app)/.test(path);
/** Pages that are the same for everybody: whoever comes to them first has met them for all. */
const isForAll = (path: string) =>
	/^(\/(en|es))?\/?((on|help|hear|refer|fits|reports|certificates|demo|letters|start)\b|$|\?)/.test(path);
const isDocument = (path: string) => /\.(pdf|csv|xlsx|json|svg|ics|png|txt|blt)(\?|$)/.test(path);

/** Opens a page, and notes it with its forms where it is one. */
async function meet(walker: Walker, path: string, { forms, pages, look }: Met, who: string): Promise<Found> {
	const found = await walker.open(path);
	if (found.status !== 200 || isDocument(path)) return found;
	pages.add(path);
	look?.(found, who, walker.cookie);
	for (const form of formsOf(found, walker.cookie)) forms.set(`${who} ${shapeOf(form.path)}`, form);
	return found;
}

/** Follows every link from these pages on, two of each shape, and notes those that do not answer. */
export async function crawl(walker: Walker, starts: string[], met: Met, who: string): Promise<void> {
	const { dead, documents } = met;
	const seen = new Map<string, number>();
	const answers = new Map<string, number>();
	const todo = starts.map((path) => ({ path, from: '' }));
	// the demonstration's mailbox shows everybody's letters, whose links are hers to whom they went
	const note = (path: string, from: string, status: number) => {
		if (status !== 200 && from && !from.startsWith('/letters'))
			dead.add(`${who}: ${path} answers ${status} and stands on ${from}`);
	};
	for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
		const { path, from } = next;
		const answered = answers.get(path);
		if (answered !== undefined) {
			note(path, from, answered);
			continue;
		}
		const shape = shapeOf(path);
		const before = seen.get(shape) ?? 0;
		// a document takes the press a while: one of each kind for all of them
		if (before > 1 || isElsewhere(path) || (isDocument(path) && documents.has(shape))) continue;
		if (isForAll(path) && met.pages.has(path)) continue;
		if (isDocument(path)) documents.add(shape);
		seen.set(shape, before + 1);
		const found = await meet(walker, path, met, who);
		answers.set(path, found.status);
		note(path, from, found.status);
		if (found.status === 200 && !isDocument(path))
			todo.push(...walker.linksOf(found).map((link) => ({ path: link, from: shapeOf(found.path) })));
	}
}

/** Every letter that the demonstration sent, once the one that is waited for is among them. */
async function linksInLetters(coordinator: Walker, awaited: RegExp): Promise<string[]> {
	for (let attempt = 0; attempt < 100; attempt++) {
		const links: string[] = [];
		for (let page = 1, more = true; more; page++) {
			const found = await coordinator.open(`/letters?page=${page}`);
			links.push(...coordinator.linksOf({ ...found, html: found.html.replace(/[\s\S]*<main/, '') }));
			more = found.html.includes(`?page=${page + 1}`);
		}
		if (links.some((link) => awaited.test(link))) return links;
		await new Promise((soon) => setTimeout(soon, 100));
	}
	throw new Error(`no letter with ${awaited} came`);
}

/** Somebody of the team sets up her password and phone by her letter, and signs in again as far as the second step; each page of it is met alone, for what their links lead to others have seen. */
async function setUp(url: string, link: string, met: Met): Promise<void> {
	const walker = new Walker(url);
	const password = 'seven quiet herons at dusk';
	const email = /[\w.]+@[\w.-]+\.example/.exec((await walker.open(link)).html)?.[0] ?? '';
	await meet(walker, link, met, 'newcomer');
	const phone = await walker.send(`${link}?/password`, { password, password_again: password });
	await meet(walker, phone.path, met, 'newcomer, phone');
	const key = /[A-Z2-7]{4}(?: [A-Z2-7]{1,4}){4,}/.exec(phone.html)?.[0].replaceAll(' ', '') ?? '';
	const codes = await walker.send(`${link}?/phone`, { code: digitsAt(key) });
	await meet(walker, codes.path, met, 'newcomer, codes');
	const back = new Walker(url);
	const second = await back.send('/staff/sign-in', { email, password });
	await meet(back, second.path, met, 'second step');
}

/** Every form, and the address of every page, that anybody in the demonstration can come to: by the tour, and on the first page of whoever signs in by these links. */
export async function walkEverywhere(
	url: string,
	look?: (found: Found, who: string, cookie: string) => void,
	besideTheTour: string[] = []
): Promise<{ forms: Form[]; pages: string[]; dead: string[] }> {
	const met: Met = { look, forms: new Map(), pages: new Set(), dead: new Set(), documents: new Set() };
	const visitor = new Walker(url);
	// how it came about and the whole week lead the same people, and a few more, to what they come to by themselves
	const demo = await visitor.open('/demo');
	const first = demo.html.replace(/(<\/ol>)[^]*<\/ol>/, '$1');
	const tour = visitor.linksOf({ ...demo, html: first }).filter((link) => /\/demo\/./.test(link));
	const people = Map.groupBy(tour, (link) => link.split('?')[0] ?? '');
	const walkers: Walker[] = [];
	for (const [person, links] of people) {
		const walker = new Walker(url);
		const next = links.map((link) => new URL(link, url).searchParams.get('next') ?? '');
		const first = await walker.open(person);
		await crawl(walker, [first.path, '/me', ...next], met, person);
		walkers.push(walker);
	}
	const [coordinator = visitor] = walkers;
	for (const link of besideTheTour) await meet(new Walker(url), new URL(link).pathname, met, link);
	for (const page of met.pages)
		if (page.endsWith('/typed')) await meet(coordinator, `${page}?said=1`, met, 'typed back');
	const joining = [...met.pages].find((page) => /^\/on\/[^/]+\/join$/.test(page)) ?? '';
	const joined = await visitor.send(joining, joiningForm() as Record<string, string>);
	await crawl(visitor, [joined.path], met, 'joined');
	await visitor.send('/sign-in', { email: 'nadia@example.org' });
	const letters = await linksInLetters(coordinator, /\/sign-in\/link\//);
	const answers = letters.filter((link) => /\/answer\//.test(link)).slice(0, 2);
	for (const [index, link] of answers.entries())
		await visitor.send(`${link}?/start`, { language: 'en', view: index ? 'all' : 'one' });
	const begun = answers.flatMap((link) => ['1', 'all', 'end', 'pause'].map((step) => `${link}/${step}`));
	await crawl(visitor, ['/', '/sign-in', '/sign-in/code', '/staff/sign-in', ...begun, ...letters], met, 'visitor');
	await setUp(url, letters.find((link) => /\/staff\/set-up\//.test(link)) ?? '', met);
	return { forms: [...met.forms.values()], pages: [...met.pages], dead: [...met.dead] };
}

const pathOf = (address: string) => address.split('?')[0]?.replace(/^\/(en|es)(?=\/|$)/, '') || '/';

/** The routes that none of these addresses leads to. */
function without(all: string[], addresses: string[]): string[] {
	const paths = addresses.map(pathOf);
	return all.filter((route) => {
		const pattern = route.replace(/\/\([^)]+\)/g, '').replace(/\[[^\]]+\]/g, '[^/]+') || '/';
		return !paths.some((path) => new RegExp(`^${pattern}$`).test(path));
	});
}

function has(route: string, name: string, what = /^/): boolean {
	const file = join(root, 'src/routes', route.slice(1), name);
	return existsSync(file) && what.test(readFileSync(file, 'utf8'));
}

/** The routes with a form that is not among these. */
export const formsMissing = (forms: Form[]): string[] =>
	without(
		routes().filter(
			(route) => has(route, '+page.server.ts', /export const actions/) || has(route, '+server.ts', /export const POST/)
		),
		forms.map(({ path }) => path)
	);

/** The routes with a page that is not among these. */
export const pagesMissing = (pages: string[]): string[] =>
	without(
		routes().filter((route) => has(route, '+page.svelte')),
		pages
	);
