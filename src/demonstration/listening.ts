import pg from 'pg';
import { makeActivity } from '#rooms/coproduction/activity/examples.ts';
import { addTarget, closeCampaign, sayWhyNobody, startCampaign } from '#rooms/coproduction/campaign/commands.server.ts';
import { getCampaign } from '#rooms/coproduction/campaign/queries.server.ts';
import type { PromptWords } from '#rooms/coproduction/campaign/form.ts';
import { nameListener } from '#rooms/coproduction/listener/commands.server.ts';
import { hearByLink, writeNote } from '#rooms/coproduction/note/commands.server.ts';
import type { NoteFields, QuotedIn, Setting } from '#rooms/coproduction/note/form.ts';
import { markPassage } from '#rooms/coproduction/passage/commands.server.ts';
import { publishProject, startProject, takeIntoProject } from '#rooms/coproduction/project/commands.server.ts';
import { nameTheme, publishTheme } from '#rooms/coproduction/theme/commands.server.ts';
import { asOf } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Outcome } from '../platform/outcome.ts';
import { runtime } from '../platform/runtime.ts';
import { keepFirstBoard } from './boards.ts';
import { agreeOnSuccess } from './criteria.ts';
import type { Days } from './days.ts';
import { askedThen, askedNow, found, groups, said, saidNow, whyNobody, type SaidOften } from './listening-data.ts';
import type { DemonstrationListening } from './listening-pages.ts';
import { beginAsFounders } from './founders.ts';
import { keepPromises } from './promises.ts';
import { addMember } from './staff.ts';
import type { Speakers, Work } from './speakers.ts';
import { holdWorkshops, stepAt } from './workshops.ts';

/** How many notes there are. */
const notes = 84;

/** Who listens: three parents, of whom the first is the parent leader, and two of the team. */
interface Listening {
	coordinator: Work;
	parents: readonly string[];
	team: readonly string[];
	/** A parent of the project who does not listen. */
	parent: string;
	/** The programme that came of it. */
	programmeId: string;
}

/**
 * How the running course came about: what 146 people said in 84 notes, one group whom nobody reached and the sentence why; and what is asked now of
 * those for whom the course is over.
 */
export async function listenToParents(speakers: Speakers, days: Days, who: Listening): Promise<DemonstrationListening> {
	const { coordinator } = who;
	await coordinator(makeActivity);
	const project = await beginProject(speakers, who);
	const spring = await ask(coordinator, project, {
		name: { en: 'What would help?', es: '¿Qué ayudaría?' },
		prompts: askedThen,
		days: [days.day(-220), days.day(0)]
	});
	const targets = await nameGroups(coordinator, spring);
	const listeners = [...who.parents, ...who.team];
	const written: string[] = [];
	for (const [at, account] of listeners.entries()) {
		await nameHer(coordinator, spring, account, days);
		const speaks = await speakers.as(account, at >= who.parents.length);
		await speaks(async (tx) => {
			for (let note = at; note < notes; note += listeners.length) {
				written[note] = uuidv7();
				const fields = noteOf(note, targets, days);
				await must(writeNote(tx, spring, { id: written[note] ?? '', isDraft: false, ...fields }));
			}
		});
	}
	await must(coordinator((tx) => sayWhyNobody(tx, spring, targets.at(-1) ?? '', whyNobody)));
	await must(coordinator((tx) => closeCampaign(tx, spring)));
	await letItBeOver(spring, days);
	const facilitator = await speakers.as(who.team[0] ?? '');
	const themes = await findThemes(facilitator, project, written, days.moment(-150));
	const planning = { coordinator, facilitator, parents: who.parents, project };
	const workshop = await holdWorkshops(speakers, days, planning);
	const step = await stepAt(facilitator, project, 'bus-stop');
	const first = { project, step, theme: themes[0] ?? '', then: days.moment(-140) };
	const board = await keepFirstBoard(speakers, facilitator, first);
	const parent = await speakers.as(who.parent, false);
	const told = [written[0] ?? '', written[6] ?? ''] as const;
	const kept = await keepPromises(facilitator, parent, days, { project, themes, told });
	const criterion = await agreeOnSuccess(facilitator, days, { project, themes });
	const made = { project, workshop, board, criterion, founders: await beginAsFounders(coordinator, days) };
	return { ...made, ...kept, ...(await askNow(speakers, days, who, project)) };
}

