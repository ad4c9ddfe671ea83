// Whoever has sent a form learns on the page that opens what became of it, in a sentence: `?said=` or `?saved` (src/routes/said.ts), or words of the page's own.
import { expect, test } from 'vitest';
import { said } from '../../src/routes/said.ts';
import { sourcesIn, type Source } from './sources.ts';

/** Ways on that say it otherwise, by the file, and what says it there. The list only grows shorter. */
const otherwise: Record<string, string> = {
	'(app)/(mine)/me/+page.server.ts › /answer/': 'the page of the questions is what she asked for',
	'(app)/(mine)/me/+page.server.ts › /me?left': 'the page says that she has left',
	'(app)/(mine)/me/about-me/leave/+page.server.ts › /goodbye': 'the page says goodbye',
	'(app)/(mine)/me/calendar/+page.server.ts › ?ended': 'the page says that the link is ended',
	'(app)/(staff)/evaluation/measures/+page.server.ts › ?done=': 'the page names the measure',
	'(app)/(staff)/evaluation/measures/import/+page.server.ts › ?done=': 'the page names the measure',
	'(app)/(staff)/evaluation/measures/check/+page.server.ts › ?done': 'the page says that it was checked',
	'(app)/(staff)/evaluation/reports/[report]/+page.server.ts › ?kept': 'the foreword says that it is kept',
	'(app)/(staff)/account/+page.server.ts › ?password': 'the page says that the password is new',
	'(app)/(staff)/account/+page.server.ts › beginAnew': 'the page on which she begins anew',
	'(app)/(staff)/manage/team/team-forms.server.ts › waits': 'the Team page says what was done',
	'(app)/(staff)/manage/team/team-forms.server.ts › ?ended': 'the Team page says what was done',
	'(app)/(staff)/manage/team/team-forms.server.ts › ?invited': 'the Team page says what was done',
	'(app)/(staff)/manage/settings/+page.server.ts › logo': 'the logo says it where it stands',
	'(app)/(staff)/manage/settings/+page.server.ts › ?backup': 'the installation says it where it stands',
	'(app)/(staff)/manage/settings/help-lines/+page.server.ts › &kept': 'the page says that they are kept',
	'(app)/(staff)/sessions/[session]/+page.server.ts › query': 'the register names what was just tapped, with an undo',
	'(app)/(staff)/sessions/[session]/marks/+page.server.ts › ${said}':
		'the register names what was just noted, with an undo',
	'(app)/(staff)/sessions/[session]/creche/+page.server.ts › tapped=':
		'the list names what was just tapped, with an undo',
	'(app)/(staff)/sessions/[session]/creche/+page.server.ts › slip=': 'the list names what was taken back',
	'(app)/(staff)/sessions/[session]/creche/[child]/+page.server.ts › tapped=': 'the list names what was just tapped',
	'(app)/(staff)/sessions/[session]/walk-in/+page.server.ts › settledWith':
		'the register names who walked in, with an undo',
	'(app)/(staff)/appointments/+page.server.ts › ?${said}': 'the page says what was answered',
	'(public)/guest/[link]/+page.server.ts › /guest/':
		'the page says that her place is given up, or what she wrote deleted',
	'(public)/on/[course]/guest/+page.server.ts › /guest/': 'the page says that she is booked',
	'(app)/(staff)/sessions/[session]/arrivals/[arrival]/+page.server.ts › ${said}':
		'the register names what was just settled, with an undo',
	'(public)/here/[code]/+page.server.ts › ?thanks': 'the page thanks her, whoever she is',
	'(public)/listen/[link]/+page.server.ts › ?thanks': 'the page thanks her, whoever she is',
	'(public)/together/suggest/[link]/+page.server.ts › ?thanks': 'the page thanks her and shows her receipt',
	'(public)/together/board/+page.server.ts › /together/board/': 'the page is the board itself',
	'(public)/together/board/[code]/+page.server.ts › ?thanks': 'the page says that her card is on the board',
	'(public)/together/screen/+page.server.ts › /together/screen': 'the page shows the code of the screen, or offers one',
	'(public)/together/consultation/[link]/+page.server.ts › ?thanks': 'the page thanks her and shows what all think',
	'(public)/together/call/[link]/+page.server.ts › ?thanks': 'the page thanks her and shows her receipt',
	'(public)/together/call/mine/+page.server.ts › ?thanks': 'the page says that her application is deleted',
	'(app)/(staff)/together/[project]/calls/[wanted]/apply/+page.server.ts › ?thanks':
		'the page shows the receipt for her',
	'(public)/together/suggest/mine/+page.server.ts › ?thanks': 'the page says that her answer is noted',
	'(public)/hear/+page.server.ts › /hear/': 'the page says that we tell her when something begins',
	'(public)/hear/[link]/+page.server.ts › /hear/': 'the page says that nothing more comes',
	'(public)/refer/+page.server.ts › /refer/': 'the page says that it has come',
	'(public)/yours/[link]/+page.server.ts › /yours/': 'the page says what she answered',
	'(public)/on/[course]/ask/+page.server.ts › ?sent': 'the page says that it was sent',
	'(public)/on/[course]/join/+page.server.ts › /joined/': 'the page says what became of her joining',
	'(public)/on/[course]/join/+page.server.ts › /start': 'her own page shows the course',
	'(public)/together/slip/+page.server.ts › ?in': 'the page says that the paper is in the urn',
	'(public)/together/vote/link/[token]/+page.server.ts › /vote/link/': 'the page says that her paper is in the urn',
	'(app)/(mine)/together/vote/[decision]/+page.server.ts › /together/vote/':
		'the page says that her paper is in the urn',
	'(app)/(mine)/together/roll/[decision]/slip/+page.server.ts › ?came=':
		'the page says how her reading stands beside the other',
	'(app)/(staff)/prove/+page.server.ts › onTo(': 'it leads back to where she was, which is open now',
	'(public)/offer/[offer]/+page.server.ts › /offer/': 'the page says how the offer stands'
};

