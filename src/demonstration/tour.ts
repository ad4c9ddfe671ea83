import { m } from '#messages';
import type { Filled, Somebody } from './guide.ts';

/** One thing to look at: signed in as whom, and where. */
export interface Stop {
	title: string;
	/** What she is called, and what she does. */
	name: string;
	as: string;
	href: string;
}

/** One step of the tour: what to look at, and as whom. */
export interface Step {
	title: string;
	text: string;
	stops: Stop[];
}

/** The demonstration from the poster to the report, step by step; each link signs in as somebody and opens her page. */
export function tourOf(filled: Filled): { steps: Step[]; neighbour: Stop } {
	const eyes = eyesOf(filled);
	return {
		steps: [...untilItBegins(filled, eyes), ...onceItRuns(filled, eyes)],
		neighbour: eyes.carol.to(m.demonstration_tour_neighbour(), '/start')
	};
}

const pageOf =
	({ courses }: Filled) =>
	(cohort: keyof Filled['courses']) =>
		`/manage/on/${courses[cohort]}`;

/** Everybody as whom one can sign in to the demonstration, each with her link. */
export function eyesOf({ links }: Filled) {
	const lent = (who: Somebody, name: string, as: (whom: { name: string }) => string, at = '') => ({
		to: (title: string, path: string): Stop => ({
			title,
			name,
			as: as({ name }),
			href: `${at}/demo/${links[who]}?next=${encodeURIComponent(path)}`
		})
	});
	return {
		ruth: lent('coordinator', 'Ruth', m.demonstration_tour_as_coordinator),
		nadia: lent('parent', 'Nadia', m.demonstration_tour_as_parent),
		hana: lent('formerParent', 'Hana', m.demonstration_tour_as_former_parent),
		amina: lent('facilitator', 'Amina', m.demonstration_tour_as_facilitator),
		grace: lent('secondFacilitator', 'Grace', m.demonstration_tour_as_facilitator),
		joy: lent('creche', 'Joy', m.demonstration_tour_as_creche_worker),
		helen: lent('safeguardingLead', 'Helen', m.demonstration_tour_as_safeguarding_lead),
		ines: lent('evaluator', 'Inés', m.demonstration_tour_as_evaluator),
		teresa: lent('programmeLead', 'Teresa', m.demonstration_tour_as_programme_lead),
		meera: lent('areaCoordinator', 'Meera', m.demonstration_tour_as_area_coordinator),
		carol: lent('otherCoordinator', 'Carol', m.demonstration_tour_as_other_coordinator, '/o/river-street'),
		leader: lent('parentLeader', 'Zeynep', m.demonstration_tour_as_parent_leader),
		teller: lent('teller', 'Grace', m.demonstration_tour_as_teller),
		panellist: lent('panellist', 'Grace', m.demonstration_tour_as_panellist),
		visitor: (title: string, href: string): Stop => ({
			title,
			name: m.demonstration_tour_you(),
			as: m.demonstration_tour_as_visitor(),
			href
		})
	};
}

type Eyes = ReturnType<typeof eyesOf>;

function untilItBegins(filled: Filled, { ruth, nadia, helen, ines, visitor }: Eyes): Step[] {
	const manage = pageOf(filled);
	const course = `/on/${filled.fillingSlug}`;
	return [
		{
			title: m.demonstration_tour_plan(),
			text: m.demonstration_tour_plan_text(),
			stops: [
				ruth.to(m.demonstration_tour_plan_make(), '/manage/on/new'),
				ruth.to(m.demonstration_tour_plan_publish(), manage('draft')),
				ruth.to(m.demonstration_tour_plan_poster(), `${manage('filling')}/share`)
			]
		},
		{
			title: m.demonstration_tour_join(),
			text: m.demonstration_tour_join_text(),
			stops: [
				visitor(m.demonstration_tour_join_page(), course),
				visitor(m.demonstration_tour_join_form(), `${course}/join`),
				ruth.to(m.demonstration_tour_join_letters(), '/letters'),
				nadia.to(m.demonstration_tour_join_hers(), '/me')
			]
		},
		{
			title: m.demonstration_tour_before(),
			text: m.demonstration_tour_before_text(),
			stops: [
				nadia.to(m.demonstration_tour_before_answer(), '/me'),
				helen.to(m.demonstration_tour_before_concern(), '/concerns'),
				helen.to(m.demonstration_tour_before_deputy(), '/appointments'),
				ines.to(m.demonstration_tour_before_waves(), '/evaluation/waves')
			]
		}
	];
}

function onceItRuns(filled: Filled, { ruth, hana, amina, joy, ines, teresa }: Eyes): Step[] {
	const manage = pageOf(filled);
	const { courses, report } = filled;
	return [
		{
			title: m.demonstration_tour_day(),
			text: m.demonstration_tour_day_text(),
			stops: [
				amina.to(m.demonstration_tour_day_open(), '/today'),
				ruth.to(m.demonstration_tour_day_people(), `${manage('running')}/people`)
			]
		},
		{
			title: m.demonstration_tour_creche(),
			text: m.demonstration_tour_creche_text(),
			stops: [joy.to(m.demonstration_tour_creche_open(), '/today')]
		},
		{
			title: m.demonstration_tour_after(),
			text: m.demonstration_tour_after_text(),
			stops: [
				hana.to(m.demonstration_tour_after_certificate(), `/me/certificates/${courses.finished}`),
				ruth.to(m.demonstration_tour_after_reunion(), `${manage('finished')}/reunion`)
			]
		},
		{
			title: m.demonstration_tour_report(),
			text: m.demonstration_tour_report_text(),
			stops: [
				ines.to(m.demonstration_tour_report_make(), '/evaluation'),
				ines.to(m.demonstration_tour_report_open(), `/evaluation/reports/${report}`),
				ines.to(m.demonstration_tour_report_pdf(), `/evaluation/reports/${report}/report.pdf`),
				ines.to(m.demonstration_tour_report_import(), '/evaluation/data/import'),
				teresa.to(m.demonstration_tour_report_areas(), '/manage/areas')
			]
		}
	];
}
