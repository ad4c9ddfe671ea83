import { listenToParents } from './listening.ts';
import { lookForLikenesses } from '#rooms/people/likeness/jobs.server.ts';
import { fallQuiet } from '#rooms/people/loss/commands.server.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { listRegistrationsOf } from '#rooms/programmes/joining/registration/queries.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { makeDemonstrationLink } from '../platform/identity/demonstration.ts';
import { countQuarters } from '#rooms/programmes/desk/area-figure/jobs.server.ts';
import { askAroundCourses, tellTheTeam } from './asked.ts';
import { layAreas } from './areas.ts';
import { hangLogos } from './logos.ts';
import { reportAndAsk } from './asking.ts';
import { openCourses, type Courses } from './courses.ts';
import { daysAround, type Days } from './days.ts';
import { filledBefore, guideTo, noteFilled, who, type Filled, type Guide } from './guide.ts';
import { hana, maya, nadia, oksana } from './people.ts';
import { writeNotes } from './notes.ts';
import { writeNotices } from './notices.ts';
import { openMornings, openOnline, openTrip, openWorkshop } from './once.ts';
import { openGroup, runGroup, sayWhoMayCome } from './group.ts';
import { openDropIn, runDropIn } from './young.ts';
import { askForMoney } from './money.ts';
import { nameWhoCollects } from './collecting.ts';
import { farah, tellOfConduct, type OfConduct } from './conduct.ts';
import { giveBooklets } from './booklets.ts';
import { takeRegisterAlong } from './pocket.ts';
import { goRound } from './rounds.ts';
import { leadInGroup, offerToShow } from './showing.ts';
import { agreeTogether, growGoals } from './together.ts';
import { endTogether } from './celebrating.ts';
import { planRota } from './rota.ts';
import { referSome } from './referrals.ts';
import { hangOnTheWall } from './wall.ts';
import { planToEvaluate } from './evaluation-plan.ts';
import { moveOneSession, runSessions, showDifferently } from './sessions.ts';
import { saveTemplate } from './templates.ts';
import { Speakers, type Work } from './speakers.ts';
import { fillEightYears } from './large/fill.ts';
import type { Size } from './size.ts';
import { accountOf, addMember, askForDeputy, foundOrganisation, letTeamChange, letThemHaveSetUp } from './staff.ts';
import { holdVotes } from './votes.ts';
import { keepDuty } from './duty.ts';
import { bringToToday, letThemHaveAskedThen } from './today.ts';
import { tellOnPhone } from './pushing.ts';

/** Fills the demonstration charity if it is empty, brings its running course to today, and says where everything is. */
export async function fillDemonstration(origin: string, size: Size = 'small'): Promise<Guide> {
	const before = filledBefore();
	const filled = before ?? (await fill());
	if (!before) {
		await letThemHaveAskedThen();
		noteFilled(filled);
	}
	if (size === 'large' && filled.size !== 'large') {
		await fillEightYears(filled);
		filled.size = size;
		noteFilled(filled);
	}
	return guideTo(filled, await bringToToday(filled.courses.running), origin);
}

async function fill(): Promise<Filled> {
	const organisation = await foundOrganisation('willow-lane', 'Willow Lane', { safeguardingName: 'Helen' });
	const speakers = new Speakers(organisation);
	const days = daysAround(await speakers.host(async (host) => host.now)); // by the database's clock, which the commands go by too
	const neighbours = await fillNeighbours(days);
	try {
		const { courses, areas, others, kept, ...accounts } = await fillWillowLane(speakers, days);
		await letThemHaveSetUp();
		const all = { ...accounts, otherCoordinator: neighbours.coordinator };
		const { finished, running, filling, draft } = courses;
		const { group } = others;
		return {
			organisation,
			other: neighbours.organisation,
			accounts: all,
			links: await linksFor(all, speakers, neighbours.speakers),
			courses: { finished: finished.id, running: running.id, filling: filling.id, draft: draft.id, group: group.id },
			areas: { area: areas.riverside, areaOther: areas.hilltop },
			fillingSlug: filling.slug,
			groupSlug: group.slug,
			youngSlug: others.young.slug,
			workshopSlug: others.workshop.slug,
			guestMine: others.workshop.guestMine,
			tripSlug: others.trip.slug,
			onlineSlug: others.online.slug,
			eachSlug: others.mornings.slug,
			...kept
		};
	} finally {
		await speakers.close();
		await neighbours.speakers.close();
	}
}

