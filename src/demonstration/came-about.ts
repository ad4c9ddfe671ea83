import { m } from '#messages';
import type { Filled } from './guide.ts';
import { listeningPages } from './listening-pages.ts';
import { eyesOf, type Step } from './tour.ts';
import { votePages } from './vote-pages.ts';

type Eyes = ReturnType<typeof eyesOf>;

const asPath = (path: string): string => path;

/** How the course came about: from what a parent says to the poster of the course that is called as parents chose, and back. */
export function cameAboutOf(filled: Filled): Step[] {
	const eyes = eyesOf(filled);
	return [
		...fromWhatIsSaid(filled, eyes),
		...toAName(filled, eyes),
		...toAPlan(filled, eyes),
		...andBack(filled, eyes)
	];
}

function fromWhatIsSaid({ listening, votes }: Filled, { leader, ruth, amina, nadia, visitor }: Eyes): Step[] {
	const { listen, listenLink, heard, themes, workshopPlan, reading } = listeningPages(asPath, listening);
	const { board, screen } = votePages(votes, asPath);
	return [
		{
			title: m.demonstration_came_listen(),
			text: m.demonstration_came_listen_text(),
			stops: [
				leader.to(m.demonstration_came_listen_write(), listen),
				visitor(m.demonstration_came_listen_link(), listenLink),
				leader.to(m.demonstration_came_listen_heard(), heard)
			]
		},
		{
			title: m.demonstration_came_themes(),
			text: m.demonstration_came_themes_text(),
			stops: [
				amina.to(m.demonstration_came_themes_notes(), `/together/${votes?.project ?? ''}/notes`),
				amina.to(m.demonstration_came_themes_name(), themes),
				nadia.to(m.demonstration_came_themes_hers(), themes)
			]
		},
		{
			title: m.demonstration_came_workshop(),
			text: m.demonstration_came_workshop_text(),
			stops: [
				amina.to(m.demonstration_came_workshop_plan(), workshopPlan),
				ruth.to(m.demonstration_came_workshop_board(), board),
				visitor(m.demonstration_came_workshop_card(), '/together/board'),
				visitor(m.demonstration_came_workshop_screen(), screen),
				amina.to(m.demonstration_came_workshop_reading(), reading)
			]
		}
	];
}

function toAName({ votes }: Filled, { ruth, nadia, teller, visitor }: Eyes): Step[] {
	const { suggest, suggestions, noGo, vote, voteLink, slip, roll, result, resultBlt } = votePages(votes, asPath);
	return [
		{
			title: m.demonstration_came_names(),
			text: m.demonstration_came_names_text(),
			stops: [
				visitor(m.demonstration_came_names_suggest(), suggest),
				visitor(m.demonstration_came_names_follow(), '/together/suggest/mine'),
				ruth.to(m.demonstration_came_names_read(), suggestions),
				ruth.to(m.demonstration_came_names_no_go(), noGo)
			]
		},
		{
			title: m.demonstration_came_vote(),
			text: m.demonstration_came_vote_text(),
			stops: [
				nadia.to(m.demonstration_came_vote_hers(), vote),
				visitor(m.demonstration_came_vote_link(), voteLink),
				visitor(m.demonstration_came_vote_slip(), slip),
				teller.to(m.demonstration_came_vote_roll(), roll)
			]
		},
		{
			title: m.demonstration_came_result(),
			text: m.demonstration_came_result_text(),
			stops: [
				visitor(m.demonstration_came_result_read(), result),
				visitor(m.demonstration_came_result_count(), resultBlt),
				ruth.to(m.demonstration_came_result_name(), `/together/${votes?.project ?? ''}/${votes?.finished ?? ''}/name`)
			]
		}
	];
}

function toAPlan({ listening, votes }: Filled, { ruth, nadia, amina, panellist, visitor }: Eyes): Step[] {
	const { criteria, coursePlan, guide } = listeningPages(asPath, listening);
	const { document, changes, call, panel } = votePages(votes, asPath);
	return [
		{
			title: m.demonstration_came_criteria(),
			text: m.demonstration_came_criteria_text(),
			stops: [
				nadia.to(m.demonstration_came_criteria_hers(), criteria),
				amina.to(m.demonstration_came_criteria_plan(), coursePlan)
			]
		},
		{
			title: m.demonstration_came_document(),
			text: m.demonstration_came_document_text(),
			stops: [
				nadia.to(m.demonstration_came_document_comment(), document),
				ruth.to(m.demonstration_came_document_changes(), changes)
			]
		},
		{
			title: m.demonstration_came_call(),
			text: m.demonstration_came_call_text(),
			stops: [visitor(m.demonstration_came_call_apply(), call), panellist.to(m.demonstration_came_call_rate(), panel)]
		},
		{
			title: m.demonstration_came_guide(),
			text: m.demonstration_came_guide_text(),
			stops: [
				ruth.to(m.demonstration_came_guide_stages(), guide),
				ruth.to(m.demonstration_came_guide_words(), '/together/words')
			]
		}
	];
}

function andBack({ listening, courses, fillingSlug }: Filled, { ruth, nadia, amina, visitor }: Eyes): Step[] {
	const { promises, because } = listeningPages(asPath, listening);
	const filling = `/manage/on/${courses.filling}`;
	return [
		{
			title: m.demonstration_came_promises(),
			text: m.demonstration_came_promises_text(),
			stops: [
				visitor(m.demonstration_came_promises_read(), promises),
				visitor(m.demonstration_came_promises_because(), because),
				nadia.to(m.demonstration_came_promises_mine(), '/together/mine')
			]
		},
		{
			title: m.demonstration_came_poster(),
			text: m.demonstration_came_poster_text(),
			stops: [
				ruth.to(m.demonstration_came_poster_print(), `${filling}/share`),
				visitor(m.demonstration_came_poster_page(), `/on/${fillingSlug}`),
				visitor(m.demonstration_came_poster_back(), `/together/because/cohort/${courses.filling}`),
				amina.to(m.demonstration_came_poster_meeting(), '/today'),
				ruth.to(m.demonstration_came_poster_tie(), `${filling}/because`)
			]
		}
	];
}
