import { listOwnCampaigns } from '#rooms/coproduction/campaign/queries.server.ts';
import { listInvitations } from '#rooms/evaluation/invitation/queries.server.ts';
import { listHelped } from '#rooms/evaluation/telling/helper/queries.server.ts';
import { listOwnSittings } from '#rooms/creche/day-note/queries.server.ts';
import { listChildren } from '#rooms/people/child/queries.server.ts';
import { listTurns } from '#rooms/coproduction/ballot/queries.server.ts';
import { listOwnProjects } from '#rooms/coproduction/project/queries.server.ts';
import { listTellings } from '#rooms/coproduction/paper/queries.server.ts';
import { listOpenDocuments } from '#rooms/coproduction/document/queries.server.ts';
import { listOwnPanels } from '#rooms/coproduction/panel/queries.server.ts';
import { listAsked } from '#rooms/coproduction/consultation/queries.server.ts';
import { listNamesAsked } from '#rooms/coproduction/suggestion/queries.server.ts';
import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import { listChangesFor } from '#rooms/people/on-behalf/queries.server.ts';
import { findCalled } from '#rooms/people/person/queries.server.ts';
import { isToBeAskedAgain } from '#rooms/people/child/policy.ts';
import type { WhileWaiting } from '#rooms/programmes/joining/while-waiting/policy.ts';
import { getWhileWaiting } from '#rooms/programmes/joining/while-waiting/queries.server.ts';
import { listMyGroups, listMyResting } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { listUnanswered } from '#rooms/programmes/taking-part/agreement/queries.server.ts';
import { listFinishedProgrammes, listMyInvitations } from '#rooms/programmes/taking-part/alumni/queries.server.ts';
import { leadsToBooklets } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { listMyCourses } from '#rooms/programmes/taking-part/my-page/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Language } from '#platform/i18n/language-list.ts';

/** While everything is quiet her page shows nothing of any of it. */
const nothing = {
	turns: [],
	tellings: [],
	changes: [],
	courses: [],
	meanwhile: {} as Record<string, WhileWaiting>,
	groups: [],
	resting: [],
	creche: [],
	unanswered: [],
	gatherings: [],
	hasFinished: false,
	invitations: [],
	listening: [],
	panels: [],
	helped: [],
	namesAsked: [],
	openDocuments: [],
	asked: [],
	projects: [],
	askAgain: false
};

/** What waits for her, and what she comes to, for her own page. */
export async function whatIsHers(tx: Tx, language: Language) {
	const id = tx.actor.id ?? '';
	const called = await findCalled(tx, id);
	if (await isQuiet(tx, id)) return { called, ...nothing };
	const children = await listChildren(tx, id);
	const courses = await listMyCourses(tx, id);
	const meanwhile: Record<string, WhileWaiting> = {};
	for (const { cohort, waits } of courses) if (waits) meanwhile[cohort.id] ??= await getWhileWaiting(tx, cohort.id);
	return {
		called,
		tellings: await listTellings(tx),
		turns: (await listTurns(tx)).filter(({ voted }) => !voted),
		changes: await listChangesFor(tx, id, 5),
		courses,
		meanwhile,
		groups: await listMyGroups(tx, id),
		resting: await listMyResting(tx, id),
		creche: await listOwnSittings(tx),
		unanswered: await listUnanswered(tx),
		gatherings: (await listMyInvitations(tx)).filter(({ isComing }) => !isComing),
		hasFinished: (await listFinishedProgrammes(tx)).length > 0,
		hasBooklets: await leadsToBooklets(tx),
		invitations: await listInvitations(tx, language),
		listening: await listOwnCampaigns(tx),
		panels: await listOwnPanels(tx),
		helped: await listHelped(tx),
		namesAsked: await listNamesAsked(tx),
		openDocuments: await listOpenDocuments(tx),
		asked: (await listAsked(tx)).map(({ id: consultation, title }) => ({ id: consultation, title })),
		projects: (await listOwnProjects(tx)).map(({ id: project, name }) => ({ id: project, name })),
		askAgain: children.some((child) => isToBeAskedAgain(child.confirmedAt, tx.now))
	};
}