/** The charity itself: its courses, its team, what happened so far, and a report. */
async function fillWillowLane(speakers: Speakers, days: Days) {
	const ruth = { called: 'Ruth', email: 'ruth@willow-lane.example', role: 'coordinator' as const };
	const coordinator = await addMember(speakers, ruth);
	const speaks = await speakers.as(coordinator);
	const areas = await speaks(layAreas);
	const courses = await openCourses(speakers, speaks, days, areas);
	await hangLogos(speaks, areas, courses.running.id);
	const above = await addThoseAbove(speakers, areas.riverside);
	const ids = Object.values(courses).map(({ id }) => id);
	const team = await addTeam(speakers, ids);
	await planRota(speakers, speaks, courses.running.id, team.creche);
	await speaks(askForDeputy);
	await speaks((tx) => letTeamChange(tx, courses.filling.id));
	await runSessions(await speakers.as(team.facilitator), courses, days);
	await askAroundCourses(speakers, courses, await speakers.as(team.facilitator));
	const codes = await giveCodes(speakers, speaks, team.facilitator, courses, days);
	const differs = await showDifferently(speaks, courses, days);
	await takeRegisterAlong(speakers, await speakers.as(team.facilitator), courses, differs);
	await moveOneSession(speaks, speakers.job, courses);
	const { secondFacilitator, groupParent, plan, venue, ...others } = await openOthers(speakers, speaks, days, courses);
	const report = await reportAndAsk(speakers, await speakers.as(team.evaluator), courses, days);
	await letGo(speakers, await accountOf(speakers, oksana));
	const parent = await accountOf(speakers, nadia.email ?? '');
	await nameWhoCollects(speakers, { parent, safeguardingLead: team.safeguardingLead });
	await tellTheTeam(await speakers.as(parent, false), courses);
	await writeNotes(await speakers.as(parent, false), await speakers.as(team.facilitator), courses);
	const booklet = await giveBooklets(await speakers.as(team.facilitator), await speakers.as(parent, false), courses);
	await takePart(speakers, speaks, await speakers.as(team.facilitator), courses, days, parent);
	const ofGroup = { id: others.group.id, first: groupParent, led: secondFacilitator };
	await goRound(speakers, days, { id: courses.running.id, first: parent, led: team.facilitator }, ofGroup);
	const alumna = await endTogether(speakers, speaks, courses, days, { ...team, parent });
	await askForMoney(speakers, speaks, courses, { parent, facilitator: team.facilitator });
	const [formerParent, quietParent] = [await accountOf(speakers, hana), await askForQuiet(speakers, maya)];
	const newsletter = await doTimedWork(speakers).then(() => writeNotices(speakers, speaks, courses));
	const lead = { ...team, secondFacilitator, parent, area: areas.riverside };
	const { leads, teller, ...decided } = await decideTogether(speakers, speaks, days, courses, lead);
	const kept = { report, differs, venue, codes, booklet, newsletter, plan, ...decided };
	const parents = { parent, formerParent, quietParent, groupParent, alumna, teller, tripParent: others.trip.parent };
	return { courses, areas, others, kept, coordinator, secondFacilitator, ...above, ...team, ...parents, ...leads };
}

