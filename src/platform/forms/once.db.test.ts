import { isActionFailure, isRedirect } from '@sveltejs/kit';
import { sql } from 'kysely';
import * as v from 'valibot';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { tidyIdentity } from '#platform/identity/jobs.server.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { doneWith, refused } from '#platform/outcome.ts';
import { test, type House } from '../../../tests/support/house.ts';
import { formId, line } from './fields.ts';
import { once } from './once.server.ts';
import { readForm, type Problem } from './read.server.ts';

const noteForm = v.object({ id: formId, words: line() });

/** Somebody with a page that keeps what is sent: what was done, and the answer to each sending. */
async function somebody(house: House) {
	const id = await makeAccount(house.owner.db, house.orgId, `${uuidv7()}@example.org`);
	const { token } = await house.as('door', (door) => openSession(door, id, false));
	const written: { id: string; words: string }[] = [];
	const send = async (form: string, words: string, to = '/here') => {
		const body = new URLSearchParams({ id: form, words });
		const read = await readForm(new Request(`http://localhost${to}`, { method: 'POST', body }), noteForm);
		if (!read.ok) throw new Error('the form was not whole');
		const answer = once(
			read,
			(work) => house.signedIn(hashOf(token), work),
			async (_, note) => {
				if (note.words === 'never') return refused('never' as const);
				written.push(note);
				return doneWith(note.id);
			},
			{ to: (made) => `/made/${made}`, say: () => ['No.', 'words'] }
		);
		return answer.catch((thrown: unknown) => thrown);
	};
	return { id, written, send };
}

const placeOf = (answer: unknown) => (isRedirect(answer) ? answer.location : answer);
const problemOf = (answer: unknown) => {
	if (!isActionFailure(answer)) throw new Error('it was taken');
	return { status: answer.status, ...(answer.data as unknown as Problem) };
};

test('the same form with the same content has one effect, also at the same moment, and leads to the same page', async ({
	house
}) => {
	const { send, written } = await somebody(house);
	const form = uuidv7();
	const answers = [...(await Promise.all([1, 2, 3].map(() => send(form, 'one')))), await send(form, 'one')];
	expect(written).toHaveLength(1);
	expect(new Set(answers.map(placeOf))).toEqual(new Set([`/made/${written[0]?.id}`]));
	expect(written[0]?.id, 'an id that was sent is never the key of a row').not.toBe(form);
	await send(form.toUpperCase(), 'one');
	expect(written).toHaveLength(1);
});

test('the same form with other content is never taken for done: all that was typed comes back, without its id', async ({
	house
}) => {
	const { send, written } = await somebody(house);
	const form = uuidv7();
	await send(form, 'none');
	expect(problemOf(await send(form, 'PEANUTS'))).toMatchObject({
		status: 409,
		typed: { words: 'PEANUTS' },
		see: `/made/${written[0]?.id}`
	});
	expect(problemOf(await send(form, 'PEANUTS')).typed.id).toBeUndefined();
	expect(problemOf(await send(form, 'none', '/elsewhere')).status, 'another page is other content').toBe(409);
	expect(written).toMatchObject([{ words: 'none' }]);
	await send(uuidv7(), 'PEANUTS');
	expect(written).toHaveLength(2);
});

test('somebody else with the same id is in nobody’s way and learns nothing of it', async ({ house }) => {
	const [one, other] = [await somebody(house), await somebody(house)];
	const form = uuidv7();
	await one.send(form, 'one');
	expect(placeOf(await other.send(form, 'two'))).toBe(`/made/${other.written[0]?.id}`);
});

test('what a rule refused may be put right and sent again under its id', async ({ house }) => {
	const { send, written } = await somebody(house);
	const form = uuidv7();
	expect(problemOf(await send(form, 'never'))).toMatchObject({ status: 409, errors: { words: 'No.' } });
	await send(form, 'put right');
	expect(written).toMatchObject([{ words: 'put right' }]);
});

test('what was sent 30 days ago is let go, nothing younger, and all of it with her account', async ({ house }) => {
	const { id, send } = await somebody(house);
	await send(uuidv7(), 'old');
	await sql`update platform.sent_form set sent_at = platform.now() - interval '31 days' where sent_by = ${id}`.execute(
		house.owner.db
	);
	await send(uuidv7(), 'young');
	const kept = async () =>
		(await house.owner.db.selectFrom('platform.sent_form').select('form_id').where('sent_by', '=', id).execute())
			.length;
	expect(await kept()).toBe(2);
	await house.as('job', tidyIdentity);
	expect(await kept()).toBe(1);
	await house.owner.db.deleteFrom('platform.session').where('account_id', '=', id).execute();
	await house.owner.db.deleteFrom('platform.account').where('id', '=', id).execute();
	expect(await kept()).toBe(0);
});