/** Folders in which each step leads to the next, which says itself where one is. */
const stepByStep = /^\((sign-in|dev)\)\/|^\(public\)\/answer\//;

/** Every way on from a form: what stands in a redirect of an action, or in what a form that counts once leads to. */
function waysOn({ path, text }: Source): { line: string; target: string }[] {
	const actions = text.slice(path.endsWith('/+page.server.ts') ? text.indexOf('export const actions') : 0);
	const helpers = path.endsWith('/+page.server.ts') ? text.slice(0, text.length - actions.length) : '';
	const inHelpers = [
		...helpers.matchAll(/^(?:async )?function (?!load)[\s\S]*?^}$|^const \w+ = \([^)]*\)[^;]*;$/gm)
	].join('\n');
	const found = `${inHelpers}\n${actions}`.matchAll(/redirect\(303, ([^;]*)\);?|\bto(?::| =) \(\w*\) => ([^,;\n]*)/g);
	return [...found].map(([, whole, made]) => ({
		line: path.replace('src/routes/', ''),
		target: (whole ?? made ?? '').trim()
	}));
}

/** Ways on that say nothing, as file and target. */
function silent(sources: Source[]): string[] {
	return sources
		.filter(({ text }) => /export const actions|export async function \w+\(\{ request/.test(text))
		.flatMap(waysOn)
		.filter(({ line }) => !stepByStep.test(line))
		.filter(({ target }) => !/[?&](saved|said=)|^to\(/.test(target))
		.filter(({ line, target }) => !Object.keys(otherwise).some((one) => isListed(one, line, target)))
		.map(({ line, target }) => `${line} › ${target}`);
}

function isListed(one: string, line: string, target: string): boolean {
	const [path = '', part = ''] = one.split(' › ');
	return path === line && target.includes(part);
}

const pages = () => sourcesIn('src/routes').filter(({ path }) => path.endsWith('.server.ts'));

test('no form leads on in silence', () => {
	expect(pages().flatMap(waysOn).length).toBeGreaterThan(80);
	expect(silent(pages())).toEqual([]);
});

test('every word that a form leads on with has its sentence, and no sentence is left over', () => {
	const asked = new Set(
		pages().flatMap(({ text }) =>
			[...text.matchAll(/[?&]said=([a-z-]+[a-z])(?=[`'#&])/g)].map(([, word]) => word ?? '')
		)
	);
	expect([...asked].filter((word) => !(word in said))).toEqual([]);
	const all = pages()
		.map(({ text }) => text)
		.join('\n');
	const spoken = (word: string) => asked.has(word) || word.split('-').every((part) => all.includes(part));
	expect(Object.keys(said).filter((word) => !spoken(word))).toEqual([]);
});

test('every way on that is listed is there', () => {
	const all = pages().flatMap(waysOn);
	expect(Object.keys(otherwise).filter((one) => !all.some(({ line, target }) => isListed(one, line, target)))).toEqual(
		[]
	);
});

test('a form that leads on in silence is found', () => {
	const page = (way: string) => [
		{
			path: 'src/routes/x/+page.server.ts',
			text: `export const actions = {\n\tdefault: async () => {\n\t\t${way}\n\t}\n};`
		}
	];
	expect(silent(page("redirect(303, '/me');"))).toEqual(["x/+page.server.ts › '/me'"]);
	expect(silent(page("return once(form, tx, work, {\n\t\t\tto: () => '/me'\n\t\t});"))).toEqual([
		"x/+page.server.ts › '/me'"
	]);
	expect(silent(page("redirect(303, '/me?said=can-come');"))).toEqual([]);
	expect(silent(page("redirect(303, '/me?saved');"))).toEqual([]);
});
