import * as v from 'valibot';
import type { Words } from '#platform/forms/words.ts';
import { momentFile, moments, type Activity } from './activity.ts';
import choose from './library/choose.json' with { type: 'json' };
import close from './library/close.json' with { type: 'json' };
import find from './library/find.json' with { type: 'json' };
import shape from './library/shape.json' with { type: 'json' };

type InFile = v.InferOutput<typeof momentFile>['activities'][number];

function asActivity({ en, es, ...facts }: InFile): Omit<Activity, 'moment'> {
	const words = (name: 'title' | 'aim' | 'need' | 'reading' | 'mind'): Words => ({ en: en[name], es: es[name] });
	return {
		...facts,
		...{ title: words('title'), aim: words('aim'), need: words('need') },
		steps: { en: en.steps.join('\n'), es: es.steps.join('\n') },
		...{ reading: words('reading'), mind: words('mind'), credit: '' }
	};
}

const files = [find, shape, choose, close].map((file) => v.parse(momentFile, file));

/** The activities that come with Kith, moment by moment. */
export const activityLibrary: readonly Activity[] = moments.flatMap((moment) =>
	files
		.filter((file) => file.moment === moment)
		.flatMap(({ activities }) => activities.map((one) => ({ ...asActivity(one), moment })))
);

/** An activity of the library by its name. */
export function activityInLibrary(id: string): Activity | undefined {
	return activityLibrary.find((activity) => activity.id === id);
}