async function beginProject(
	speakers: Speakers,
	{ coordinator, parents, parent, programmeId }: Listening
): Promise<string> {
	const id = uuidv7();
	const name = { en: 'How our course came about', es: 'Cómo nació nuestro curso' };
	const purpose = {
		en: 'What parents here said before there was a course, and what followed from it.',
		es: 'Lo que dijeron las familias de aquí antes de que hubiera un curso, y lo que salió de ello.'
	};
	await must(coordinator((tx) => startProject(tx, { id, name, purpose, ladder: 'together', stage: 5, programmeId })));
	await coordinator((tx) => publishProject(tx, id, true));
	for (const person of [...parents, parent]) await coordinator((tx) => takeIntoProject(tx, id, person));
	await addMember(speakers, { called: 'Amina', email: 'amina@willow-lane.example', role: 'facilitator', circleId: id });
	return id;
}

async function ask(
	coordinator: Work,
	project: string,
	{
		name: words,
		prompts,
		days: [opensOn, closesOn]
	}: { name: Record<'en' | 'es', string>; prompts: PromptWords[]; days: [string, string] }
): Promise<string> {
	const id = uuidv7();
	await must(coordinator((tx) => startCampaign(tx, project, { id, name: words, prompts, opensOn, closesOn })));
	return id;
}

async function nameGroups(coordinator: Work, campaign: string): Promise<string[]> {
	const ids = [];
	for (const { label, aim, askNext } of groups) {
		const id = uuidv7();
		await must(coordinator((tx) => addTarget(tx, campaign, { id, label, aim, askNext })));
		ids.push(id);
	}
	return ids;
}

const nameHer = (coordinator: Work, campaign: string, person: string, days: Days) =>
	must(
		coordinator((tx) =>
			nameListener(tx, campaign, { person, email: '', until: days.day(60), briefedOn: days.day(-30) })
		)
	);

const tongues = ['en', 'en', 'es', 'en', 'ar', 'en', 'es'] as const;
const quotes: QuotedIn[] = ['group', 'nowhere', 'public', 'group', 'public'];

/** What stands in a note, by its number: always the same, so that what hangs on it can be said. */
function noteOf(at: number, targets: readonly string[], days: Days): NoteFields {
	const language = tongueOf(at);
	const belongs = groups.flatMap(({ every, language: spoken }, index) =>
		(spoken ? spoken === language : every > 0 && at % every === 0) ? [targets[index] ?? ''] : []
	);
	return {
		...{ ...settingOf(at), language, targets: belongs, heardOn: days.day(-215 + Math.floor(at / 2)) },
		...{ quoted: quotes[at % quotes.length] ?? 'nowhere', told: at % 6 === 0 ? 'receipt' : 'nothing' },
		answers: answersOf(at, language)
	};
}

/** Ten groups of five and one of three, ten tables with three: with the others that makes 146. */
function settingOf(at: number): { setting: Setting; people: number } {
	if (at % 8 === 3) return { setting: 'group', people: at === 83 ? 3 : 5 };
	if (at % 8 === 6) return { setting: 'kitchen-table', people: 3 };
	const [alone, phone] = [
		{ setting: 'one-to-one', people: 1 },
		{ setting: 'phone', people: 1 }
	] as const;
	return at % 8 === 1 ? phone : at % 8 === 5 ? { setting: 'paper', people: 1 } : alone;
}

const tongueOf = (at: number) => tongues[at % tongues.length] ?? 'en';

