// Where the pages of listening are found in the demonstration, and by whom.
import type { Guide } from '../../src/demonstration/guide.ts';

const ofProject = (end: string) => (guide: Guide) => guide.pages.heard.replace(/heard$/, end);
const staff = '/(app)/(staff)/together/[project]';

/** By whom each is opened, as in pages.ts. */
export const listeningPages = {
	coordinator: {
		'/(app)/(mine)/together/[project]/heard': ofProject('heard'),
		[`${staff}/listening`]: ofProject('listening'),
		[`${staff}/listening/new`]: ofProject('listening/new'),
		[`${staff}/listening/[campaign]`]: { on: ofProject('listening'), link: /\/listening\/[0-9a-f-]{36}$/ },
		[`${staff}/notes`]: ofProject('notes'),
		[`${staff}/notes/[note]`]: { on: ofProject('notes'), link: /\/notes\/[0-9a-f-]{36}$/ },
		[`${staff}/themes/new`]: ofProject('themes/new'),
		[`${staff}/themes/[theme]`]: { on: ofProject('themes'), link: /\/themes\/[0-9a-f-]{36}$/ }
	},
	parentLeader: {
		'/(app)/(mine)/together/[project]/themes': ofProject('themes'),
		'/(app)/(mine)/together/listen': '/together/listen',
		'/(app)/(mine)/together/listen/[campaign]': ({ pages }: Guide) => pages.listen,
		'/(app)/(mine)/together/listen/[campaign]/[note]': {
			on: ({ pages }: Guide) => pages.listen,
			link: /\/listen\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/
		}
	}
};
