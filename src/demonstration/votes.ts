import pg from 'pg';
import { castPaper } from '#rooms/coproduction/ballot/commands.server.ts';
import { passByLink, receiptFor } from '#rooms/coproduction/ballot/queries.server.ts';
import { closeVote } from '#rooms/coproduction/count/jobs.server.ts';
import { adoptDecision, draftDecision } from '#rooms/coproduction/decision/commands.server.ts';
import type { DecisionFields } from '#rooms/coproduction/decision/form.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { addOption } from '#rooms/coproduction/option/commands.server.ts';
import type { OptionFields } from '#rooms/coproduction/option/form.ts';
import { startProject, takeIntoProject } from '#rooms/coproduction/project/commands.server.ts';
import { mintVoteLink, nameTeller, openVote } from '#rooms/coproduction/roll/commands.server.ts';
import { drawSlips, sayAllTyped, takeSlip, typeSlip } from '#rooms/coproduction/slip/commands.server.ts';
import { addPerson } from '#rooms/people/person/commands.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Words } from '../platform/forms/words.ts';
import { instantOf } from '../platform/i18n/dates.ts';
import { runtime } from '../platform/runtime.ts';
import { openWallBoard } from './boards.ts';
import { consultOnPrinciples } from './consultation.ts';
import { planCourse } from './course-plan.ts';
import type { Days } from './days.ts';
import { writePrinciples } from './documents.ts';
import { askBecause, runBecause, takeName } from './course-name.ts';
import { gatherCornerNames } from './names.ts';
import { gatherCourseNames, holdNoGoRound } from './naming.ts';
import { callForHelp } from './recruiting.ts';
import type { Speakers, Work } from './speakers.ts';
import type { DemonstrationVotes } from './vote-pages.ts';
import { byPhone, early, onSlips, walls } from './votes-data.ts';

/** How many were on the roll when the course got its name. */
const onRoll = 58;

/** Who is asked and who tells. */
interface Team {
	coordinator: Work;
	parent: string;
	teller: string;
	facilitator: string;
	/** The run whose people may vote in what is open now. */
	running: string;
	/** The project in which parents were heard, and the run that takes the name. */
	project: string;
	filling: string;
}

/** The course got its name by a vote that was counted and adopted, in the project in which parents had been heard; and there is a project about the wall of the room, in which one can vote now. */
export async function holdVotes(speakers: Speakers, days: Days, team: Team): Promise<DemonstrationVotes> {
	const { project, finished, receipt } = await nameTheCourse(speakers, days, team);
	const { wall, ...open } = await paintTheWall(speakers, days, team);
	const names = await gatherCornerNames(speakers, days, { ...team, project: wall });
	const board = await openWallBoard(speakers, team.coordinator, wall, days.moment(0));
	const writers = { coordinator: team.coordinator, parents: [team.parent, team.teller], project: wall } as const;
	const document = await writePrinciples(speakers, days, writers);
	const asked = { coordinator: team.coordinator, parent: team.teller, document: document.id };
	const consultation = await consultOnPrinciples(speakers, days, asked);
	const { coordinator, teller: sits, facilitator: worker } = team;
	const calls = await callForHelp(speakers, days, { coordinator, project: wall, parent: sits, worker });
	return { project, finished, receipt, ...open, names, board, document, consultation, calls };
}

async function nameTheCourse(speakers: Speakers, days: Days, team: Team) {
	const { coordinator } = team;
	const { project, filling } = team;
	for (const person of await peopleFor(coordinator, onRoll))
		await coordinator((tx) => takeIntoProject(tx, project, person));
	const finished = await gatherCourseNames(speakers, coordinator, project, days);
	await holdNoGoRound(speakers, coordinator, finished, {
		days,
		linksOf: (round) => linksOf(speakers, round),
		letItEnd: (round) => letItEnd(speakers, round, 52)
	});
	await coordinator((tx) => askBecause(tx, project, finished));
	await openNow(coordinator, finished);
	const links = await linksOf(speakers, finished);
	const cast = [];
	for (const [at, choice] of byPhone.entries()) cast.push(await castWith(speakers, links[at] ?? '', choice));
	await voteOnSlips(speakers, team, finished);
	await letItEnd(speakers, finished, 38);
	await coordinator((tx) => adoptDecision(tx, finished));
	await coordinator((tx) => takeName(tx, project, finished, filling));
	await coordinator((tx) => runBecause(tx, project, team.running));
	const settled = { run: team.running, decision: finished, finalOn: days.free(-30) };
	await coordinator((tx) => planCourse(tx, project, settled));
	return { project, finished, receipt: cast[1] ?? '' };
}

async function paintTheWall(speakers: Speakers, days: Days, { coordinator, running, parent, teller }: Team) {
	const project = await start(coordinator, {
		name: { en: 'The wall of our room', es: 'La pared de nuestra sala' },
		purpose: {
			en: 'The hall lets us paint one wall. Whoever meets there decides what goes on it.',
			es: 'Nos dejan pintar una pared. Decide lo que va en ella quien se reúne allí.'
		},
		stage: 4
	});
	await coordinator((tx) => takeIntoProject(tx, project, parent));
	await coordinator((tx) => takeIntoProject(tx, project, teller));
	const question = { en: 'What shall we paint on the wall?', es: '¿Qué pintamos en la pared?' };
	const voting = await open(coordinator, project, walls, {
		question,
		why: {},
		shows: 'group',
		circles: [project, running],
		closesAt: eveningIn(days, 6)
	});
	await coordinator((tx) => nameTeller(tx, voting, teller));
	const links = await linksOf(speakers, voting, [parent, teller]);
	for (const [at, choice] of early.entries()) await castWith(speakers, links[at] ?? '', choice);
	const drawn = await coordinator((tx) => drawSlips(tx, voting, 3));
	if (!drawn.ok) throw new Error('no slip could be drawn');
	return { wall: project, open: voting, link: links.at(-1) ?? '', slip: drawn.value[0] ?? '' };
}

