// A page goes by the moment at which its rows were read, also when it comes as the answer to a form: whoever may be reached now is not
// said to be out of reach beside the code that was just made for her.
import { expect } from 'vitest';
import { test, post } from './send.ts';

const page = '/(app)/(staff)/manage/people/[person]';

test('a code is made for her, and her ways stay open', async ({ watched }) => {
	const { owner } = watched.set.scene;
	await owner.query(
		`update people.safe_contact set may_call = true, days = '{1,2,3,4,5,6,7}', from_hour = 0, to_hour = 24`
	);
	await owner.query('delete from platform.sign_in_name where account_id = $1', [watched.set.ids.person.stranger]);
	for (let time = 0; time < 5; time++) {
		const { status, body } = await post(watched, `${page}?/code`, 'coordinator', 'another');
		const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? '';
		expect(status, main).toBe(200);
		expect(main).toContain('Safe now');
	}
});
