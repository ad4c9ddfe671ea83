// What the journeys find or set up that hangs on the day they run: said once, for them and for the trials of other days.
import type { Guide } from '../../src/demonstration/guide.ts';
import { daysAround } from '../../src/demonstration/days.ts';
import { joiningForm } from '../deep/visitor.ts';
import { Walker, type Found } from '../deep/walker.ts';

/** The first day of the course that a coordinator plans. */
export const firstDayPlanned = (now: Date): string => daysAround(now).free(60);

type Who = keyof Guide['signIn'];

const shows = ({ path, status, html }: Found, words: RegExp): string[] =>
	status === 200 && words.test(html) ? [] : [`${path} answers ${status}, and does not show ${words}`];

/** A form of a page as it stands there: what is typed, chosen and hidden in it. */
function formIn({ html }: Found, action: string): Record<string, string> {
	const forms = [...html.matchAll(/<form\b[^>]*>[^]*?<\/form>/g)].map(([form]) => form);
	const form = forms.find((one) => one.includes(`action="${action}"`)) ?? '';
	const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
	const of = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
	return Object.fromEntries(inputs.filter((tag) => of(tag, 'name')).map((tag) => [of(tag, 'name'), of(tag, 'value')]));
}

async function signedIn(guide: Guide, who: Who): Promise<Walker> {
	const { origin, pathname, search } = new URL(guide.signIn[who]);
	const walker = new Walker(origin);
	await walker.open(pathname + search);
	return walker;
}

const pathOf = (address: string) => new URL(address).pathname;

/** A course is planned from the template and published. */
async function plans(guide: Guide, now: Date): Promise<string[]> {
	const coordinator = await signedIn(guide, 'coordinator');
	const page = await coordinator.open('/manage/on/new');
	const id = /name="id"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="id"/.exec(page.html);
	const venue = /<select[^>]*name="venueId"[^]*?<option value="([0-9a-f-]{36})"/.exec(page.html)?.[1] ?? '';
	const bands = { 'band-under-two': '0', 'band-two': '5', 'band-three-or-more': '0' };
	const labels = { 'label-en': 'Tuesdays', 'label-es': 'Martes', places: '12', offerHours: '48' };
	const times = { firstDay: firstDayPlanned(now), from: '10:00', to: '12:00' };
	const fields = { id: id?.[1] ?? id?.[2] ?? '', venueId: venue, ...labels, ...bands, ...times };
	const made = await coordinator.send('/manage/on/new', fields);
	if (!/^\/manage\/on\/[0-9a-f-]{36}/.test(made.path))
		return [
			`a course on ${times.firstDay} is refused: ${/role="alert"[^]*?<\/\w+>/.exec(made.html)?.[0] ?? made.status}`
		];
	const course = made.path.split('?')[0] ?? '';
	await coordinator.send(`${course}/publish`, {});
	return shows(await coordinator.open(course), /Open to join|Published/);
}

/** A parent joins the course that is filling, and gets a receipt. */
async function joins(guide: Guide): Promise<string[]> {
	const visitor = new Walker(guide.url);
	const course = pathOf(guide.pages.course);
	const found = shows(await visitor.open(course), /I’d like to come/);
	const { path } = await visitor.send(`${course}/join`, joiningForm('Ana') as Record<string, string>);
	return path.startsWith('/joined/') ? found : [...found, `joining led to ${path}`];
}

/** On her own page: this week's meeting that she can't come to, and then can; what she is asked; today's weather. */
async function takesPart(guide: Guide): Promise<string[]> {
	const parent = await signedIn(guide, 'parent');
	const page = await parent.open('/me');
	const { session = '' } = formIn(page, '?/cant-come');
	const gone = await parent.send('/me?/cant-come', { session });
	const back = await parent.send('/me?/can-come', { session });
	return [
		...shows(page, /Have a look/),
		...shows(page, /How is your weather today\?/),
		...shows(page, /I can’t come this week/),
		...shows(gone, /I can come/),
		...shows(back, /I can’t come this week/)
	];
}

/** Today's register, its crèche list and what waits for others of the team. */
async function works(guide: Guide): Promise<string[]> {
	const [facilitator, creche, lead, evaluator] = await Promise.all(
		(['facilitator', 'creche', 'safeguardingLead', 'evaluator'] as const).map((who) => signedIn(guide, who))
	);
	const register = pathOf(guide.pages.register);
	const page = await facilitator!.open(register);
	const { person = '', was = '' } = formIn(page, '?/note');
	const noted = await facilitator!.send(`${register}?/note`, { person, was, state: 'came' });
	return [
		...shows(page, /\d+ of \d+ booked/),
		...shows(noted, /[1-9]\d* of \d+ booked/),
		...shows(await creche!.open(pathOf(guide.pages.crecheList)), /Nuts/),
		...shows(await lead!.open('/concerns'), /href="\/concerns\/[0-9a-f-]{36}/),
		...shows(await evaluator!.open('/evaluation'), /Seven summer mornings/),
		...shows(await evaluator!.open(pathOf(guide.pages.report)), /Better on average; for most, no clear change/)
	];
}

/** Does what the journeys do on days, over HTTP alone; returns what is not as they need it. */
export async function missingOn(guide: Guide, now: Date): Promise<string[]> {
	return [...(await plans(guide, now)), ...(await joins(guide)), ...(await takesPart(guide)), ...(await works(guide))];
}