/** What was said of one thing in a note, by the number of the note. */
function sentenceOf(at: number, one: SaidOften, language: 'en' | 'es' | 'ar'): string {
	const words = one[language];
	return words[Math.floor(at / said.length) % words.length] ?? '';
}

/** Two or three things that were said, each to its question. */
function answersOf(at: number, language: 'en' | 'es' | 'ar'): Record<number, string> {
	const about = [said[at % said.length], said[(at * 2 + 4) % said.length], said[(at * 5 + 7) % said.length]];
	const answers: Record<number, string> = {};
	for (const one of new Set(about)) {
		if (!one) continue;
		const sentence = sentenceOf(at, one, language);
		answers[one.place] = [answers[one.place], sentence].filter(Boolean).join(' ');
	}
	return answers;
}

/** What happened months ago happened then: with nobody speaking, days may be moved. */
async function letItBeOver(campaign: string, days: Days): Promise<void> {
	const owner = new pg.Client({ connectionString: runtime().ownerUrl });
	await owner.connect();
	try {
		await owner.query('update coproduction.note set handed_in_on = heard_on where campaign_id = $1', [campaign]);
		const over = [campaign, days.day(-160), days.moment(-158)];
		await owner.query('update coproduction.campaign set closes_on = $2, closed_at = $3 where id = $1', over);
	} finally {
		await owner.end();
	}
}

/** Nine things were said again and again: who facilitates names them, and marks in each note what it began with. */
async function findThemes(
	facilitator: Work,
	project: string,
	written: readonly string[],
	then: Date
): Promise<string[]> {
	const themes: string[] = [];
	await facilitator(async (tx) => {
		for (const fields of found) {
			const id = uuidv7();
			await must(nameTheme(tx, project, { id, ...fields }));
			await must(publishTheme(tx, id, true));
			themes.push(id);
		}
	});
	for (const [at, note] of written.entries()) {
		const about = said[at % said.length];
		const theme = themes[at % said.length] ?? '';
		const stretch = about ? sentenceOf(at, about, tongueOf(at)) : '';
		if (about && stretch)
			await must(facilitator((tx) => markPassage(asOf(tx, then), note, { place: about.place, theme, stretch })));
	}
	return themes;
}

/** What is asked now: a few notes of the parent leader, one of them begun, and what came by the link. */
async function askNow(speakers: Speakers, days: Days, { coordinator, parents, team }: Listening, project: string) {
	const campaign = await ask(coordinator, project, {
		name: { en: 'And after the course?', es: '¿Y después del curso?' },
		prompts: askedNow,
		days: [days.day(-12), days.day(24)]
	});
	const targets = await nameGroups(coordinator, campaign);
	for (const account of [parents[0] ?? '', team[0] ?? '']) await nameHer(coordinator, campaign, account, days);
	const leader = await speakers.as(parents[0] ?? '', false);
	const usual = { setting: 'one-to-one', people: 1, quoted: 'group', told: 'nothing' } as const;
	await leader(async (tx) => {
		for (const [at, words] of saidNow.slice(0, 2).entries()) {
			const answers = Object.fromEntries(words.map((sentence, place) => [place + 1, sentence]));
			const hers = { language: at ? 'es' : 'en', heardOn: days.day(-at - 1), targets: [targets[at * 2] ?? ''] };
			await must(writeNote(tx, campaign, { id: uuidv7(), isDraft: at > 0, ...usual, ...hers, answers }));
		}
	});
	const { link } = await coordinator((tx) => getCampaign(tx, campaign));
	const answers = Object.fromEntries((saidNow[2] ?? []).map((sentence, place) => [place + 1, sentence]));
	const own = { id: uuidv7(), language: 'en', quoted: 'public', told: 'receipt', targets: [], answers } as const;
	await must(speakers.door((door) => hearByLink(door, link, { ...own, targets: [] })));
	return { campaign, link };
}

async function must<Value>(outcome: Promise<Outcome<string, Value>>): Promise<void> {
	const done = await outcome;
	if (!done.ok) throw new Error(`nobody could listen in the demonstration: ${done.reason}`);
}