/** Parents are heard, and decide together: one vote is counted, another open, and a parent tells in both; what they chose is evaluated. */
async function decideTogether(
	speakers: Speakers,
	coordinator: Work,
	days: Days,
	{ running, filling }: Courses,
	who: Record<'facilitator' | 'secondFacilitator' | 'evaluator' | 'parent' | 'area', string> & OfConduct
) {
	const heard = { team: [who.facilitator, who.secondFacilitator], parent: who.parent, run: running.id };
	const { listening, leads } = await hearParents(speakers, days, coordinator, heard);
	const teller = await accountOf(speakers, 'grace@example.org');
	const votes = await holdVotes(speakers, days, {
		...{ coordinator, teller, parent: who.parent, facilitator: who.facilitator },
		...{ running: running.id, filling: filling.id, project: listening.project }
	});
	const { evaluation, helps } = await planToEvaluate(speakers, days, { ...who, coordinator });
	const conduct = await tellOfConduct(speakers, who);
	return { conduct, listening, evaluation, leads: { ...leads, ...helps, panellist: teller }, teller, votes };
}

/** What stands in links that were given to somebody, and the code on the wall of today's meeting. */
async function giveCodes(speakers: Speakers, coordinator: Work, facilitator: string, courses: Courses, days: Days) {
	const referred = await referSome(speakers, coordinator, days);
	return { ...referred, wall: await hangOnTheWall(speakers, await speakers.as(facilitator), courses, days) };
}

/** What timed work does by itself some minutes later. */
async function doTimedWork(speakers: Speakers): Promise<void> {
	await speakers.job(countQuarters);
	await speakers.job(lookForLikenesses);
}

/** What parents of the running course want for themselves, could show the others, and agreed on together. */
async function takePart(
	speakers: Speakers,
	coordinator: Work,
	facilitator: Work,
	courses: Courses,
	days: Days,
	parent: string
): Promise<void> {
	await growGoals(speakers, coordinator, courses, days, parent);
	await offerToShow(speakers, facilitator, courses, days, parent);
	await agreeTogether(facilitator, await speakers.as(parent, false), courses, days);
	await tellOnPhone(await speakers.as(parent, false));
}

/** Somebody asks for quiet on her own page. */
async function askForQuiet(speakers: Speakers, email: string): Promise<string> {
	const person = await accountOf(speakers, email);
	const speaks = await speakers.as(person, false);
	await speaks(fallQuiet);
	return person;
}

/** Who coordinates an area, and who leads the programme for all of them. */
async function addThoseAbove(speakers: Speakers, area: string) {
	const meera = { called: 'Meera', email: 'meera@willow-lane.example', role: 'coordinator' as const };
	const teresa = { called: 'Teresa', email: 'teresa@together.example', role: 'programme_lead' as const };
	return {
		areaCoordinator: await addMember(speakers, { ...meera, circleId: area }),
		programmeLead: await addMember(speakers, teresa)
	};
}

/** What parents said before there was a course, and what is asked now; one of those who listen leads. */
async function hearParents(
	speakers: Speakers,
	days: Days,
	coordinator: Work,
	who: { team: string[]; parent: string; run: string }
) {
	const emails = ['zeynep@example.org', 'kwame@example.org', 'lucia@example.org'];
	const parents = await Promise.all(emails.map((email) => accountOf(speakers, email)));
	const { programmeId } = await coordinator((tx) => getCohort(tx, who.run));
	const listening = await listenToParents(speakers, days, { coordinator, parents, ...who, programmeId });
	return { listening, leads: { parentLeader: parents[0] ?? '' } };
}

