import { m } from '#messages';
import type { Filled } from './guide.ts';
import { eyesOf, type Step } from './tour.ts';

type Eyes = ReturnType<typeof eyesOf>;

/** A whole week of the charity beside its first course: groups, referrals, a hall without signal, money back, numbers. */
export function wholeWeekOf(filled: Filled): Step[] {
	const eyes = eyesOf(filled);
	return [...beforeTheyMeet(filled, eyes), ...whileTheyMeet(filled, eyes), ...whenTheyHaveMet(filled, eyes)];
}

function beforeTheyMeet({ courses, codes, groupSlug }: Filled, { ruth, nadia, visitor }: Eyes): Step[] {
	const group = `/manage/on/${courses.group}`;
	return [
		{
			title: m.demonstration_week_block(),
			text: m.demonstration_week_block_text(),
			stops: [
				ruth.to(m.demonstration_week_block_lay(), group),
				ruth.to(m.demonstration_week_block_poster(), `${group}/share`),
				visitor(m.demonstration_week_block_page(), `/on/${groupSlug}`),
				ruth.to(m.demonstration_week_block_templates(), '/manage/templates')
			]
		},
		{
			title: m.demonstration_week_refer(),
			text: m.demonstration_week_refer_text(),
			stops: [
				visitor(m.demonstration_week_refer_write(), '/refer'),
				visitor(m.demonstration_week_refer_hers(), `/yours/${codes?.referralMine ?? ''}`),
				ruth.to(m.demonstration_week_refer_answer(), '/manage/waiting'),
				ruth.to(m.demonstration_week_refer_call(), '/manage/calls')
			]
		},
		{
			title: m.demonstration_week_on(),
			text: m.demonstration_week_on_text(),
			stops: [
				visitor(m.demonstration_week_on_find(), '/on'),
				visitor(m.demonstration_week_on_fits(), '/fits'),
				nadia.to(m.demonstration_week_on_calendar(), '/me/calendar'),
				ruth.to(m.demonstration_week_on_notices(), '/manage/notices'),
				nadia.to(m.demonstration_week_on_quiet(), '/me/quiet')
			]
		}
	];
}

function whileTheyMeet({ courses, differs = '', booklet }: Filled, { ruth, nadia, amina, joy, visitor }: Eyes): Step[] {
	const meeting = `/me/booklets/${booklet?.session ?? ''}`;
	return [
		{
			title: m.demonstration_week_hall(),
			text: m.demonstration_week_hall_text(),
			stops: [
				amina.to(m.demonstration_week_hall_take(), '/today'),
				visitor(m.demonstration_week_hall_pocket(), '/pocket/'),
				amina.to(m.demonstration_week_hall_differs(), `/sessions/${differs}/marks`),
				ruth.to(m.demonstration_week_hall_missing(), '/manage/pockets')
			]
		},
		{
			title: m.demonstration_week_creche(),
			text: m.demonstration_week_creche_text(),
			stops: [
				ruth.to(m.demonstration_week_creche_solver(), `/manage/on/${courses.running}/rota`),
				joy.to(m.demonstration_week_creche_collect(), '/today')
			]
		},
		{
			title: m.demonstration_week_own(),
			text: m.demonstration_week_own_text(),
			stops: [
				nadia.to(m.demonstration_week_own_goal(), `/me/goal/${courses.running}`),
				nadia.to(m.demonstration_week_own_agreement(), `/me/agreement/${courses.running}`),
				nadia.to(m.demonstration_week_own_booklet(), meeting),
				nadia.to(m.demonstration_week_own_write(), `${meeting}/${booklet?.page ?? ''}`),
				nadia.to(m.demonstration_week_own_needs(), '/me/details/needs')
			]
		}
	];
}

function whenTheyHaveMet({ areas, courses, plan = '' }: Filled, { ruth, meera, nadia, amina, grace }: Eyes): Step[] {
	return [
		{
			title: m.demonstration_week_counts(),
			text: m.demonstration_week_counts_text(),
			stops: [
				grace.to(m.demonstration_week_counts_plan(), `/sessions/${plan}/plan`),
				nadia.to(m.demonstration_week_counts_claim(), '/me/claims'),
				amina.to(m.demonstration_week_counts_approve(), '/claims'),
				ruth.to(m.demonstration_week_counts_costs(), `/manage/on/${courses.running}/costs`),
				ruth.to(m.demonstration_week_counts_came(), '/manage/attendance'),
				ruth.to(m.demonstration_week_counts_import(), '/manage/import')
			]
		},
		{
			title: m.demonstration_week_areas(),
			text: m.demonstration_week_areas_text(),
			stops: [meera.to(m.demonstration_week_areas_hers(), `/manage/areas/${areas.area}`)]
		}
	];
}
