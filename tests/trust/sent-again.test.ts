// A form's id used again: the same content is quiet, other content is never "saved".
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { declared } from './actions.ts';
import { keyedActions, keyedIn, keyedSchemas } from './keyed.ts';
import { send, test, touched } from './send.ts';
import type { Served } from './served.ts';

const timeout = 120_000;

/** The forms that strangers send, which keep a hash of what was typed instead: something corrected is another form there, and is taken; and a tap of somebody who is not known, which counts once by its id. */
const byReceipt = [
	'/(app)/(staff)/together/[project]/calls/[wanted]/apply',
	'/(public)/hear',
	'/(public)/here/[code]',
	'/(public)/joined/[receipt]',
	'/(public)/listen/[link]',
	'/(public)/on/[course]',
	'/(public)/on/[course]/ask',
	'/(public)/on/[course]/guest',
	'/(public)/on/[course]/join',
	'/(public)/refer',
	'/(public)/together/board/[code]',
	'/(public)/together/call/[link]',
	'/(public)/together/call/hours?/note',
	'/(public)/together/consultation/[link]',
	'/(public)/together/report/[kind]/[end]',
	'/(public)/together/suggest/[link]'
];

const isStrangers = ({ action }: { action: string }) => byReceipt.includes(action);

test('every form with an id of its own does once what it asks, and is tried here', () => {
	const { actions: all, astray } = keyedActions();
	const actions = all.filter((one) => !isStrangers(one));
	expect(actions.filter(({ once }) => !once)).toEqual([]);
	expect([...astray, ...all.filter(isStrangers).map(({ action }) => action)].sort()).toEqual(byReceipt);
	const tried = Object.keys(declared).filter((action) => declared[action]?.other);
	expect(tried.sort()).toEqual(actions.map(({ action }) => action).sort());
	expect(tried.length).toBeGreaterThan(10);
	const planted =
		"import { worryForm } from '#rooms/safeguarding/worry/form.ts';\nexport const actions = {\n\tadd: async () => {\n\t\treadForm(request, worryForm);\n\t}\n};";
	expect(keyedIn('/here', planted, keyedSchemas())).toEqual([{ action: '/here?/add', once: false }]);
});

/** What the scene lacks for these forms to be taken: a message to be said to somebody with a place; an offer that is open, of a course with meetings to come; a course that is over; a child that is in the crèche today. */
const plain = `update platform.letter set withheld = 'by-phone' where account_id = '$her';
	update programmes.registration set state = 'place', place_at = platform.now(), offered_at = null, offer_ends_at = null, left_at = null, left_why = null where person_id = '$her'`;
const ready: Record<string, string> = {
	'/(app)/(staff)/manage/notices/new':
		'update programmes.cohort set published_at = coalesce(published_at, platform.now())',
	// while the meetings are still today's
	'/(app)/(staff)/sessions/[session]/creche/[child]?/tell': `insert into people.creche_day (org_id, circle_id, child_id, day)
		select distinct d.org_id, d.circle_id, d.child_id, (platform.now() at time zone 'Europe/London')::date from people.creche_day d
			join people.child k on k.id = d.child_id where k.person_id = '$her' on conflict do nothing`,
	'/(app)/(staff)/manage/phone?/answer': `update programmes.registration set state = 'offered', place_at = null, offered_at = platform.now(),
		offer_ends_at = platform.now() + interval '1 day' where person_id = '$her';
		update programmes.session set starts_at = starts_at + interval '9 days', ends_at = ends_at + interval '9 days'`,
	// while nobody is asked in it yet
	'/(app)/(staff)/together/[project]/consultations/[consultation]?/group':
		'update coproduction.consultation set opened_at = null',
	'/(app)/(staff)/together/[project]/consultations/[consultation]?/question': '',
	// the day of its own that a celebration was given is over too
	'/(app)/(staff)/manage/on/[cohort]/reunion': `update programmes.session set starts_at = starts_at - interval '400 days', ends_at = ends_at - interval '400 days'
			where starts_at > platform.now() + interval '100 days';
		update programmes.session set starts_at = starts_at - interval '18 days', ends_at = ends_at - interval '18 days';
		update programmes.cohort set published_at = platform.now() - interval '30 days'`,
	// after the reunion, which no meeting may follow
	'/(app)/(staff)/manage/on/[cohort]/block': ''
};

/** What is wrong with how a form is answered that is sent twice, with other words, and by somebody else. */
async function faultsOf(watched: Served, action: string): Promise<string[]> {
	const { does, other } = declared[action] ?? {};
	const may = does?.another ?? [];
	const who = may.find((one) => one === 'coordinator') ?? may[0] ?? 'parent';
	const whose = may.length ? 'another' : 'own'; // what nobody does for somebody else, she does for herself
	const another = may.find((one) => one !== who);
	const { set } = watched;
	await set.scene.owner.query(`${plain}; ${ready[action] ?? ''}`.replaceAll('$her', set.ids.person.stranger ?? ''));
	await touched(watched);
	const id = randomUUID();
	const sends = (words: Record<string, string> = {}, as = who) => send(watched, action, as, whose, { ...words, id });
	const [first, again, conflict] = [await sends(), await sends(), await sends(other)];
	const hers = another && (await sends(other, another));
	const rules: [string, boolean][] = [
		[`is taken: ${first.status}`, first.status < 400 && first.changed.includes('INSERT platform.sent_form')],
		['again is quiet', again.status === first.status && again.to === first.to && !again.changed.length],
		[`other words: ${conflict.status} ${conflict.changed.join()}`, conflict.status === 409 && !conflict.changed.length],
		['other words are said to be not saved', conflict.body.includes('You have sent this form before')],
		['other words come back without the old id', !conflict.body.includes(id)],
		[
			`another: ${hers && hers.status}`,
			!hers || (hers.status < 500 && !hers.body.includes('You have sent this form before'))
		]
	];
	return rules.flatMap(([rule, holds]) => (holds ? [] : [`${action}: ${rule}`]));
}

test('every one of them, sent again', { timeout }, async ({ watched }) => {
	const last = Object.keys(ready);
	const actions = keyedActions()
		.actions.filter((one) => !isStrangers(one))
		.map(({ action }) => action);
	const faults: string[] = [];
	for (const action of actions.sort((one, other) => last.indexOf(one) - last.indexOf(other)))
		faults.push(...(await faultsOf(watched, action)));
	expect(faults).toEqual([]);
});