/** What is no course: a weekly group with an open door and a drop-in, a workshop and a trip; mornings asked for one by one; and a course that meets online. */
async function openOthers(speakers: Speakers, speaks: Work, days: Days, { running }: Courses) {
	const venue = (await speaks((tx) => getCohort(tx, running.id))).venueId ?? '';
	await saveTemplate(speaks, running.id);
	const group = await openGroup(speaks, days);
	const grace = { called: 'Grace', email: 'grace@willow-lane.example', role: 'facilitator' as const };
	const secondFacilitator = await addMember(speakers, { ...grace, circleId: group.id });
	await addMember(speakers, { ...rosa, circleId: group.id });
	const { first: groupParent, next: plan } = await runGroup(await speakers.as(secondFacilitator), group, days);
	await sayWhoMayCome(speakers, groupParent, group);
	await leadInGroup(speakers, await speakers.as(secondFacilitator), group, groupParent, days);
	const young = await openDropIn(speaks, days, venue);
	await addMember(speakers, { ...grace, circleId: young.id });
	await runDropIn(await speakers.as(secondFacilitator), young, days);
	const workshop = await openWorkshop(speakers, speaks, days, venue);
	const trip = await openTrip(speakers, speaks, days);
	const online = await openOnline(speakers, speaks, days);
	const mornings = await openMornings(speakers, speaks, days, venue);
	return { group, young, workshop, trip, online, mornings, secondFacilitator, groupParent, plan, venue };
}

/** She lets her place go by the button of her own page; the place is offered on by itself. */
async function letGo(speakers: Speakers, personId: string): Promise<void> {
	const speaks = await speakers.as(personId, false);
	const outcome = await speaks(async (tx) => {
		const [registration] = await listRegistrationsOf(tx, personId);
		return endRegistration(tx, registration?.id ?? '');
	});
	if (!outcome.ok) throw new Error(`a place of the demonstration could not be let go: ${outcome.reason}`);
}

const rosa = { called: 'Rosa', email: 'rosa@willow-lane.example', role: 'facilitator' as const, language: 'es' };

async function addTeam(speakers: Speakers, circles: string[]) {
	const amina = { called: 'Amina', email: 'amina@willow-lane.example', role: 'facilitator' as const };
	const joy = { called: 'Joy', email: 'joy@willow-lane.example', role: 'creche_worker' as const };
	let [facilitator, creche] = ['', ''];
	for (const circleId of circles) {
		facilitator = await addMember(speakers, { ...amina, circleId });
		creche = await addMember(speakers, { ...joy, circleId });
		await addMember(speakers, { ...rosa, circleId });
	}
	const safeguardingLead = await addMember(speakers, {
		called: 'Helen',
		email: 'helen@willow-lane.example',
		role: 'safeguarding_lead'
	});
	await keepDuty(speakers, safeguardingLead);
	const conductLead = await addMember(speakers, farah);
	await addMember(speakers, { called: 'Margaret', email: 'margaret@trustees.example', role: 'outside_contact' });
	const evaluator = await addMember(speakers, { called: 'Inés', email: 'ines@willow-lane.example', role: 'evaluator' });
	return { facilitator, creche, safeguardingLead, conductLead, evaluator };
}

/** A second charity, so that anybody can see that neither knows of the other. */
async function fillNeighbours(days: Days) {
	const organisation = await foundOrganisation('river-street', 'River Street Parents', { accent: '#1d5c63' });
	const speakers = new Speakers(organisation);
	const coordinator = await addMember(speakers, {
		called: 'Carol',
		email: 'carol@river-street.example',
		role: 'coordinator'
	});
	const speaks = await speakers.as(coordinator);
	await speaks((tx) =>
		makeCohort(tx, {
			label: { en: 'Thursdays by the river', es: 'Jueves junto al río' },
			firstDay: days.free(10),
			now: days.moment(-5)
		})
	);
	return { organisation, speakers, coordinator };
}

async function linksFor(accounts: Filled['accounts'], own: Speakers, others: Speakers): Promise<Filled['links']> {
	const links: Partial<Filled['links']> = {};
	for (const name of [...who, 'formerParent'] as const)
		links[name] = await (name === 'otherCoordinator' ? others : own).door((door) =>
			makeDemonstrationLink(door, accounts[name])
		);
	return links as Filled['links'];
}