/** Eight in the evening so many days from now: when children sleep. */
const eveningIn = (days: Days, many: number) => instantOf(days.day(many), '20:00', 'Europe/London');

async function start(coordinator: Work, fields: { name: Words; purpose: Words; stage: number }): Promise<string> {
	const id = uuidv7();
	await coordinator((tx) => startProject(tx, { id, ladder: 'parents', programmeId: null, ...fields }));
	return id;
}

type Asked = Pick<DecisionFields, 'question' | 'why' | 'shows' | 'circles' | 'closesAt'>;

/** A vote by order of preference, written down and opened. */
async function open(
	coordinator: Work,
	project: string,
	options: readonly OptionFields[],
	asked: Asked
): Promise<string> {
	const id = uuidv7();
	const terms = { method: 'stv', places: 1, dots: null, tieRule: 'again' } as const;
	await coordinator((tx) => draftDecision(tx, project, { id, ...terms, ...asked }));
	await coordinator(async (tx) => {
		for (const option of options) await addOption(tx, id, { id: uuidv7(), ...option });
	});
	await openNow(coordinator, id);
	return id;
}

async function openNow(coordinator: Work, id: string): Promise<void> {
	const { version } = await coordinator((tx) => getDecision(tx, id));
	const opened = await coordinator((tx) => openVote(tx, id, version));
	if (!opened.ok) throw new Error(`a vote of the demonstration could not be opened: ${opened.reason}`);
}

/** So many people: those whom the charity knows already, and others who had come before Kith did. */
async function peopleFor(coordinator: Work, many: number): Promise<string[]> {
	return coordinator(async (tx) => {
		const known = await tx.db
			.selectFrom('people.membership as membership')
			.innerJoin('people.card as card', (join) =>
				join.onRef('card.org_id', '=', 'membership.org_id').onRef('card.id', '=', 'membership.person_id')
			)
			.select('membership.person_id as id')
			.groupBy('membership.person_id')
			.orderBy('membership.person_id')
			.limit(many)
			.execute();
		const people = known.map(({ id }) => id);
		const called = [
			'Asha',
			'Bethan',
			'Carmen',
			'Dilys',
			'Ewa',
			'Farah',
			'Gwen',
			'Halima',
			'Irene',
			'Jade',
			'Kadija',
			'Leila'
		];
		while (people.length < many)
			people.push(await addPerson(tx, { called: called[people.length % called.length] ?? 'Asha', language: 'en' }));
		return people;
	});
}

/** A link of her own for everybody on a roll but these. */
async function linksOf(speakers: Speakers, decision: string, without: readonly string[] = []): Promise<string[]> {
	return speakers.job(async (job) => {
		const lines = await job.db
			.selectFrom('coproduction.roll')
			.select(['id', 'person_id'])
			.where('decision_id', '=', decision)
			.orderBy('id')
			.execute();
		const links = [];
		for (const { id, person_id } of lines) if (!without.includes(person_id)) links.push(await mintVoteLink(job, id));
		return links;
	});
}

/** She votes by her link; returns her receipt. */
async function castWith(speakers: Speakers, token: string, choice: readonly number[]): Promise<string> {
	return speakers.link(async (link) => {
		const pass = await passByLink(link, token);
		const cast = await castPaper(link, pass, choice);
		if (!cast.ok) throw new Error(`a paper of the demonstration could not be cast: ${cast.reason}`);
		return (await receiptFor(pass)) ?? '';
	});
}

/** Some take a slip in the hall; two tellers type each. */
async function voteOnSlips(speakers: Speakers, { coordinator, teller, facilitator }: Team, decision: string) {
	for (const account of [teller, facilitator]) await coordinator((tx) => nameTeller(tx, decision, account));
	const tellers = [await speakers.as(teller, false), await speakers.as(facilitator)];
	const drawn = await coordinator((tx) => drawSlips(tx, decision, onSlips.length));
	if (!drawn.ok) throw new Error('no slip could be drawn');
	const [first] = tellers;
	await first?.(async (tx) => {
		const lines = await tx.db
			.selectFrom('coproduction.roll')
			.select('id')
			.where('decision_id', '=', decision)
			.orderBy('id', 'desc')
			.limit(onSlips.length)
			.execute();
		for (const { id } of lines) await takeSlip(tx, decision, id);
	});
	for (const types of tellers)
		await types(async (tx) => {
			for (const [at, written] of onSlips.entries()) await typeSlip(tx, decision, drawn.value[at] ?? '', written);
		});
	await first?.((tx) => sayAllTyped(tx, decision));
}

/** Its time is over and it is counted; then it is as if that had been so many days ago. */
async function letItEnd(speakers: Speakers, decision: string, days: number): Promise<void> {
	if (!runtime().demonstration) throw new Error('only a demonstration moves what was');
	const owner = new pg.Client({ connectionString: runtime().ownerUrl });
	await owner.connect();
	try {
		await owner.query('update coproduction.decision set closes_at = platform.now() where id = $1', [decision]);
		await closeVote({ orgId: speakers.orgId, payload: { decision }, tx: speakers.job });
		const ago = (column: string) => `${column} = ${column} - make_interval(days => $2)`;
		const moments = ['opened_at', 'closes_at', 'counted_at', 'key_gone_at', 'typed_at'].map(ago).join(', ');
		await owner.query(`update coproduction.decision set ${moments} where id = $1`, [decision, days]);
		await owner.query(`update coproduction.count set ${ago('counted_at')} where decision_id = $1`, [decision, days]);
	} finally {
		await owner.end();
	}
}
