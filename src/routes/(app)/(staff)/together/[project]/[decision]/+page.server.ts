import { redirect } from '@sveltejs/kit';
import { aboutInUrn } from '#rooms/coproduction/ballot/queries.server.ts';
import { voidDecision } from '#rooms/coproduction/decision/commands.server.ts';
import { voidForm } from '#rooms/coproduction/decision/form.ts';
import { addOption, changeOption, removeOption } from '#rooms/coproduction/option/commands.server.ts';
import { changeOptionForm, newOptionForm } from '#rooms/coproduction/option/form.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { remindAll } from '#rooms/coproduction/roll/commands.server.ts';
import { mayAddToRoll } from '#rooms/coproduction/roll/policy.ts';
import { lettersOf, listAdditions, rollSize, wouldBeOnRoll } from '#rooms/coproduction/roll/queries.server.ts';
import { suggestedBy } from '#rooms/coproduction/suggestion/queries.server.ts';
import { mayNameProgramme } from '#rooms/programmes/courses/programme/policy.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { optionRefusalWords, remindRefusalWords } from '#rooms/coproduction/decision/choices.ts';
import { m } from '#messages';
import { isListOpen, isUnopened } from '#rooms/coproduction/decision/policy.ts';
import { toRun } from '../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		const { decision } = shown;
		const isOpen = decision.state === 'open';
		return {
			...shown,
			id: uuidv7(),
			options: await listOptions(tx, params.decision),
			by: await suggestedBy(tx, params.decision),
			wouldBeOn: isUnopened(decision) ? await wouldBeOnRoll(tx, params.decision) : null,
			isListOpen: isListOpen(decision),
			running: isOpen ? await howItRuns(tx, params.decision) : null,
			adds: mayAddToRoll(tx.actor),
			names: mayNameProgramme(tx.actor) && shown.project.programmeId !== null,
			zone: tx.zone,
			now: tx.now
		};
	});

/** What may be known of an open vote: about how many papers, how the letters went, who was added and why. Never a count of an option. */
async function howItRuns(tx: Tx, decisionId: string) {
	const onRoll = await rollSize(tx, decisionId);
	const { written, waiting, toRing, unreachable } = await lettersOf(tx, decisionId);
	return {
		onRoll,
		about: await aboutInUrn(tx, decisionId),
		letters: { written, waiting, toRing, unreachable, missing: onRoll - written - waiting - toRing - unreachable },
		additions: await listAdditions(tx, decisionId)
	};
}

const at = ({ project, decision }: { project: string; decision: string }) => `/together/${project}/${decision}`;

export const actions: Actions = {
	add: async ({ request, locals, params }) => {
		const form = await readForm(request, newOptionForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, option) => addOption(tx, params.decision, option), {
			to: () => `${at(params)}?said=option-added#add`,
			say: (reason) => optionRefusalWords[reason]()
		});
	},
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeOptionForm);
		if (!form.ok) return form.problem;
		const { option, ...fields } = form.value;
		const outcome = await locals.tx((tx) => changeOption(tx, params.decision, option, fields));
		if (!outcome.ok) return form.refuse(optionRefusalWords[outcome.reason]());
		redirect(303, `${at(params)}?saved`);
	},
	remove: async ({ request, locals, params }) => {
		const option = await textIn(request, 'option');
		const outcome = await locals.tx((tx) => removeOption(tx, params.decision, option));
		if (!outcome.ok) return refusal(optionRefusalWords[outcome.reason]());
		redirect(303, `${at(params)}?said=option-removed`);
	},
	remind: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => remindAll(tx, params.decision));
		if (!outcome.ok) return refusal(remindRefusalWords[outcome.reason]());
		redirect(303, `${at(params)}?said=vote-reminded`);
	},
	void: async ({ request, locals, params }) => {
		const form = await readForm(request, voidForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => voidDecision(tx, params.decision, form.value.reason));
		if (!outcome.ok) return form.refuse(m.coproduction_run_over_already());
		redirect(303, `${at(params)}?said=vote-void`);
	}
};
