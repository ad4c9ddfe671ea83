import { answerExample } from '../rooms/evaluation/answering/examples.ts';
import { importOwnWording, ownLanguages, ownMeasureIds } from '#rooms/evaluation/measure/own-words.server.ts';
import { planWave } from '#rooms/evaluation/wave/commands.server.ts';
import { inviteToWaves } from '#rooms/evaluation/invitation/jobs.server.ts';
import type { Courses } from './courses.ts';
import type { Days } from './days.ts';
import { bringInSpreadsheet } from './report.ts';
import type { Speakers, Work } from './speakers.ts';

/** Answers to "How things are", before and after, of those who took part in the course that has ended: most up, some down, two lost. */
const before = [
	[2, 3, 2, 3, 2, 2, 3],
	[3, 3, 2, 2, 3, 2, 2],
	[4, 4, 3, 4, 3, 4, 4],
	[2, 2, 1, 2, 2, 3, 2],
	[3, 2, 3, 3, 2, 3, 3],
	[1, 2, 2, 1, 2, 2, 1],
	[4, 3, 4, 3, 4, 3, 4],
	[2, 3, 3, 2, 2, 3, 2],
	[3, 3, 3, 3, 3, 3, 3],
	[2, 2, 3, 2, 1, 2, 2],
	[3, 4, 2, 3, 3, 2, 3],
	[2, 1, 2, 2, 2, 1, 2],
	[3, 3, 2, 3, 2, 3, 3]
];
const shifts = [1, 1, 0, 1, -1, 2, 0, 1, 1, 1, 0];

/** What was reported before Kith, and what is asked now; returns the report that opens. */
export async function reportAndAsk(speakers: Speakers, evaluator: Work, courses: Courses, days: Days): Promise<string> {
	const report = await bringInSpreadsheet(evaluator);
	await askMeasures(speakers, evaluator, courses, days);
	return report;
}

/** Measures are brought in, planned and answered: over the course that has ended, in the running one, in the one that is filling. */
async function askMeasures(speakers: Speakers, evaluator: Work, courses: Courses, days: Days): Promise<void> {
	for (const measure of ownMeasureIds)
		for (const language of ownLanguages) await evaluator((tx) => importOwnWording(tx, measure, language));
	await askTheFinished(speakers, evaluator, courses.finished.id, days);
	await askTheRunning(
		speakers,
		courses.running.id,
		await plan(evaluator, days, courses.running.id, 'how-things-are', 'before', -20, 5),
		days
	);
	await plan(evaluator, days, courses.running.id, 'how-things-are', 'after', 28, 49);
	await plan(evaluator, days, courses.filling.id, 'how-things-are', 'before', 0, 30);
	await askWhatIsHeavy(speakers, evaluator, courses.filling.id, days);
	await speakers.job(inviteToWaves);
}

async function askTheFinished(speakers: Speakers, evaluator: Work, cohort: string, days: Days): Promise<void> {
	const waves = [
		await plan(evaluator, days, cohort, 'how-things-are', 'before', -95, -80),
		await plan(evaluator, days, cohort, 'how-things-are', 'after', -45, -20)
	];
	const people = await placesIn(speakers, cohort);
	for (const [index, { id, language }] of people.entries()) {
		const start = before[index % before.length] ?? [];
		const shift = shifts[index];
		await speakers.link((link) =>
			answerExample(link, { waveId: waves[0] ?? '', personId: id, values: start, language, now: days.moment(-85) })
		);
		if (shift === undefined) continue; // did not answer the second time
		const end = start.map((value) => Math.min(5, Math.max(1, value + shift)));
		await speakers.link((link) =>
			answerExample(link, { waveId: waves[1] ?? '', personId: id, values: end, language, now: days.moment(-40) })
		);
	}
}

/** Most of those who are in their third week have answered; Nadia, whose page the demonstration opens, has not yet. */
async function askTheRunning(speakers: Speakers, cohort: string, waveId: string, days: Days): Promise<void> {
	const [, ...others] = await placesIn(speakers, cohort);
	for (const [index, { id, language }] of others.slice(0, 7).entries())
		await speakers.link((link) =>
			answerExample(link, { waveId, personId: id, values: before[index] ?? [], language, now: days.moment(-16) })
		);
}

/** One of those who are still waiting to begin answers that it gets heavy: the safeguarding lead has something to take. */
async function askWhatIsHeavy(speakers: Speakers, evaluator: Work, cohort: string, days: Days): Promise<void> {
	const wave = await plan(evaluator, days, cohort, 'how-heavy-it-gets', 'before', -1, 30);
	const [, somebody] = await placesIn(speakers, cohort);
	if (somebody)
		await speakers.link((link) =>
			answerExample(link, { waveId: wave, personId: somebody.id, values: [2, 2, 1, 1], language: somebody.language })
		);
}

async function plan(
	evaluator: Work,
	days: Days,
	cohortId: string,
	measure: string,
	kind: 'before' | 'after',
	from: number,
	to: number
): Promise<string> {
	const outcome = await evaluator((tx) =>
		planWave(tx, { cohortId, measure, kind, opensOn: days.day(from), closesOn: days.day(to) })
	);
	if (!outcome.ok) throw new Error(`a wave of the demonstration was refused: ${outcome.reason}`);
	return outcome.value;
}

/** Everybody with a place who agreed to be asked, in the order in which they joined. */
function placesIn(speakers: Speakers, cohort: string): Promise<{ id: string; language: string }[]> {
	return speakers.door(async (door) =>
		door.db
			.selectFrom('programmes.registration as registration')
			.innerJoin('platform.account as account', 'account.id', 'registration.person_id')
			.innerJoin('people.consent_now as consent', 'consent.person_id', 'registration.person_id')
			.select(['account.id', 'account.language'])
			.where('consent.purpose', '=', 'research')
			.where('consent.given', '=', true)
			.where('registration.cohort_id', '=', cohort)
			.where('registration.state', '=', 'place')
			.orderBy('registration.joined_at')
			.execute()
	);
}
